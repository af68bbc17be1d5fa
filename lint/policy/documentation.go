package policy

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/sealint/sealint/lint/model"
)

// inputMembers are the members of input that a rule reads.
type inputMembers struct {
	all   bool // it reads members whose names are not known before the evaluation
	names map[string]bool
}

func (m inputMembers) has(name string) bool { return m.all || m.names[name] }

// add adds what the terms of a rule, or of a part of it, read of input.
func (m *inputMembers) add(part any) {
	ast.WalkTerms(part, func(t *ast.Term) bool {
		ref, isRef := t.Value.(ast.Ref)
		if !isRef || !ref[0].Equal(ast.InputRootDocument) {
			m.all = m.all || t.Equal(ast.InputRootDocument)
			return false
		}
		if len(ref) == 1 {
			m.all = true
			return true
		}
		if name, ok := ref[1].Value.(ast.String); ok {
			m.names[string(name)] = true
		} else {
			m.all = true
		}
		for _, t := range ref[1:] { // such as the second reference in input.servers[input.n]
			m.add(t)
		}
		return true
	})
}

// readMembers returns the members of input that a rule of a compiled package reads, itself and by the rules and functions that
// its deny refers to.
func readMembers(compiler *ast.Compiler, deny ast.Ref) inputMembers {
	members := inputMembers{names: map[string]bool{}}
	for rule := range reachableRules(compiler, compiler.GetRulesWithPrefix(deny)) {
		members.add(rule)
	}
	return members
}

// reachableRules returns rules, and those that they refer to, however indirectly.
func reachableRules(compiler *ast.Compiler, rules []*ast.Rule) map[*ast.Rule]bool {
	reached := map[*ast.Rule]bool{}
	var visit func(rule *ast.Rule)
	visit = func(rule *ast.Rule) {
		if rule == nil || reached[rule] {
			return
		}
		reached[rule] = true
		for dependency := range compiler.Graph.Dependencies(rule) {
			if rule, ok := dependency.(*ast.Rule); ok {
				visit(rule)
			}
		}
		visit(rule.Else)
	}
	for _, rule := range rules {
		visit(rule)
	}
	return reached
}

// splitRules returns the rules that read documentation of the entities, with the members that they read, and the other rules.
func (s *Set) splitRules(rules []model.Rule, entities []model.Entity) (documented, others []model.Rule, reads inputMembers, err error) {
	reads.names = map[string]bool{}
	i := slices.IndexFunc(entities, func(e model.Entity) bool { return e.Documentation != nil })
	if i < 0 {
		return nil, rules, reads, nil
	}
	documentation, _ := entities[i].Documentation(func(string) bool { return false })
	members := layoutOf(structOf(documentation).Type()).index
	for _, r := range rules {
		program, err := s.programs[unitOf(r)]()
		if err != nil {
			return nil, nil, reads, fmt.Errorf("compile rule %s: %w", r.ID, err)
		}
		isDocumented := false
		for name := range members {
			if program.reads[r.ID].has(string(name)) {
				isDocumented, reads.names[string(name)] = true, true
			}
		}
		if isDocumented {
			documented = append(documented, r)
		} else {
			others = append(others, r)
		}
	}
	return documented, others, reads, nil
}

// Input returns the input of a rule that reads all facts of an entity, decoded as encoding/json does it, and the problems
// about values that are too large.
func Input(e model.Entity) (any, []model.Problem, error) {
	f := newFacts(e.Facts)
	var problems []model.Problem
	if e.Documentation != nil {
		var documentation any
		documentation, problems = e.Documentation(func(string) bool { return true })
		d := newFacts(documentation)
		f.documentation = &d
	}
	value, err := ast.JSON(f.object())
	return value, problems, err
}
