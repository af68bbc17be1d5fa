package model

// Waiver is a recorded decision to accept findings or a problem until a day.
type Waiver struct {
	// Form says where the waiver stands.
	Form WaiverForm
	// Place is where it stands.
	Place Place
	// Rules are the ids of the rules whose findings it hides. It is empty for a waiver of a problem.
	Rules []string
	// Problem is the kind of the problem that it accepts; empty for a waiver of findings.
	Problem string
	// Fingerprint, if set, is that of the one finding or problem that the waiver is for.
	Fingerprint string
	// Document is a glob for the paths of documents; empty in inline waivers.
	Document string
	// At says which findings are meant by what stands at their places.
	At WaiverPlace
	// Within is the object that holds an inline waiver: it hides findings at that object and below. It is nil for other waivers.
	Within *Place
	// Limit is the largest number of findings that the waiver may hide; 0 if it states none.
	Limit int
	// Reason, Owner and Ticket are in the words of the author. Created and Expires are days as YYYY-MM-DD; on both the waiver holds.
	Reason, Owner, Ticket, Created, Expires string
	// Change says what a change does to the waiver; empty if nothing, or without a base. Pending is true if it holds after the merge
	// only: it hides nothing.
	Change  WaiverChange
	Pending bool
	// Faults are the mistakes in the waiver. A waiver with mistakes hides nothing.
	Faults []WaiverFault
}

// WaiverForm says where a waiver stands.
type WaiverForm string

// The forms.
const (
	WaiverInConfig   WaiverForm = "configuration"
	WaiverInContract WaiverForm = "contract" // x-sealint-waive
	WaiverInManifest WaiverForm = "manifest" // metadata.waivers
	WaiverComment    WaiverForm = "comment"  // a comment that looks like a waiver, and is none
)

// WaiverPlace names places by what stands there. At most one of Operation, Server, Scheme, Schema, Parameter, Component,
// Vulnerability and Integration is set; Property goes with Schema, Vers (a range of versions) with Component, Field with Integration.
// Names may be globs.
type WaiverPlace struct {
	Operation, Server, Scheme, Schema, Property, Parameter, Component, Vers, Vulnerability, Integration, Field string
}

// WaiverChange says what a change does to a waiver.
type WaiverChange string

// The changes.
const (
	WaiverAdded    WaiverChange = "added"
	WaiverExtended WaiverChange = "extended" // it holds longer, or may hide more
)

// WaiverFault is a mistake in a waiver.
type WaiverFault struct {
	At      []string // below the waiver
	Message string
}

// Acceptance says why a finding or a problem does not count: a waiver holds for it, or it stands in the baseline.
type Acceptance struct {
	// Form says where the waiver stands; it is AcceptedByBaseline for what stands in the baseline.
	Form WaiverForm
	// Location is that of the waiver; empty for the baseline.
	Location Location
	// Owner, Reason, Expires and Ticket are those of the waiver, or, for problems, of the baseline; empty for findings in the
	// baseline.
	Owner, Reason, Expires, Ticket string
}

// AcceptedByBaseline is the form of an acceptance by the baseline.
const AcceptedByBaseline WaiverForm = "baseline"
