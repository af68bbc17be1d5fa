package resolve

// MaxDepth bounds how deep definitions may lead from one to the next. Each of them is read on the stack inside the one
// before, and the program ends when the stack is full.
const MaxDepth = 200_000

// MaxBodySteps bounds the work that request bodies cause that are made of the same schemas: each body is looked into with all that it
// is composed of. Of some 500 published contracts, the one that needs most of them takes 20,600.
const MaxBodySteps = 2_000_000

// Effort bounds and counts the work that one contract causes.
type Effort struct {
	Depth   int  // how many definitions are being read at the moment, each inside the one before
	TooDeep bool // whether Depth reached MaxDepth: the contract was not read to its end
	Steps   int  // how often a trait of a schema was worked out
	Bodies  int  // the steps that looking into request bodies took; beyond MaxBodySteps, the contract was not read to its end
}

// LooksInto counts steps of looking into request bodies, and reports whether there may be more.
func (e *Effort) LooksInto(steps int) bool {
	e.Bodies += steps
	return e.Bodies <= MaxBodySteps
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
