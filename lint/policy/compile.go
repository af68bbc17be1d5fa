package policy

import (
	"maps"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// compilationUnit identifies the built-in rules that are compiled together.
type compilationUnit struct {
	group  string
	entity model.EntityKind
}

func unitOf(rule model.Rule) compilationUnit { return compilationUnit{rule.Group(), rule.Entity} }

// program is the result of compiling rules together.
type program struct {
	compiler *ast.Compiler
	guards   map[string]guard // by rule id
}

// compile compiles all rules together, and reports their errors, if some rules are custom or the built-in rules must be
// checked: custom rules may have errors and may refer to each other. Otherwise each unit is compiled separately when the
// first entity of its kind is evaluated. A run without SBOMs then does not compile the SBOM rules.
func (l *loader) compile() error {
	if !l.custom && !l.cfg.CheckBuiltIn {
		l.deferCompilation()
		return nil
	}
	modules := make(map[string]*ast.Module, len(l.modules))
	for p, mod := range l.modules {
		modules[p] = mod.Copy() // the compiler rewrites modules, and a second compilation may be necessary
	}
	all, err := l.compileModules(modules)
	l.programs = map[compilationUnit]func() (*program, error){}
	for _, file := range l.rules {
		l.programs[unitOf(file.rule)] = func() (*program, error) { return all, nil }
	}
	return err
}

// deferCompilation sets up the compilation of each unit of the active rules, with the libraries that it uses, for its first use.
func (l *loader) deferCompilation() {
	units := map[compilationUnit]map[string]*ast.Module{}
	libraries := map[string]*ast.Module{}
	for p, mod := range l.modules {
		file, isRule := l.rules[mod.Package.Path.String()]
		switch u := unitOf(file.rule); {
		case !isRule:
			libraries[p] = mod
		case !l.selects(file.rule): // never evaluated
		case units[u] == nil:
			units[u] = map[string]*ast.Module{p: mod}
		default:
			units[u][p] = mod
		}
	}
	l.programs = map[compilationUnit]func() (*program, error){}
	for u, modules := range units {
		for p, library := range usedLibraries(modules, libraries) {
			modules[p] = library.Copy() // the compiler rewrites modules
		}
		l.programs[u] = sync.OnceValues(func() (*program, error) { return l.compileModules(modules) })
	}
}

func (l *loader) compileModules(modules map[string]*ast.Module) (*program, error) {
	compiler := ast.NewCompiler().
		WithCapabilities(capabilities).
		WithStrict(true).
		WithUseTypeCheckAnnotations(true).
		WithEnablePrintStatements(false).
		WithSchemas(ast.NewSchemaSet()). // without a set, OPA ignores schema annotations
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_deny", MetricName: "check_deny", Stage: l.checkDeny}).
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_references", MetricName: "check_references", Stage: checkReferences})
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, compiler.Errors
	}
	guards := map[string]guard{}
	reader := guardReader{compiler: compiler, helpers: map[string]*helper{}}
	for _, mod := range compiler.Modules {
		if file, isRule := l.rules[mod.Package.Path.String()]; isRule {
			guards[file.rule.ID] = reader.guard(denyRef(mod))
		}
	}
	return &program{compiler, guards}, nil
}

// checkReferences rejects references of custom modules to packages and rules that do not exist. OPA treats such a name as
// data that may be loaded later and leaves it undefined, so that the rule would never find anything. sealint loads no
// other data.
func checkReferences(c *ast.Compiler) *ast.Error {
	for _, p := range slices.Sorted(maps.Keys(c.Modules)) {
		mod := c.Modules[p]
		if mod.Package.Path.HasPrefix(paramsRef[:2]) {
			continue // a built-in module, which its tests check
		}
		if err := checkModuleReferences(c, mod); err != nil {
			return err
		}
	}
	return nil
}

func checkModuleReferences(c *ast.Compiler, mod *ast.Module) (err *ast.Error) {
	var replaced []ast.Ref // by "with"
	ast.WalkWiths(mod, func(w *ast.With) bool {
		if ref, ok := w.Target.Value.(ast.Ref); ok {
			replaced = append(replaced, ref)
		}
		return false
	})
	ast.WalkTerms(mod, func(t *ast.Term) bool {
		ref, ok := t.Value.(ast.Ref)
		if !ok || err != nil || len(ref) < 2 || !ref[0].Equal(ast.DefaultRootDocument) {
			return false
		}
		name := ref.GroundPrefix()
		switch {
		case len(name) < 2, name.HasPrefix(paramsRef[:2]), len(c.GetRulesWithPrefix(name)) > 0, len(c.GetRulesForVirtualDocument(name)) > 0,
			slices.ContainsFunc(replaced, func(r ast.Ref) bool { return name.HasPrefix(r) || r.HasPrefix(name) }):
			return false
		}
		location := t.Location
		if location == nil {
			location = mod.Package.Location
		}
		err = ast.NewError(loadError, location, "there is no %s: no rule and no library of this run defines it", name)
		return true
	})
	return err
}
