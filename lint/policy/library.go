package policy

import "github.com/open-policy-agent/opa/v1/ast"

// usedLibraries are the libraries that modules use, and those that these use, by path. Each unit of rules is compiled with
// copies of its libraries: one that it does not use would be compiled for nothing.
func usedLibraries(modules, libraries map[string]*ast.Module) map[string]*ast.Module {
	used := map[string]*ast.Module{}
	var add func(mod *ast.Module)
	add = func(mod *ast.Module) {
		ast.WalkRefs(mod, func(ref ast.Ref) bool { // those of imports too
			for path, library := range libraries {
				if pkg := library.Package.Path; used[path] == nil && (ref.HasPrefix(pkg) || pkg.HasPrefix(ref)) {
					used[path] = library
					add(library)
				}
			}
			return false
		})
	}
	for _, mod := range modules {
		add(mod)
	}
	return used
}
