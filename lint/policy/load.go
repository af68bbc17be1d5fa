// Package policy compiles rules, reads their metadata, type-checks them against the facts and evaluates them.
package policy

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/sealint/sealint/lint/model"
)

// Module is one file of Rego. Files that end in _test.rego hold tests; files below a directory named lib hold functions
// for rules; every other file holds one rule.
type Module struct {
	Path string
	Text string
	// BuiltIn modules live under sealint.*, custom ones anywhere else.
	BuiltIn bool
}

func (m Module) isTest() bool { return strings.HasSuffix(m.Path, "_test.rego") }

func (m Module) isLibrary() bool {
	return slices.Contains(strings.Split(path.Dir(m.Path), "/"), "lib")
}

// Config says which rules are active and how they run.
type Config struct {
	Profile model.Profile
	// Standards select the rules that they demand, whatever the profile.
	Standards []string
	// Settings override single rules by id.
	Settings map[string]Setting
	// Schemas hold the JSON Schema of each entity's facts.
	Schemas map[model.EntityKind][]byte
	// Compilation bounds how long the custom rules may take to compile; 0 means DefaultCompilation. Time in which other
	// processes had the processors does not count.
	Compilation time.Duration
	// Memory bounds how much memory the evaluation of one rule may fill; 0 means DefaultMemory.
	Memory uint64
	// CheckBuiltIn type-checks the built-in rules too. They are checked when they are tested, so a run need not.
	CheckBuiltIn bool

	leftOut []string // names of rules that were not compiled in time: settings of them are no mistake
}

// What rules may take where nobody sets limits. All built-in rules together compile in a fraction of a second, and the
// slowest takes about a second over 100,000 components.
const (
	DefaultTimeout     = 10 * time.Second
	DefaultCompilation = 10 * time.Second
	DefaultMemory      = 1 << 30
)

// Setting is what the configuration says of one rule.
type Setting struct {
	Off bool
	// Severity, when set, replaces the rule's own and makes the rule active whatever the profile.
	Severity *model.Severity
	Params   map[string]any
}

// Set is a compiled set of rules. It may be used by several goroutines at once.
type Set struct {
	// Rules are all rules that were loaded, sorted by id, with the configured severities.
	Rules []model.Rule
	// Own are the severities that the rules have without the configuration, by id.
	Own map[string]model.Severity
	// Active are the rules of Rules that the profile and the settings select.
	Active []model.Rule

	compiled map[unit]func() (*compiled, error) // compiles when it is first called
	refs     map[string]ast.Ref                 // rule id → its deny
	params   map[string]map[string]any          // rule id → the values of its parameters
	memory   uint64

	mu    sync.Mutex
	today *day // the day of the last evaluation
}

// day is what rules see on one day, with the queries that were prepared for it.
type day struct {
	date    string
	store   map[string]any
	data    storage.Store // the same, for queries
	queries map[string]func() (rego.PreparedEvalQuery, error)
}

// on returns the day with a date. Runs mostly follow one another on one day, so that only the last one is kept.
func (s *Set) on(date string) *day {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.today != nil && s.today.date == date {
		return s.today
	}
	d := &day{date: date, store: map[string]any{"sealint": map[string]any{"today": date, paramsRoot: s.params}}}
	d.data = inmem.NewFromObjectWithOpts(d.store, inmem.OptReturnASTValuesOnRead(true))
	d.queries = map[string]func() (rego.PreparedEvalQuery, error){}
	for _, r := range s.Active {
		d.queries[r.ID] = sync.OnceValues(func() (rego.PreparedEvalQuery, error) { return s.prepare(d.data, r) })
	}
	s.today = d
	return d
}

// unit names the built-in rules that are compiled together.
type unit struct {
	group  string
	entity model.EntityKind
}

func unitOf(rule model.Rule) unit { return unit{rule.Group(), rule.Entity} }

// compiled are rules that were compiled together.
type compiled struct {
	*ast.Compiler
	guards map[string]guard // by rule id
}

