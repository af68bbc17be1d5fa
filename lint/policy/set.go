package policy

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/sealint/sealint/lint/model"
)

// Set is a compiled set of rules. Several goroutines may use it at once.
type Set struct {
	// Rules are all loaded rules, sorted by id, with the configured severities.
	Rules []model.Rule
	// Own are the severities that the rules declare themselves, by rule id.
	Own map[string]model.Severity
	// Settings are the settings of the run, by rule id.
	Settings map[string]Setting
	// Active are those of Rules that are active where no override says otherwise.
	Active []model.Rule
	// Deselected are the ids of the rules that would be in Active, but for Config.Select and Config.Ignore.
	Deselected []string

	selection *selection
	programs  map[compilationUnit]func() (*program, error) // each compiles when it is first called
	refs      map[string]ast.Ref                           // rule id → reference to its deny
	params    map[string]map[string]any                    // rule id → parameter name → value
	memory    uint64                                       // limit per rule, in bytes

	mu  sync.Mutex
	day *day // of the last evaluation
}

// day holds the data that rules see on one date, and the queries prepared for it.
type day struct {
	date    string
	store   map[string]any
	data    storage.Store // store, as OPA reads it
	queries map[string]func() (rego.PreparedEvalQuery, error)
	known   knownFindings
}

// dayOf returns the day for a date. Only the last day is kept, because successive runs mostly have the same date.
func (s *Set) dayOf(date string) *day {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.day != nil && s.day.date == date {
		return s.day
	}
	d := &day{date: date, store: map[string]any{"sealint": map[string]any{"today": date, paramsRoot: s.params}}}
	d.data = inmem.NewFromObjectWithOpts(d.store, inmem.OptReturnASTValuesOnRead(true))
	d.queries = map[string]func() (rego.PreparedEvalQuery, error){}
	for _, r := range s.Rules {
		d.queries[r.ID] = sync.OnceValues(func() (rego.PreparedEvalQuery, error) { return s.prepare(d.data, r) })
	}
	s.day = d
	return d
}

// prepare prepares the query for a rule's findings.
func (s *Set) prepare(data storage.Store, rule model.Rule) (rego.PreparedEvalQuery, error) {
	program, err := s.programs[unitOf(rule)]()
	if err != nil {
		return rego.PreparedEvalQuery{}, fmt.Errorf("compile rule %s: %w", rule.ID, err)
	}
	q, err := rego.New(
		rego.ParsedQuery(ast.NewBody(ast.Equality.Expr(ast.VarTerm("deny"), ast.NewTerm(s.refs[rule.ID])))),
		rego.Compiler(program.compiler),
		rego.Store(data),
		rego.StrictBuiltinErrors(true),
		rego.GenerateJSON(func(t *ast.Term, _ *rego.EvalContext) (any, error) { return t.Value, nil }),
	).PrepareForEval(context.Background()) // not the context of a run: later runs use the query too
	if err != nil {
		return q, fmt.Errorf("prepare rule %s: %w", rule.ID, err)
	}
	return q, nil
}

// Warm compiles those of the active rules that are for entities of the given kinds, so that the first evaluation need not wait for
// it. It may run concurrently with everything else.
func (s *Set) Warm(active []model.Rule, kinds []model.EntityKind) {
	var units []compilationUnit
	for _, r := range active {
		if u := unitOf(r); slices.Contains(kinds, r.Entity) && !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	runParallel(len(units), func(i int) { _, _ = s.programs[units[i]]() }) // Evaluate reports the same error
}

// Words returns the strings in the list parameters of the active rules for one entity kind. complete is false if a custom
// rule is among them: it may look for strings that are not parameters.
func (s *Set) Words(active []model.Rule, kind model.EntityKind) (words map[string]bool, complete bool) {
	words = map[string]bool{}
	for _, r := range active {
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

// Params returns the values of the parameters of a rule, by name.
func (s *Set) Params(id string) map[string]any { return s.params[id] }

// Data returns the content of Rego's data document on a date, given as YYYY-MM-DD.
func (s *Set) Data(today string) map[string]any { return s.dayOf(today).store }
