package policy_test

import (
	"io/fs"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/rules"
)

// chain matches a reference in the text of a rule: a name, and the fields after it.
var chain = regexp.MustCompile(`\b([a-z_]+)((?:\[[^][]*\])*(?:\.[A-Za-z_0-9]+(?:\[[^][]*\])*)+)(\(?)`)

// field matches a field in a reference.
var field = regexp.MustCompile(`\.[A-Za-z_0-9]+`)

// misspelling is a rule in which one field of a reference is misspelt.
type misspelling struct {
	module       policy.Module
	line         int
	right, wrong string
}

var entityLine = regexp.MustCompile(`(?m)^#   entity: (.*)$`)

// misspell misspells each field of each reference in a built-in rule, one after the other, unless it is in met. The rule becomes a
// custom one.
func misspell(file, text string, met map[string]bool) (list []misspelling) {
	entity := entityLine.FindString(text)
	text = strings.Replace(text, "\npackage sealint.", "\npackage ", 1)
	offset := 0
	for n, line := range strings.SplitAfter(text, "\n") {
		start := offset
		offset += len(line)
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "package") || strings.HasPrefix(line, "import") {
			continue
		}
		for _, at := range chain.FindAllStringSubmatchIndex(line, -1) {
			if head := line[at[2]:at[3]]; head == "data" || head == "sealint" || at[6] < at[7] { // a function
				continue
			}
			for _, part := range field.FindAllStringIndex(line[at[4]:at[5]], -1) {
				from, to := start+at[4]+part[0]+1, start+at[4]+part[1]
				right := text[from:to]
				key := file + text[start+at[2]:to]
				if line[at[2]:at[3]] == "input" {
					key = entity + text[start+at[2]:to]
				}
				if met[key] {
					continue
				}
				met[key] = true
				wrong := right + "q"
				list = append(list, misspelling{policy.Module{Path: file, Text: text[:from] + wrong + text[to:]}, n + 1, right, wrong})
			}
		}
	}
	return list
}

// Whoever misspells a field is told where, which one, and what exists there, in words of the schema.
func TestMisspeltFieldsAreExplained(t *testing.T) {
	schemas := map[model.EntityKind][]byte{}
	var libraries []policy.Module
	var list []misspelling
	met := map[string]bool{} // references to the facts of an entity, and those to a variable of a file
	err := fs.WalkDir(rules.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(rules.FS, name)
		kind, isSchema := strings.CutPrefix(name, "schemas/")
		switch {
		case isSchema:
			schemas[model.EntityKind(strings.TrimSuffix(kind, ".json"))] = text
		case strings.HasSuffix(name, "_test.rego") || !strings.HasSuffix(name, ".rego"):
		case strings.HasPrefix(name, "lib/"):
			libraries = append(libraries, policy.Module{Path: name, Text: string(text), BuiltIn: true})
		default:
			list = append(list, misspell(name, string(text), met)...)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var explained, next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(list); i = int(next.Add(1)) - 1 {
				if i%3 != 0 || testing.Short() && i%40 != 0 { // all of them take a quarter of a minute; four of five are errors
					continue
				}
				if checkMisspelling(t, list[i], libraries, schemas) {
					explained.Add(1)
				}
			}
		})
	}
	wg.Wait()
	if tried := len(list) / 3; !testing.Short() && int(explained.Load())*10 < tried*8 {
		t.Errorf("only %d of %d misspelt fields are errors", explained.Load(), tried)
	}
}

// checkMisspelling reports whether the misspelt field is an error. OPA does not know the types of the arguments of functions.
func checkMisspelling(t *testing.T, m misspelling, libraries []policy.Module, schemas map[model.EntityKind][]byte) bool {
	_, problems, err := policy.Load(append([]policy.Module{m.module}, libraries...), policy.Config{Profile: model.Strict, Schemas: schemas})
	if err != nil {
		t.Error(err)
	}
	if len(problems) == 0 {
		return false
	}
	p := problems[0]
	where := p.Error()
	switch {
	case strings.Contains(p.Message, "__local") || strings.Contains(p.Message, "rule_params"):
		t.Errorf("%s\n\thas a name that OPA made", where)
	case !strings.Contains(p.Message, m.wrong):
		t.Errorf("%s\n\tdoes not name %s", where, m.wrong)
	case !regexp.MustCompile(`\b` + m.right + `\b`).MatchString(strings.ReplaceAll(p.Message, m.wrong, "")):
		t.Errorf("%s\n\tdoes not name %s", where, m.right)
	case p.Location.Line != m.line || p.Location.Column == 0:
		t.Errorf("%s\n\tis not at line %d", where, m.line)
	}
	return true
}