// Warm compiles the active rules over entities of the given kinds, which otherwise is done when the first of them is judged.
// It may be called beside anything else.
func (s *Set) Warm(kinds []model.EntityKind) {
	var units []unit
	for _, r := range s.Active {
		if u := unitOf(r); slices.Contains(kinds, r.Entity) && !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	parallel(len(units), func(i int) { _, _ = s.compiled[units[i]]() }) // Evaluate reports the same error
}

// Words are the strings that the parameters of the active rules of one entity kind list. They are unknown when a custom
// rule judges that kind, which may look for anything.
func (s *Set) Words(kind model.EntityKind) (words map[string]bool, known bool) {
	words = map[string]bool{}
	for _, r := range s.Active {
		if r.Entity != kind {
			continue
		}
		if !r.BuiltIn {
			return nil, false
		}
		for _, value := range s.params[r.ID] {
			list, _ := value.([]any)
			for _, word := range list {
				if text, ok := word.(string); ok {
					words[text] = true
				}
			}
		}
	}
	return words, true
}

// SettingError is a setting in the configuration that fits no rule.
type SettingError struct {
	// Rule and Param are what the setting names; Param may be empty.
	Rule, Param string
	// Value is true when the parameter is one, and its value is of another type.
	Value   bool
	Message string
}

func (e *SettingError) Error() string { return e.Message }

// load compiles rules, however long that takes.
func load(modules []Module, cfg Config) (*Set, []model.Problem, error) {
	cfg.Settings = maps.Clone(cfg.Settings)
	l := loader{cfg: cfg, modules: map[string]*ast.Module{}, rules: map[string]loaded{}}
	var problems []model.Problem
	reject := func(m Module, err error) error {
		if m.BuiltIn {
			return fmt.Errorf("built-in rule: %w", err)
		}
		rule := l.ruleOf(m)
		problem := ruleProblem(m, rule, err)
		if m.isLibrary() && rule.ID != "" {
			problem.Message += fmt.Sprintf("; rule %s, of whose package this is a part, is not evaluated", rule.ID)
		}
		problems = append(problems, problem)
		return nil
	}
	byPath := map[string]Module{}
	modules = slices.DeleteFunc(slices.Clone(modules), Module.isTest)
	parsed := make([]*ast.Module, len(modules))
	failed := make([]error, len(modules))
	parallel(len(modules), func(i int) { parsed[i], failed[i] = parseModule(modules[i]) })
	for i, m := range modules {
		byPath[m.Path] = m
		l.custom = l.custom || !m.BuiltIn
		err := failed[i]
		if err == nil {
			err = l.add(m, parsed[i])
		}
		if err != nil {
			if err := reject(m, err); err != nil {
				return nil, nil, err
			}
		}
	}
	for _, m := range modules {
		if l.modules[m.Path] == nil {
			continue
		}
		if err := l.attach(m); err != nil {
			if err := reject(m, err); err != nil {
				return nil, nil, err
			}
			l.leaveOut(m.Path)
		}
	}
	// Compilation fails as a whole: leave out the modules it complains of until the rest compiles.
	for {
		err := l.compile()
		if err == nil {
			break
		}
		removed := false
		faults := errorsByFile(err)
		for _, p := range slices.Sorted(maps.Keys(faults)) {
			if l.modules[p] == nil {
				continue
			}
			removed = true
			if err := reject(byPath[p], faults[p]); err != nil {
				return nil, nil, err
			}
			l.leaveOut(p)
		}
		if !removed {
			return nil, nil, err
		}
	}
	set, err := l.finish()
	slices.SortFunc(problems, func(a, b model.Problem) int { return strings.Compare(a.Location.Path, b.Location.Path) })
	return set, problems, err
}

// ruleOf is the rule of a module's package; of a library, or before its metadata is read, it is the zero value.
func (l *loader) ruleOf(m Module) model.Rule {
	for pkg, entry := range l.rules {
		if mod := l.modules[m.Path]; entry.path == m.Path || mod != nil && mod.Package.Path.String() == pkg {
			return entry.rule
		}
	}
	return model.Rule{}
}

// leaveOut removes a module, and the others of its package: a rule of which a part is missing says something else.
func (l *loader) leaveOut(path string) {
	pkg := l.modules[path].Package
	maps.DeleteFunc(l.modules, func(_ string, mod *ast.Module) bool { return mod.Package.Equal(pkg) })
}

func ruleProblem(m Module, rule model.Rule, err error) model.Problem {
	p := model.Problem{ID: model.ProblemRule, Message: err.Error(), Location: model.Location{Path: m.Path}}
	if astErr, ok := errors.AsType[*ast.Error](err); ok {
		p.Message = astErr.Message
		if astErr.Code != loadError {
			p.Message = astErr.Code + ": " + compileError(astErr, rule)
		}
		if astErr.Location != nil {
			p.Location.Line, p.Location.Column = astErr.Location.Row, astErr.Location.Col
			p.Location.EndLine, p.Location.EndColumn = astErr.Location.Row, astErr.Location.Col+max(1, len(firstLine(astErr.Location.Text)))
			if lines := strings.Split(m.Text, "\n"); astErr.Location.Row >= 1 && astErr.Location.Row <= len(lines) {
				p.Location.Excerpt, p.Location.ExcerptColumn = lines[astErr.Location.Row-1], 1
			}
		}
	}
	return p
}

func firstLine(text []byte) string {
	line, _, _ := strings.Cut(string(text), "\n")
	return line
}

// errorsByFile sorts compile errors by the file they are in, one error a file.
func errorsByFile(err error) map[string]error {
	found := map[string]error{}
	if list, ok := errors.AsType[ast.Errors](err); ok {
		for _, e := range list {
			if e.Location != nil && found[e.Location.File] == nil {
				found[e.Location.File] = e
			}
		}
	}
	return found
}

type loaded struct {
	rule model.Rule
	path string
}

type loader struct {
	cfg      Config
	modules  map[string]*ast.Module
	rules    map[string]loaded // package path → rule
	compiled map[unit]func() (*compiled, error)
	custom   bool // some module is not built in
}

// add reads the metadata of a module and prepares it for compilation.
func (l *loader) add(m Module, mod *ast.Module) error {
	pkg := mod.Package.Path.String()
	if strings.HasPrefix(pkg+".", "data.sealint.") != m.BuiltIn {
		return at(mod.Package, "package %s is reserved for built-in rules; use a package of your own", strings.TrimPrefix(pkg, "data."))
	}
	if !m.isLibrary() {
		rule, err := metadata(m, mod)
		if err != nil {
			return err
		}
		for _, other := range l.rules {
			if other.rule.ID == rule.ID {
				return at(mod.Package, "rule %s is also defined in %s", rule.ID, other.path)
			}
		}
		if schema := l.cfg.Schemas[rule.Entity]; schema != nil && (l.cfg.CheckBuiltIn || !m.BuiltIn) {
			if err := attachSchemas(mod, rule, schema); err != nil {
				return err
			}
		}
		l.rules[pkg] = loaded{rule: rule, path: m.Path}
	}
	l.modules[m.Path] = mod
	return nil
}

// attach gives a module what it knows of the rule that it belongs to. A library may add to the package of a rule; then it
// belongs to the rule as the rule's own file does.
func (l *loader) attach(m Module) error {
	mod := l.modules[m.Path]
	entry, isRule := l.rules[mod.Package.Path.String()]
	if !m.BuiltIn {
		if err := l.checkProvided(mod, entry.rule); err != nil {
			return err
		}
	}
	if !isRule {
		return nil
	}
	if err := bindParams(mod, entry.rule); err != nil {
		return err
	}
	if m.BuiltIn && !l.cfg.CheckBuiltIn {
		values, err := paramValues(entry.rule, l.cfg.Settings[entry.rule.ID].Params)
		if err != nil {
			return nil // finish says what is wrong
		}
		return inlineParams(mod, entry.rule, values)
	}
	return nil
}

// checkProvided refuses references to what is not there below data.sealint: OPA takes it for data that is undefined.
func (l *loader) checkProvided(mod *ast.Module, rule model.Rule) (err error) {
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

// ParseTestable parses a module for OPA's test runner: a rule, its tests or a library. Mentions of data.sealint.params, in
// a rule and in its tests, mean the parameters of that rule, as when it is evaluated.
func (s *Set) ParseTestable(m Module) (*ast.Module, error) {
	mod, err := parseModule(m)
	if err != nil {
		return nil, err
	}
	pkg := strings.TrimSuffix(mod.Package.Path.String(), "_test")
	for _, rule := range s.Rules {
		if deny := s.refs[rule.ID]; deny[:len(deny)-1].String() == pkg {
			return mod, bindParams(mod, rule)
		}
	}
	return mod, nil
}

// Data is what rules see below data on a day, given as YYYY-MM-DD.
func (s *Set) Data(today string) map[string]any { return s.on(today).store }

// Capabilities are the built-in functions that rules may use.
func Capabilities() *ast.Capabilities { return capabilities }

// parsedBuiltIn holds the parsed built-in modules of the process: Module → func() (*ast.Module, error). They are the same for
// every Linter, and parsing them takes about as long as a run over a small repository.
var parsedBuiltIn sync.Map

// parseModule parses a module, a built-in one only once. The result belongs to the caller, who may change it.
func parseModule(m Module) (*ast.Module, error) {
	parse := func() (*ast.Module, error) { return parseText(m) }
	if m.BuiltIn {
		once, _ := parsedBuiltIn.LoadOrStore(m, sync.OnceValues(parse))
		parse = once.(func() (*ast.Module, error))
	}
	mod, err := parse()
	if err != nil {
		return nil, err
	}
	return mod.Copy(), nil // OPA's parser shares terms between modules, and loading changes terms in place
}

func parseText(m Module) (*ast.Module, error) {
	mod, err := ast.ParseModuleWithOpts(m.Path, m.Text, ast.ParserOptions{
		ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: capabilities,
	})
	if list, ok := errors.AsType[ast.Errors](err); ok && len(list) > 0 {
		return nil, list[0]
	}
	if err == nil && mod == nil {
		err = errors.New("is empty")
	}
	return mod, err
}

// loadError is the code of errors that are sealint's own, not the compiler's.
const loadError = "load_error"

func at(pkg *ast.Package, format string, args ...any) error {
	return ast.NewError(loadError, pkg.Location, format, args...)
}

// compile compiles what has to be known before anything is judged: all rules together where some are custom, which may be
// wrong and may use each other. Rules that are built in are checked when they are tested, and are compiled when the first
// entity of their kind is met, together with the others of their group over that kind: a run without SBOMs does not
// compile the rules over SBOMs.
func (l *loader) compile() error {
	l.compiled = map[unit]func() (*compiled, error){}
	if !l.custom && !l.cfg.CheckBuiltIn {
		units := map[unit]map[string]*ast.Module{}
		libraries := map[string]*ast.Module{}
		for p, mod := range l.modules {
			entry, isRule := l.rules[mod.Package.Path.String()]
			switch u := unitOf(entry.rule); {
			case !isRule:
				libraries[p] = mod
			case !l.selects(entry.rule): // it is not evaluated
			case units[u] == nil:
				units[u] = map[string]*ast.Module{p: mod}
			default:
				units[u][p] = mod
			}
		}
		for u, modules := range units {
			for p, library := range libraries {
				modules[p] = library.Copy() // compiling rewrites modules
			}
			l.compiled[u] = sync.OnceValues(func() (*compiled, error) { return l.compileModules(modules) })
		}
		return nil
	}
	modules := make(map[string]*ast.Module, len(l.modules))
	for p, mod := range l.modules {
		modules[p] = mod.Copy() // compiling rewrites modules, and may have to be done again without some of them
	}
	all, err := l.compileModules(modules)
	for _, entry := range l.rules {
		l.compiled[unitOf(entry.rule)] = func() (*compiled, error) { return all, nil }
	}
	return err
}

func (l *loader) compileModules(modules map[string]*ast.Module) (*compiled, error) {
	compiler := ast.NewCompiler().
		WithCapabilities(capabilities).
		WithStrict(true).
		WithUseTypeCheckAnnotations(true).
		WithEnablePrintStatements(false).
		WithSchemas(ast.NewSchemaSet()). // without a set, schema annotations are skipped in silence
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_deny", MetricName: "check_deny", Stage: l.checkDeny}).
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_defined", MetricName: "check_defined", Stage: l.checkDefined})
	compiler.Compile(modules)
	if compiler.Failed() {
		return nil, compiler.Errors
	}
	guards := map[string]guard{}
	reader := guardReader{compiler: compiler, helpers: map[string]*helper{}}
	for _, mod := range compiler.Modules {
		if entry, isRule := l.rules[mod.Package.Path.String()]; isRule {
			guards[entry.rule.ID] = reader.guard(denyOf(mod))
		}
	}
	return &compiled{compiler, guards}, nil
}

// checkDefined refuses custom rules that refer to a package or a rule that is not there. OPA takes such a name for data that
// may be loaded later and leaves it undefined, so that the rule never finds anything; here there is no other data.
func (l *loader) checkDefined(c *ast.Compiler) *ast.Error {
	var failed *ast.Error
	for _, p := range slices.Sorted(maps.Keys(c.Modules)) {
		mod := c.Modules[p]
		if mod.Package.Path.HasPrefix(paramsRef[:2]) {
			continue // the rules that are built in, held by their tests
		}
		var replaced []ast.Ref // by "with"
		ast.WalkWiths(mod, func(w *ast.With) bool {
			if ref, ok := w.Target.Value.(ast.Ref); ok {
				replaced = append(replaced, ref)
			}
			return false
		})
		ast.WalkTerms(mod, func(t *ast.Term) bool {
			ref, ok := t.Value.(ast.Ref)
			if !ok || failed != nil || len(ref) < 2 || !ref[0].Equal(ast.DefaultRootDocument) {
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
			failed = ast.NewError(loadError, location, "there is no %s: no rule and no library of this run defines it", name)
			return true
		})
		if failed != nil {
			return failed
		}
	}
	return nil
}

func denyOf(mod *ast.Module) ast.Ref { return mod.Package.Path.Append(ast.StringTerm("deny")) }

// checkDeny holds the result contract: deny is a set of findings (custom rules may yield bare strings), so that no rule
// can pass by yielding something that nobody reads.
func (l *loader) checkDeny(c *ast.Compiler) *ast.Error {
	if c.Failed() {
		return nil
	}
	for _, p := range slices.Sorted(maps.Keys(c.Modules)) {
		mod := c.Modules[p]
		rule, ok := l.rules[mod.Package.Path.String()]
		if !ok || rule.path != p {
			continue
		}
		ref := denyOf(mod)
		tpe := c.TypeEnv.GetByRef(ref)
		if len(c.GetRulesWithPrefix(ref)) == 0 {
			return ast.NewError(loadError, mod.Package.Location, "the package has no rule named deny; %s", denyForm)
		}
		location := mod.Package.Location
		if i := slices.IndexFunc(mod.Rules, func(r *ast.Rule) bool { return r.Head.Ref().GroundPrefix().String() == "deny" }); i >= 0 {
			location = mod.Rules[i].Head.Location
		}
		if fault := denyFault(tpe, strings.HasPrefix(ref.String(), "data.sealint.")); fault != "" {
			return ast.NewError(loadError, location, "%s", fault)
		}
	}
	return nil
}

const denyForm = `write "deny contains finding if", where finding is {"message": string, "at": [path…]} and may have "related"`

func denyFault(tpe types.Type, builtIn bool) string {
	set, ok := tpe.(*types.Set)
	if !ok {
		return fmt.Sprintf("deny is %s, not a set; %s", kindOfType(tpe), denyForm)
	}
	element := set.Of()
	alternatives := []types.Type{element}
	if union, ok := element.(types.Any); ok && len(union) > 0 {
		alternatives = union
	}
	for _, t := range alternatives {
		if _, ok := t.(types.String); ok && !builtIn {
			continue
		}
		object, ok := t.(*types.Object)
		if !ok {
			return fmt.Sprintf("deny contains %s, not findings; %s", kindOfType(t), denyForm)
		}
		if object.DynamicProperties() != nil {
			return "deny contains objects with computed keys; " + denyForm
		}
		message := false
		for _, property := range object.StaticProperties() {
			key, _ := property.Key.(string)
			switch key {
			case "message":
				if _, ok := property.Value.(types.String); !ok && !isAny(property.Value) {
					return fmt.Sprintf("the message of a finding is %s, not a string", kindOfType(property.Value))
				}
				message = true
			case "at", "related":
				if _, ok := property.Value.(*types.Array); !ok && !isAny(property.Value) {
					return fmt.Sprintf("%q of a finding is %s, not an array", key, kindOfType(property.Value))
				}
			default:
				return fmt.Sprintf("a finding has no %q; %s", property.Key, denyForm)
			}
		}
		if !message {
			return "a finding without message; " + denyForm
		}
	}
	return ""
}

func isAny(t types.Type) bool {
	_, ok := t.(types.Any)
	return ok
}

func kindOfType(t types.Type) string {
	switch t := t.(type) {
	case types.Any:
		return "of a type that cannot be told"
	case types.Boolean:
		return "a boolean"
	case types.Number:
		return "a number"
	case types.String:
		return "a string"
	case *types.Object:
		return "an object"
	case *types.Array:
		return "an array"
	default:
		return t.String()
	}
}

// selects reports whether the profile, a standard or a setting makes a rule active.
func (l *loader) selects(rule model.Rule) bool {
	standards := slices.Clone(l.cfg.Standards)
	for _, level := range []string{"scvs-l3", "scvs-l2"} { // a level demands what those below it do
		if i := slices.Index(model.Standards, level); slices.Contains(standards, level) {
			standards = append(standards, model.Standards[i-1])
		}
	}
	setting := l.cfg.Settings[rule.ID]
	return !setting.Off && (setting.Severity != nil || l.cfg.Profile.Includes(rule.Profile) ||
		slices.ContainsFunc(rule.Standards, func(s string) bool { return slices.Contains(standards, s) }))
}

// finish applies the configuration to what was compiled.
func (l *loader) finish() (*Set, error) {
	set := &Set{Own: map[string]model.Severity{}, compiled: l.compiled, refs: map[string]ast.Ref{}, params: map[string]map[string]any{}}
	set.memory = cmp.Or(l.cfg.Memory, DefaultMemory)
	for _, pkg := range slices.Sorted(maps.Keys(l.rules)) {
		entry := l.rules[pkg]
		mod := l.modules[entry.path]
		if mod == nil {
			delete(l.cfg.Settings, entry.rule.ID) // the rule exists but did not compile: its setting is no mistake
			continue
		}
		rule := entry.rule
		setting := l.cfg.Settings[rule.ID]
		values, err := paramValues(rule, setting.Params)
		if err != nil {
			return nil, err
		}
		set.params[rule.ID] = values
		set.Own[rule.ID] = rule.Severity
		if setting.Severity != nil {
			rule.Severity = *setting.Severity
		}
		set.Rules = append(set.Rules, rule)
		if l.selects(rule) {
			set.Active = append(set.Active, rule)
		}
		set.refs[rule.ID] = denyOf(mod)
	}
	byID := func(a, b model.Rule) int { return strings.Compare(a.ID, b.ID) }
	slices.SortFunc(set.Rules, byID)
	slices.SortFunc(set.Active, byID)
	for _, id := range slices.Sorted(maps.Keys(l.cfg.Settings)) {
		_, name, _ := strings.Cut(id, "/")
		if _, ok := set.refs[id]; !ok && !slices.Contains(l.cfg.leftOut, strings.ReplaceAll(name, "-", "_")) {
			return nil, &SettingError{Rule: id, Message: fmt.Sprintf("unknown rule %q", id)}
		}
	}
	return set, nil
}
