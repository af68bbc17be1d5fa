package policy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// loader loads rules without a time limit; Load sets one.
type loader struct {
	cfg      Config
	sources  map[string]Module      // by path
	modules  map[string]*ast.Module // by path: modules that have no error so far; see whole for built-in ones
	rules    map[string]ruleFile    // by package path; a raw policy by its own path
	problems []model.Problem        // of custom modules
	programs map[compilationUnit]func() (*program, error)
	raw      rawPolicies

	selection      *selection
	selectionError error // is told after the compilation, whose limits must not depend on it
}

// ruleFile is a rule and the path of its file.
type ruleFile struct {
	rule model.Rule
	path string
}

// load parses, checks and compiles modules, however long that takes.
func load(modules []Module, cfg Config) (*Set, []model.Problem, error) {
	l := loader{cfg: cfg, sources: map[string]Module{}, modules: map[string]*ast.Module{}, rules: map[string]ruleFile{}}
	modules = slices.DeleteFunc(slices.Clone(modules), Module.isTest)
	var raw []Module
	modules = slices.DeleteFunc(modules, func(m Module) bool {
		l.sources[m.Path] = m
		if m.Raw != "" {
			raw = append(raw, m)
		}
		return m.Raw != ""
	})
	if err := l.parse(modules); err != nil {
		return nil, nil, err
	}
	if err := l.parseRaw(raw); err != nil {
		return nil, nil, err
	}
	l.selection, l.selectionError = l.resolveSelection()
	for _, m := range modules {
		if l.modules[m.Path] == nil {
			continue
		}
		if err := l.bind(m); err != nil {
			if err := l.reject(m, err); err != nil {
				return nil, nil, err
			}
			l.omitPackage(m.Path)
		}
	}
	if err := l.compileValid(); err != nil {
		return nil, nil, err
	}
	if err := l.compileRaw(); err != nil {
		return nil, nil, err
	}
	set, err := l.configure()
	slices.SortFunc(l.problems, func(a, b model.Problem) int { return strings.Compare(a.Location.Path, b.Location.Path) })
	return set, l.problems, err
}

// parse parses all modules and adds them in their order.
func (l *loader) parse(modules []Module) error {
	parsed := make([]*ast.Module, len(modules))
	errs := make([]error, len(modules))
	runParallel(len(modules), func(i int) {
		if modules[i].BuiltIn && !l.cfg.CheckBuiltIn {
			parsed[i], errs[i] = parseHeader(modules[i])
		} else {
			parsed[i], errs[i] = parseModule(modules[i])
		}
	})
	for i, m := range modules {
		err := errs[i]
		if err == nil {
			err = l.add(m, parsed[i])
		}
		if err != nil {
			if err := l.reject(m, err); err != nil {
				return err
			}
		}
	}
	return nil
}

// compileValid compiles the modules. OPA compiles all or none: modules with errors are omitted until the others compile.
func (l *loader) compileValid() error {
	for {
		err := l.compile()
		if err == nil {
			return nil
		}
		omitted := false
		errs := errorsByFile(err)
		for _, p := range slices.Sorted(maps.Keys(errs)) {
			if l.modules[p] == nil {
				continue
			}
			omitted = true
			if err := l.reject(l.sources[p], errs[p]); err != nil {
				return err
			}
			l.omitPackage(p)
		}
		if !omitted {
			return err
		}
	}
}

// reject reports the error of a custom module as a problem. The error of a built-in module is returned.
func (l *loader) reject(m Module, err error) error {
	if m.BuiltIn {
		return fmt.Errorf("built-in rule: %w", err)
	}
	rule := l.ruleOf(m)
	problem := ruleProblem(m, rule, err)
	if m.isLibrary() && rule.ID != "" {
		problem.Message += fmt.Sprintf("; rule %s, which is in the same package, is not evaluated", rule.ID)
	}
	l.problems = append(l.problems, problem)
	return nil
}

// ruleOf returns the rule of a module's package. It is the zero value for the package of a library, and before the rule's
// metadata has been read.
func (l *loader) ruleOf(m Module) model.Rule {
	for pkg, file := range l.rules {
		if mod := l.modules[m.Path]; file.path == m.Path || mod != nil && mod.Package.Path.String() == pkg {
			return file.rule
		}
	}
	return model.Rule{}
}

// omitPackage removes all modules of the package of one module, because a rule with a part missing has another meaning.
func (l *loader) omitPackage(path string) {
	pkg := l.modules[path].Package
	maps.DeleteFunc(l.modules, func(_ string, mod *ast.Module) bool { return mod.Package.Equal(pkg) })
}

// add reads the metadata of a module and accepts the module for compilation.
func (l *loader) add(m Module, mod *ast.Module) error {
	pkg := mod.Package.Path.String()
	if strings.HasPrefix(pkg+".", "data.sealint.") != m.BuiltIn {
		return packageError(mod.Package, "package %s is reserved for built-in rules; use a package of your own", strings.TrimPrefix(pkg, "data."))
	}
	if !m.isLibrary() {
		rule, err := readMetadata(m, mod)
		if err != nil {
			return err
		}
		for _, other := range l.rules {
			if other.rule.ID == rule.ID {
				return packageError(mod.Package, "rule %s is also defined in %s", rule.ID, other.path)
			}
		}
		if schema := l.cfg.Schemas[rule.Entity]; schema != nil && (l.cfg.CheckBuiltIn || !m.BuiltIn) {
			if err := attachSchemas(mod, rule, schema); err != nil {
				return err
			}
		}
		l.rules[pkg] = ruleFile{rule: rule, path: m.Path}
	}
	l.modules[m.Path] = mod
	return nil
}

