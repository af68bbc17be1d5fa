package model

// Appraisal is how an SBOM stands to a standard, element by element. It says nothing of compliance: part of every standard
// cannot be seen in a document.
type Appraisal struct {
	Standard string // one of Standards
	Title    string
	Path     string // of the document
	Elements []Element
}

// Satisfied counts the elements that the document satisfies, and those that a document can show and that apply to it.
func (a *Appraisal) Satisfied() (satisfied, checkable int) {
	for _, e := range a.Elements {
		if e.State == "not_checkable" || e.State == "not_applicable" {
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
	Clause string // where the standard asks for it
	Name   string
	Scope  string // document, component, or practice
	// State is present, unknown (declared as not known), absent, not_applicable, or not_checkable.
	State  string
	Counts Counts // of components, for that scope
	Note   string
	// Satisfied tells whether the standard takes the state for an answer.
	Satisfied bool
}

// Counts are components by the state of one element.
type Counts struct {
	Present, Unknown, Absent, NotApplicable int
}

// Add counts a component.
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

// State is that of the element over all components: the worst of theirs.
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
