package resolve

import "github.com/sealint/sealint/lint/model"

// Reason says why a reference could not be followed.
type Reason string

// The reasons, as facts and messages write them.
const (
	Missing    Reason = "missing"      // there is nothing at the place
	Outside    Reason = "outside-root" // the place lies outside the root of the document
	Remote     Reason = "remote"       // the place is on another host; nothing is fetched
	Unreadable Reason = "unreadable"   // the file exists and could not be read
	Circular   Reason = "circular"     // the references only lead to each other
	Misplaced  Reason = "misplaced"    // an object of another kind stands there

	// Dynamic is the reason of a $dynamicRef that is right, and means different schemas in different places.
	Dynamic Reason = "dynamic"
)

// Broken is a reference that could not be followed.
type Broken struct {
	At     *Node  // the object that holds the reference
	Ref    string // the reference as written
	Reason Reason
	Detail string // what exactly is wrong, in words
}

// Break notes that the reference of an object could not be followed. Of each object, only the first report counts.
func (r *Resolver) Break(at *Node, ref string, reason Reason, detail string) {
	if !r.FirstReport(at) {
		return
	}
	b := Broken{At: at, Ref: ref, Reason: reason, Detail: detail}
	if reason == Dynamic {
		r.dependent = append(r.dependent, b)
		return
	}
	r.broken = append(r.broken, b)
}

// Dependent lists the dynamic references met so far that are right, and whose meaning depends on the schemas that lead to
// them. They are not broken.
func (r *Resolver) Dependent() []Broken { return r.dependent }

// Place is the place of the reference.
func (b Broken) Place() model.Place {
	if isDynamic(b.At) {
		return b.At.Place("$dynamicRef")
	}
	return b.At.Place("$ref")
}

// Broken lists the references that could not be followed so far, in the order in which they were met.
func (r *Resolver) Broken() []Broken { return r.broken }

// FirstReport reports whether nothing was reported of a node yet, and marks it as reported: one mistake is told once.
func (r *Resolver) FirstReport(n *Node) bool {
	if r.reported[n.ID()] {
		return false
	}
	r.reported[n.ID()] = true
	return true
}
