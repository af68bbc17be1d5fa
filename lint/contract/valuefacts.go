package contract

import "github.com/sealint/sealint/lint/model"

// ValueFacts is one side of a value that callers send or receive, as two versions of a contract are compared. It is either a
// field, with what its use states, or the definition of a value, with the limits that hold wherever it is used.
type ValueFacts struct {
	ReadOnly       bool        `json:"read_only" doc:"true if only the server sets the value: readOnly is stated here, or, for a field, where its value is defined."`
	WriteOnly      bool        `json:"write_only" doc:"true if the value is never sent back: writeOnly is stated here, or, for a field, where its value is defined."`
	Masked         bool        `json:"masked" doc:"true if x-masking is stated and is not none, no, off, false or empty, here or, for a field, where its value is defined."`
	Classification string      `json:"classification" doc:"Value of x-data-classification in lower case: that of the value; if it has none, that of the schema or object that contains it. Empty if there is none or the value is another word."`
	Default        *string     `json:"default,omitempty" doc:"For a field: its default, as JSON; absent if not stated."`
	Field          *FieldFacts `json:"field,omitempty" doc:"For a field: its name and use. Absent for the definition of a value."`
	Limits         *LimitFacts `json:"limits,omitempty" doc:"For the definition of a value: what it may be. Absent for a field."`
}

// LimitFacts say what a value may be.
type LimitFacts struct {
	Constraints   ConstraintsFacts `json:"constraints" doc:"Effective limits of the value, including allOf, anyOf, oneOf and $ref."`
	MinLength     *float64         `json:"min_length,omitempty" doc:"Smallest length of a string, in characters; absent if not limited."`
	MinItems      *float64         `json:"min_items,omitempty" doc:"Smallest number of items of an array; absent if not limited."`
	Listed        bool             `json:"listed" doc:"true if enum or const lists the values."`
	Enum          []string         `json:"enum" doc:"Values that enum or const lists, sorted: texts as they are, other values as JSON. Empty if there is no such list in the schema, one that it refers to, or allOf."`
	Limited       bool             `json:"limited" doc:"true if pattern, enum or const limits the value."`
	UnknownFields string           `json:"unknown_fields" enum:"rejected,accepted,map,unclosable,base,not-applicable" doc:"What happens to properties that it does not declare; the same values as in the facts of a schema."`
	Patterns      []PatternFacts   `json:"patterns" doc:"Regular expressions in the schema and in the branches of its allOf."`
	Upload        bool             `json:"upload" doc:"true if it is a binary body or a binary part of one. The body, not the schema, has the limit of the length."`
}

// Classifier is an object that states the class of the values inside.
type Classifier struct {
	// ID identifies the object.
	ID any
	// Pointer leads to the object, in the document at Path.
	Path    string
	Pointer []string
	// Name is the name of its place.
	Name string
	// Locate finds a place below it.
	Locate func(path []any) model.Place
}
