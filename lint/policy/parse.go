package policy

import (
	"errors"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// loadError is the code of the errors that this package finds in a module, as opposed to OPA's compiler.
const loadError = "load_error"

// packageError returns an error located at a package declaration.
func packageError(pkg *ast.Package, format string, args ...any) error {
	return ast.NewError(loadError, pkg.Location, format, args...)
}

// parsedBuiltIn holds the parsed built-in modules of the process, and their headers: Module → func() (*ast.Module, error). They
// are the same for every Linter, and parsing them takes about as long as a run over a small repository.
var parsedBuiltIn sync.Map

// parseHeader parses the METADATA block and the package of a built-in module once, and nothing behind them. The result is shared:
// who changes it must copy it first.
func parseHeader(m Module) (*ast.Module, error) {
	// Before the line of the package there are only comments, or the module does not parse.
	start := strings.Index(m.Text, "\npackage ") + 1 // 0 if it is the first line
	if line, _, _ := strings.Cut(m.Text[start:], "\n"); strings.HasPrefix(line, "package ") {
		m.Text = m.Text[:start+len(line)]
	}
	return parseShared(m)
}

// parseShared parses a built-in module once. The result is shared: who changes it must copy it first.
func parseShared(m Module) (*ast.Module, error) {
	once, _ := parsedBuiltIn.LoadOrStore(m, sync.OnceValues(func() (*ast.Module, error) { return parseText(m) }))
	return once.(func() (*ast.Module, error))()
}

// parseModule parses a module, a built-in one only once. The result belongs to the caller, who may change it.
func parseModule(m Module) (*ast.Module, error) {
	parse := parseText
	if m.BuiltIn {
		parse = parseShared
	}
	mod, err := parse(m)
	if err != nil {
		return nil, err
	}
	return mod.Copy(), nil // OPA's parser shares terms between modules, and loading changes terms in place
}

// parseText parses the text of a module. Of several syntax errors it returns the first.
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

// ParseTestable parses a module for OPA's test runner: a rule, its tests or a library. In a rule and in its tests,
// data.sealint.params means the parameters of that rule, as it does during evaluation.
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
