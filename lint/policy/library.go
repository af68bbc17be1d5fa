package policy

import (
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
)

// referencedModules returns those of others that modules refer to, and those that these refer to, by path. Rules are compiled
// with copies of them only: other modules would be compiled for nothing. others need only have their packages; whole returns
// the whole module of a path.
func referencedModules(modules, others map[string]*ast.Module, whole func(path string) (*ast.Module, error)) (map[string]*ast.Module, error) {
	used := map[string]*ast.Module{}
	unread := maps.Clone(modules)
	for len(unread) > 0 {
		found := map[string]*ast.Module{}
		for _, mod := range unread {
			ast.WalkRefs(mod, func(ref ast.Ref) bool { // those of imports too
				ref = ref.GroundPrefix() // data.x[name] refers to all packages below data.x
				for path, other := range others {
					if pkg := other.Package.Path; used[path] == nil && (ref.HasPrefix(pkg) || pkg.HasPrefix(ref)) {
						found[path] = other
					}
				}
				return false
			})
		}
		for path := range found {
			var err error
			if found[path], err = whole(path); err != nil {
				return nil, err
			}
		}
		maps.Copy(used, found)
		unread = found
	}
	return used, nil
}
