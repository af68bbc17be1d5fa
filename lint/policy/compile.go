package policy

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// compilationUnit identifies the rules that are compiled together: the built-in rules of a group over one kind of entities,
// all raw policies, or, as the zero value, all other custom rules.
type compilationUnit struct {
	group  string
	entity model.EntityKind
}

func unitOf(rule model.Rule) compilationUnit {
	if rule.Entity == model.EntityDocument {
		return compilationUnit{entity: rule.Entity}
	}
	if !rule.BuiltIn {
		return compilationUnit{}
	}
	return compilationUnit{rule.Group(), rule.Entity}
}

// program is the result of compiling rules together.
type program struct {
	compiler *ast.Compiler
	guards   map[string]guard        // by rule id
	reads    map[string]inputMembers // by rule id
}

// compile compiles the custom rules together, because they may refer to each other, and returns their errors. Each unit of
// built-in rules is compiled when the first entity of its kind is evaluated: a run without SBOMs does not compile the SBOM
// rules. If the built-in rules must be checked, compile compiles all rules together.
func (l *loader) compile() error {
	l.programs = map[compilationUnit]func() (*program, error){}
	if !l.cfg.CheckBuiltIn {
		if err := l.deferCompilation(); err != nil {
			return err
		}
	}
	var result *program
	together, others := map[string]*ast.Module{}, map[string]*ast.Module{}
	for p, mod := range l.modules {
		if l.cfg.CheckBuiltIn || !isBuiltIn(mod) {
			together[p] = mod
			l.programs[unitOf(l.rules[mod.Package.Path.String()].rule)] = func() (*program, error) { return result, nil }
		} else {
			others[p] = mod
		}
	}
	if len(together) == 0 {
		return nil
	}
	used, err := referencedModules(together, others, l.whole)
	if err != nil {
		return err
	}
	for p, mod := range together {
		together[p] = mod.Copy() // the compiler rewrites modules, and a second compilation may be necessary
	}
	for p := range used {
		if together[p], err = l.bindBuiltIn(p)(); err != nil {
			return err
		}
	}
	result, err = compileModules(together, l.rules)
	return err
}

// isBuiltIn reports whether a module is a built-in one: add rejects custom modules in a package below data.sealint.
func isBuiltIn(mod *ast.Module) bool { return mod.Package.Path.HasPrefix(paramsRef[:2]) }

// compiledUnits holds the programs of the built-in rules that this process has compiled, by modulesKey. They are the same for all
// Linters that select the same rules with the same parameters, and compiling takes several times as long as a run over a small
// repository. Each program compiles when it is first called.
var compiledUnits struct {
	sync.Mutex
	programs map[[sha256.Size]byte]func() (*program, error)
}

// maxCompiledUnits limits the memory that compiledUnits takes in a process that lives long, such as an editor's, while its
// configuration changes. One Linter has fewer than 40 units.
const maxCompiledUnits = 200

// shareProgram returns the program of a unit from compiledUnits, where it adds compile if the unit is not there yet.
func shareProgram(key [sha256.Size]byte, compile func() (*program, error)) func() (*program, error) {
	compiledUnits.Lock()
	defer compiledUnits.Unlock()
	if shared, ok := compiledUnits.programs[key]; ok {
		return shared
	}
	if compiledUnits.programs == nil || len(compiledUnits.programs) >= maxCompiledUnits {
		compiledUnits.programs = map[[sha256.Size]byte]func() (*program, error){}
	}
	compile = sync.OnceValues(compile)
	compiledUnits.programs[key] = compile
	return compile
}

