# Places in fields.
package sealint.lib.fields

# name_of is the place where a field is named, below the field. A parameter is an item of an array and says its name itself;
# the name of a header or property is its key.
name_of(field) := ["name"] if field.kind == "parameter"

name_of(field) := [] if field.kind != "parameter"
