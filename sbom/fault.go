package sbom

import "fmt"

// Fault is a part of a document, or a whole one, that could not be read.
type Fault struct {
	Kind    FaultKind
	Message string
	// Pointer locates the fault; nil when Offset does.
	Pointer []string
	// Offset is the byte at which the fault is; negative when Pointer locates it, or when it is one of the whole document.
	Offset int
}

// FaultKind says why something could not be read.
type FaultKind string

// The kinds of faults.
const (
	Malformed   FaultKind = "malformed"   // it is not of the form that its notation or its format demands
	Unsupported FaultKind = "unsupported" // a version, a format or a validation that this package does not have
)

// newFault makes a fault of the whole document.
func newFault(kind FaultKind, format string, args ...any) Fault {
	return Fault{Kind: kind, Message: fmt.Sprintf(format, args...), Offset: -1}
}

func (f Fault) atOffset(offset int) Fault {
	f.Offset = offset
	return f
}

func (f Fault) atPointer(pointer []string) Fault {
	f.Pointer = pointer
	return f
}
