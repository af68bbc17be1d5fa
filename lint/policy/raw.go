package policy

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/sealint/sealint/lint/model"
)

// rawGroup is the group of the ids of raw policies.
const rawGroup = "raw"

// rawPolicies are the raw policies of a loader: rules over whole documents, written as for conftest. All of them are compiled
// together, as conftest compiles the folders that it is given.
type rawPolicies struct {
	modules map[string]*ast.Module // by path; nil for a module that was rejected, or with a rejected one in its package
	refs    map[string]ast.Ref     // by key of loader.rules: what the rules that compiled yield
}

// RawFolderError reports a folder of raw policies in which nothing could find anything.
type RawFolderError struct {
	Folder  string
	Message string
}

func (e *RawFolderError) Error() string {
	return fmt.Sprintf("policies in %s: %s", e.Folder, e.Message)
}

// rawName matches the names of the rules that yield findings, as in conftest.
var rawName = regexp.MustCompile(`^(deny|violation|warn)(_[a-zA-Z0-9]+)*$`)

// parseRaw parses the modules with raw policies and adds their rules. The error is a *RawFolderError.
func (l *loader) parseRaw(modules []Module) error {
	l.raw = rawPolicies{map[string]*ast.Module{}, map[string]ast.Ref{}}
	judges := map[string]bool{} // by folder: it has a rule, or a file that may have one
	for _, m := range modules {
		mod, err := parseRawText(m)
		if err == nil {
			l.raw.modules[m.Path] = mod
			err = l.addRaw(m, mod, judges)
		}
		if err != nil {
			judges[m.Raw] = true
			l.rejectRaw(m, err)
		}
	}
	for _, m := range modules {
		if !judges[m.Raw] {
			return &RawFolderError{m.Raw, "no rule is named deny, violation or warn, or begins with deny_, violation_ or warn_"}
		}
	}
	return nil
}

// parseRawText parses a module in the version of Rego that it is written in. A module that is both Rego v1 and Rego v0 means the
// same in both.
func parseRawText(m Module) (*ast.Module, error) {
	parse := func(version ast.RegoVersion) (*ast.Module, error) {
		return ast.ParseModuleWithOpts(m.Path, m.Text, ast.ParserOptions{
			ProcessAnnotation: true, RegoVersion: version, Capabilities: rawCapabilities,
		})
	}
	mod, err := parse(ast.RegoV1)
	if err != nil {
		old, oldErr := parse(ast.RegoV0)
		if oldErr == nil || errorLine(oldErr) > errorLine(err) { // the version that more of the text fits is probably the right one
			mod, err = old, oldErr
		}
	}
	if list, ok := errors.AsType[ast.Errors](err); ok && len(list) > 0 {
		return nil, list[0]
	}
	if err == nil && mod == nil {
		err = errors.New("is empty")
	}
	return mod, err
}

// errorLine is the line of the first syntax error, from 1; 0 for another error.
func errorLine(err error) int {
	if list, ok := errors.AsType[ast.Errors](err); ok && len(list) > 0 && list[0].Location != nil {
		return list[0].Location.Row
	}
	return 0
}

// addRaw checks a module and adds its rules. It notes in judges that the folder has a rule.
func (l *loader) addRaw(m Module, mod *ast.Module, judges map[string]bool) error {
	pkg := mod.Package.Path.String()
	if strings.HasPrefix(pkg+".", "data.sealint.") {
		return packageError(mod.Package, "package %s is reserved for built-in rules; use a package of your own", strings.TrimPrefix(pkg, "data."))
	}
	if err := checkRawData(mod); err != nil {
		return err
	}
	for _, rule := range mod.Rules {
		name := string(rule.Head.Ref()[0].Value.(ast.Var))
		if name == "exception" {
			return ast.NewError(loadError, rule.Location, "exceptions of conftest are not supported: they would hide findings without a reason or an end; write a waiver")
		}
		if !rawName.MatchString(name) {
			continue
		}
		judges[m.Raw] = true
		if err := l.addRawRule(m, mod, rule, name); err != nil {
			return err
		}
	}
	return nil
}

