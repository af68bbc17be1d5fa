package contract

// CompileOfficialSchemas compiles the official schemas anew. It panics if one does not compile, or does not reject what it must.
func CompileOfficialSchemas() {
	for version := range officialSchemas {
		o := compileVersion(version)
		if o.document.Validate(map[string]any{"motto": "m"}) == nil || o.parts[schemaObject].Validate(map[string]any{"maxLength": -1}) == nil {
			panic("the official schema of " + version.String() + " accepts what it must reject")
		}
	}
}
