package model

import "encoding/json"

// RawFacts are the facts about an entity of kind EntityDocument: the document itself.
type RawFacts struct {
	// Digest identifies the value: documents with equal digests have equal values.
	Digest string
	// Value decodes the document to the types of encoding/json.
	Value func() any
}

// MarshalJSON writes the digest in place of the value, which may have many megabytes. Facts are compared by their JSON.
func (f *RawFacts) MarshalJSON() ([]byte, error) { return json.Marshal(f.Digest) }
