package sbom

import "fmt"

// Fault is a document, or a part of a document, that could not be read.
type Fault struct {
	Kind    FaultKind
	Message string
	// Pointer is the place of the fault; nil if Offset is the place, or if the fault is about the whole document.
	Pointer []string
	// Offset is the byte offset of the fault; negative if Pointer locates it, or if it is about the whole document.
	Offset int
}

// FaultKind says why something could not be read.
type FaultKind string

// The kinds of faults.
const (
	Malformed   FaultKind = "malformed"   // it violates the syntax of its notation, or its format
	Unsupported FaultKind = "unsupported" // this package does not support the version, the format or the validation
)

// newFault makes a fault about the whole document.
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