// addRawRule adds the rule that a definition in a module belongs to, unless it is known.
func (l *loader) addRawRule(m Module, mod *ast.Module, definition *ast.Rule, name string) error {
	key := mod.Package.Path.Append(ast.StringTerm(name)).String() + " over documents" // no package path has a space
	if _, ok := l.rules[key]; ok {
		return nil
	}
	pkg := strings.TrimPrefix(mod.Package.Path.String(), "data.")
	rule := model.Rule{
		ID: rawID(pkg, name), Entity: model.EntityDocument, Severity: model.High, Profile: model.Baseline,
		Title:       fmt.Sprintf("%s of package %s", name, pkg),
		Description: fmt.Sprintf("A policy over the whole document, in %s.", m.Path),
		Fix:         "Change the document as the message says.",
		Identity:    []string{model.IdentityMessage},
	}
	if strings.HasPrefix(name, "warn") {
		rule.Severity = model.Low
	}
	for _, a := range definition.Annotations {
		rule.Title, rule.Description = cmp.Or(a.Title, rule.Title), cmp.Or(strings.TrimSpace(a.Description), rule.Description)
	}
	if !ruleID.MatchString(rule.ID) {
		return ast.NewError(loadError, definition.Location, "the rule can have no id: package and rule need names of letters, digits and underscores")
	}
	for _, other := range l.rules {
		if other.rule.ID == rule.ID {
			return ast.NewError(loadError, definition.Location, "rule %s is also defined in %s", rule.ID, other.path)
		}
	}
	l.rules[key] = ruleFile{rule: rule, path: m.Path}
	l.raw.refs[key] = mod.Package.Path.Append(ast.StringTerm(name))
	return nil
}

// rawID is the id of a raw policy: the names of its package and its rule, in lower case and joined by dashes.
func rawID(pkg, name string) string {
	words := strings.FieldsFunc(strings.ToLower(pkg+"_"+name), func(r rune) bool { return strings.ContainsRune(`._-[]"`, r) })
	return rawGroup + "/" + strings.Join(words, "-")
}

// checkRawData rejects references to members of data.sealint other than the date.
func checkRawData(mod *ast.Module) (err error) {
	ast.WalkRefs(mod, func(ref ast.Ref) bool {
		if err == nil && ref.HasPrefix(paramsRef[:2]) && (len(ref) < 3 || !ref[2].Equal(ast.StringTerm("today"))) {
			location := ref[0].Location
			if location == nil {
				location = mod.Package.Location
			}
			err = ast.NewError(loadError, location, "there is no %s: policies over documents have data.sealint.today only", ref)
		}
		return false
	})
	return err
}

// rejectRaw reports the error of a module as a problem, and omits its package: a rule with a part missing has another meaning.
func (l *loader) rejectRaw(m Module, err error) {
	problem := ruleProblem(m, model.Rule{}, err)
	mod := l.raw.modules[m.Path]
	delete(l.raw.modules, m.Path)
	if mod == nil { // its package is not known: it may be any
		l.problems = append(l.problems, problem)
		return
	}
	problem.Message += fmt.Sprintf("; package %s is not evaluated", strings.TrimPrefix(mod.Package.Path.String(), "data."))
	l.problems = append(l.problems, problem)
	l.omitRaw(mod.Package)
}

// omitRaw omits the modules and rules of a package.
func (l *loader) omitRaw(pkg *ast.Package) {
	maps.DeleteFunc(l.raw.modules, func(_ string, mod *ast.Module) bool { return mod.Package.Equal(pkg) })
	maps.DeleteFunc(l.raw.refs, func(_ string, ref ast.Ref) bool { return ref[:len(ref)-1].Equal(pkg.Path) })
}

// compileRaw compiles the raw policies. Packages with errors are omitted until the others compile.
func (l *loader) compileRaw() error {
	for len(l.raw.refs) > 0 {
		modules := map[string]*ast.Module{}
		for p, mod := range l.raw.modules {
			modules[p] = mod.Copy()
		}
		compiler := l.rawCompiler()
		if compiler.Compile(modules); !compiler.Failed() {
			result := &program{compiler, map[string]guard{}, map[string]inputMembers{}}
			for key := range l.raw.refs {
				result.guards[l.rules[key].rule.ID] = guard{body{}} // admits every document
			}
			l.programs[compilationUnit{entity: model.EntityDocument}] = func() (*program, error) { return result, nil }
			return nil
		}
		omitted := false
		errs := errorsByFile(compiler.Errors)
		for _, p := range slices.Sorted(maps.Keys(errs)) {
			if l.raw.modules[p] != nil {
				omitted = true
				l.rejectRaw(l.sources[p], errs[p])
			}
		}
		if !omitted {
			return compiler.Errors
		}
	}
	return nil
}

