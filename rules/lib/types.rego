# Types of JSON Schema.
package sealint.lib.types

# A value of these types may be a string. Without a type it may be anything.
textual(types) if count(types) == 0

textual(types) if "string" in types
