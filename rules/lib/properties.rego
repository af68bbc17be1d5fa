# Properties of components.
package sealint.lib.properties

# The indices of the properties with a name.
indices(properties, name) := [i | some i, property in properties; property.name == name]
