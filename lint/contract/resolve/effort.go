package resolve

// MaxDepth bounds how deep definitions may lead from one to the next. Each of them is read on the stack inside the one
// before, and the program ends when the stack is full.
const MaxDepth = 200_000

// Effort bounds and counts the work that one contract causes.
type Effort struct {
	Depth   int  // how many definitions are being read at the moment, each inside the one before
	TooDeep bool // whether Depth reached MaxDepth: the contract was not read to its end
	Steps   int  // how often a trait of a schema was worked out
}

// Enter reports whether one more definition may be read inside the others. If so, Leave must be called at its end.
func (e *Effort) Enter() bool {
	e.TooDeep = e.TooDeep || e.Depth == MaxDepth
	if e.TooDeep {
		return false
	}
	e.Depth++
	return true
}

// Leave must be called when the definition that Enter admitted is read.
func (e *Effort) Leave() { e.Depth-- }
