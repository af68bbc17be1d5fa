package model

// Appraisal is the result of comparing an SBOM with a standard, element by element. It does not prove compliance, because every
// standard also demands things that a document cannot show.
type Appraisal struct {
	Standard string // one of Standards
	Title    string
	Path     string // path of the SBOM
	Elements []Element
}

// Satisfied counts the elements that the document satisfies, and the checkable elements: those that a document can show and that
// apply to this one.
func (a *Appraisal) Satisfied() (satisfied, checkable int) {
	for _, e := range a.Elements {
		if !e.Checkable() {
			continue
		}
		checkable++
		if e.Satisfied {
			satisfied++
		}
	}
	return satisfied, checkable
}

// Element is one thing that a standard asks for.
type Element struct {
	Clause string // clause of the standard
	Name   string
	Scope  string // document, component, or practice
	// State is present, unknown (declared as not known), absent, not_applicable, or not_checkable.
	State  string
	Counts Counts // components by state; only for the scope component
	Note   string
	// Satisfied reports whether the standard accepts the state. Some standards accept unknown.
	Satisfied bool
}

// Checkable reports whether a document can show the element, and the element applies to the document.
func (e *Element) Checkable() bool { return e.State != "not_checkable" && e.State != "not_applicable" }

// Counts are numbers of components by the state of one element.
type Counts struct {
	Present, Unknown, Absent, NotApplicable int
}

// Add counts a component whose element has this state. States that are not known count as not_applicable.
func (c *Counts) Add(state string) {
	switch state {
	case "present":
		c.Present++
	case "unknown":
		c.Unknown++
	case "absent":
		c.Absent++
	default:
		c.NotApplicable++
	}
}

// State is the state of the element in the whole document: the worst state that a component has.
func (c *Counts) State() string {
	switch {
	case c.Absent > 0:
		return "absent"
	case c.Unknown > 0:
		return "unknown"
	case c.Present > 0:
		return "present"
	}
	return "not_applicable"
}