// bind connects the modules of a rule's package with the rule's parameters. A library may be in the package of a rule; it
// then sees the same parameters as the rule's own file. Built-in modules that need no check are bound when they are compiled.
func (l *loader) bind(m Module) error {
	if m.BuiltIn && !l.cfg.CheckBuiltIn {
		return nil
	}
	mod := l.modules[m.Path]
	file, hasRule := l.rules[mod.Package.Path.String()]
	if !m.BuiltIn {
		if err := l.checkData(mod, file.rule); err != nil {
			return err
		}
	}
	if !hasRule {
		return nil
	}
	return bindParams(mod, file.rule)
}

// whole returns the whole module of a path. Of a built-in module that needs no check, modules has only the header: most runs
// compile a part of the built-in rules, and parsing all of them takes longer than judging a small repository. Such a module is
// shared: who changes it must copy it first.
func (l *loader) whole(path string) (*ast.Module, error) {
	if m := l.sources[path]; m.BuiltIn && !l.cfg.CheckBuiltIn {
		return parseShared(m)
	}
	return l.modules[path], nil
}

// bindBuiltIn returns the copier of a built-in module that needs no check. The copy has the values of its rule's parameters.
func (l *loader) bindBuiltIn(path string) func() (*ast.Module, error) {
	file, hasRule := l.rules[l.modules[path].Package.Path.String()]
	values, err := paramValues(file.rule, l.cfg.Settings[file.rule.ID].Params)
	source := l.sources[path]
	return func() (*ast.Module, error) {
		shared, parseErr := parseShared(source)
		if parseErr != nil {
			return nil, parseErr
		}
		mod := shared.Copy()
		if !hasRule || err != nil { // configure returns the same error
			return mod, nil
		}
		if err := bindParams(mod, file.rule); err != nil {
			return nil, err
		}
		return mod, inlineParams(mod, file.rule, values)
	}
}

// checkData rejects references to members of data.sealint that do not exist. OPA would treat them as undefined data.
func (l *loader) checkData(mod *ast.Module, rule model.Rule) (err error) {
	ast.WalkTerms(mod, func(t *ast.Term) bool {
		ref, ok := t.Value.(ast.Ref)
		if !ok || len(ref) < 3 || !ref.HasPrefix(paramsRef[:2]) || err != nil {
			return false
		}
		name, _ := ref[2].Value.(ast.String)
		switch {
		case name == "today" || name == "params" && len(rule.Params) > 0:
		case name == "params" && rule.ID != "":
			err = ast.NewError(loadError, t.Location, "rule %s has no parameters: its METADATA declares none", rule.ID)
		case name == "params":
			err = ast.NewError(loadError, t.Location, "a library has no parameters of its own: let rules pass theirs as arguments")
		default:
			for _, other := range l.modules {
				if other.Package.Path.HasPrefix(ref[:3]) {
					return false
				}
			}
			err = ast.NewError(loadError, t.Location, "there is no %s; data.sealint has params and today", ref[:3])
		}
		return false
	})
	return err
}

// ruleProblem reports the error of a custom module, at its position in the module.
func ruleProblem(m Module, rule model.Rule, err error) model.Problem {
	p := model.Problem{ID: model.ProblemRule, Message: err.Error(), Location: model.Location{Path: m.Path}}
	astErr, ok := errors.AsType[*ast.Error](err)
	if !ok {
		return p
	}
	p.Message = astErr.Message
	if astErr.Code != loadError {
		p.Message = astErr.Code + ": " + explainError(astErr, rule)
	}
	if at := locateField(m, astErr); at != nil {
		p.Location.Line, p.Location.Column = at.Row, at.Col
		p.Location.EndLine, p.Location.EndColumn = at.Row, at.Col+max(1, len(firstLine(at.Text)))
		if lines := strings.Split(m.Text, "\n"); at.Row >= 1 && at.Row <= len(lines) {
			p.Location.Excerpt, p.Location.ExcerptColumn = lines[at.Row-1], 1
		}
	}
	return p
}

func firstLine(text []byte) string {
	line, _, _ := strings.Cut(string(text), "\n")
	return line
}

// errorsByFile returns the first compile error of each file, by path. A function that has an error is not defined for the rest of
// the file: such an error is returned only if there is no other.
func errorsByFile(err error) map[string]error {
	errs := map[string]error{}
	list, _ := errors.AsType[ast.Errors](err)
	for _, consequences := range []bool{false, true} {
		for _, e := range list {
			if e.Location != nil && errs[e.Location.File] == nil && strings.HasPrefix(e.Message, "undefined function") == consequences {
				errs[e.Location.File] = e
			}
		}
	}
	return errs
}
