package policy

import "github.com/open-policy-agent/opa/v1/ast"

// referencedModules returns those of others that modules refer to, and those that these refer to, by path. Rules are compiled
// with copies of them only: other modules would be compiled for nothing.
func referencedModules(modules, others map[string]*ast.Module) map[string]*ast.Module {
	used := map[string]*ast.Module{}
	var add func(mod *ast.Module)
	add = func(mod *ast.Module) {
		ast.WalkRefs(mod, func(ref ast.Ref) bool { // those of imports too
			ref = ref.GroundPrefix() // data.x[name] refers to all packages below data.x
			for path, other := range others {
				if pkg := other.Package.Path; used[path] == nil && (ref.HasPrefix(pkg) || pkg.HasPrefix(ref)) {
					used[path] = other
					add(other)
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