// rawCompiler returns a compiler for raw policies. It is not strict: conftest is not, either.
func (l *loader) rawCompiler() *ast.Compiler {
	return ast.NewCompiler().
		WithCapabilities(rawCapabilities).
		WithEnablePrintStatements(false).
		WithSchemas(ast.NewSchemaSet()).
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_raw", MetricName: "check_raw", Stage: l.checkRawTypes}).
		WithStageAfterID(ast.StageCheckTypes, ast.CompilerStageDefinition{Name: "check_references", MetricName: "check_references", Stage: checkReferences})
}

const rawForm = "write \"deny contains msg if { … }\", where msg is a string or an object with msg"

// checkRawTypes checks that the rules are sets of messages. Anything else would report nothing.
func (l *loader) checkRawTypes(c *ast.Compiler) *ast.Error {
	if c.Failed() {
		return nil
	}
	for _, p := range slices.Sorted(maps.Keys(c.Modules)) {
		for _, rule := range c.Modules[p].Rules {
			name := string(rule.Head.Ref()[0].Value.(ast.Var))
			if !rawName.MatchString(name) {
				continue
			}
			tpe := c.TypeEnv.GetByRef(c.Modules[p].Package.Path.Append(ast.StringTerm(name)))
			if fault := messagesFault(tpe); fault != "" {
				return ast.NewError(loadError, rule.Location, "%s %s; %s", name, fault, rawForm)
			}
		}
	}
	return nil
}

// messagesFault says why a type is not that of a set of messages. It is empty if the type is correct.
func messagesFault(tpe types.Type) string {
	set, ok := tpe.(*types.Set)
	if !ok {
		return fmt.Sprintf("is %s, not a set", describeKind(tpe))
	}
	alternatives := []types.Type{set.Of()}
	if union, ok := set.Of().(types.Any); ok && len(union) > 0 {
		alternatives = union
	}
	for _, t := range alternatives {
		switch t := t.(type) {
		case types.String, types.Any:
		case *types.Object:
			static := slices.ContainsFunc(t.StaticProperties(), func(p *types.StaticProperty) bool { return p.Key == "msg" })
			if !static && t.DynamicProperties() == nil {
				return "contains an object without msg"
			}
		default:
			return fmt.Sprintf("contains %s, not messages", describeKind(t))
		}
	}
	return ""
}

// readMessage reads what a raw policy yields: a message, or an object with the member msg and any others. The members at and path
// say where the mistake is: as a list of keys and indices, or as a JSON Pointer. Policies also use path for other things, such as
// names of files: one that is neither is not read.
func readMessage(value ast.Value) (Finding, error) {
	object, ok := value.(ast.Object)
	if !ok {
		return readFinding(value)
	}
	var f Finding
	msg := object.Get(ast.StringTerm("msg"))
	if msg == nil {
		return f, errors.New("yields an object without msg")
	}
	var err error
	if f.Message, err = readText(msg.Value, "msg"); err != nil {
		return f, err
	}
	if strings.TrimSpace(f.Message) == "" {
		return f, errors.New("yields an empty message")
	}
	if at := object.Get(ast.StringTerm("at")); at != nil {
		f.At, err = readRawPath(at.Value)
	} else if at := object.Get(ast.StringTerm("path")); at != nil {
		f.At, _ = readRawPath(at.Value)
	}
	return f, err
}

// readRawPath reads a list of keys and indices, or a JSON Pointer (RFC 6901).
func readRawPath(value ast.Value) ([]any, error) {
	pointer, ok := value.(ast.String)
	if !ok {
		return readPath(value)
	}
	if pointer == "" {
		return nil, nil
	}
	tokens := strings.Split(string(pointer), "/")
	if tokens[0] != "" || len(tokens) > maxParts || len(pointer) > maxText {
		return nil, errors.New("yields a finding whose path is neither a list nor a JSON Pointer")
	}
	unescape := strings.NewReplacer("~1", "/", "~0", "~")
	var path []any
	for _, token := range tokens[1:] {
		token = unescape.Replace(token)
		if n, err := strconv.Atoi(token); err == nil && strconv.Itoa(n) == token {
			path = append(path, n)
		} else {
			path = append(path, token)
		}
	}
	return path, nil
}