// modulesKey identifies what modules compile to: their texts and the parameters of their rules. base is the key of the modules
// that they may refer to.
func (l *loader) modulesKey(base [sha256.Size]byte, modules map[string]*ast.Module) (key [sha256.Size]byte, err error) {
	hash := sha256.New()
	hash.Write(base[:])
	for _, p := range slices.Sorted(maps.Keys(modules)) {
		rule := l.rules[modules[p].Package.Path.String()].rule // the zero value for a library
		params, err := json.Marshal(l.cfg.Settings[rule.ID].Params)
		if err != nil {
			return key, fmt.Errorf("parameters of rule %s: %w", rule.ID, err)
		}
		fmt.Fprintf(hash, "%q %q %d %s", p, params, len(l.sources[p].Text), l.sources[p].Text)
	}
	return [sha256.Size]byte(hash.Sum(nil)), nil
}

// deferCompilation sets up the compilation of each unit of the active built-in rules, with the libraries that it uses, for its first use.
func (l *loader) deferCompilation() error {
	units := map[compilationUnit]map[string]*ast.Module{}
	libraries := map[string]*ast.Module{}
	for p, mod := range l.modules {
		file, isRule := l.rules[mod.Package.Path.String()]
		switch u := unitOf(file.rule); {
		case !isBuiltIn(mod): // compile compiles it at once
		case !isRule:
			libraries[p] = mod
		case !l.selection.mayRun(file.rule): // never evaluated
		case units[u] == nil:
			units[u] = map[string]*ast.Module{p: mod}
		default:
			units[u][p] = mod
		}
	}
	librariesKey, err := l.modulesKey([sha256.Size]byte{}, libraries)
	if err != nil {
		return err
	}
	for u, modules := range units {
		key, err := l.modulesKey(librariesKey, modules)
		if err != nil {
			return err
		}
		l.programs[u] = shareProgram(key, l.compiler(modules, libraries))
	}
	return nil
}

// compiler returns the compilation of a unit, with the libraries that it uses.
func (l *loader) compiler(modules, libraries map[string]*ast.Module) func() (*program, error) {
	bound := map[string]func() (*ast.Module, error){}
	for p := range modules {
		bound[p] = l.bindBuiltIn(p)
	}
	rules, sources := l.rules, l.sources
	return func() (*program, error) {
		own := map[string]*ast.Module{} // the compiler rewrites modules
		for p, bind := range bound {
			var err error
			if own[p], err = bind(); err != nil {
				return nil, err
			}
		}
		used, err := referencedModules(own, libraries, func(path string) (*ast.Module, error) { return parseShared(sources[path]) })
		if err != nil {
			return nil, err
		}
		for p, library := range used {
			own[p] = library.Copy()
		}
		return compileModules(own, rules)
	}
}

// compileModules compiles modules, some of which are rules. The program does not keep the loader alive, because other Linters
// may use it.
func compileModules(modules map[string]*ast.Module, rules map[string]ruleFile) (*program, error) {
	checkDeny := func(c *ast.Compiler) *ast.Error { return checkDeny(c, rules) }
	compiler := ast.NewCompiler().
		WithCapabilities(capabilities).
		WithStrict(true).
		WithUseTypeCheckAnnotations(true).
		WithEnablePrintStatements(false).
		WithSchemas(ast.NewSchemaSet()). // without a set, OPA ignores schema annotations
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_deny", MetricName: "check_deny", Stage: checkDeny}).
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_references", MetricName: "check_references", Stage: checkReferences})
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, compiler.Errors
	}
	result := &program{compiler, map[string]guard{}, map[string]inputMembers{}}
	reader := guardReader{compiler: compiler, helpers: map[string]*helper{}}
	for _, mod := range compiler.Modules {
		if file, isRule := rules[mod.Package.Path.String()]; isRule {
			result.guards[file.rule.ID] = reader.guard(denyRef(mod))
			result.reads[file.rule.ID] = readMembers(compiler, denyRef(mod))
		}
	}
	return result, nil
}

// checkReferences rejects references of custom modules to packages and rules that do not exist. OPA treats such a name as
// data that may be loaded later and leaves it undefined, so that the rule would never find anything. sealint loads no
// other data.
func checkReferences(c *ast.Compiler) *ast.Error {
	for _, p := range slices.Sorted(maps.Keys(c.Modules)) {
		mod := c.Modules[p]
		if isBuiltIn(mod) {
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
