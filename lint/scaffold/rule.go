package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"github.com/sealint/sealint/lint/model"
)

var ruleTemplates = template.Must(template.ParseFS(files, "files/rule*.tmpl"))

// example is what a new rule finds, until its author writes what it is to find.
type example struct {
	condition string // lines of Rego
	message   string // an expression
	at        string // the place of a finding
	bad, good string // inputs with a finding and without
}

// describes is the example for entities that have a description.
func describes(noun string) example {
	return example{
		`input.description == ""`, fmt.Sprintf("%q", "the "+noun+" has no description"), `["description"]`,
		`{"description": ""}`, `{"description": "What it is for."}`,
	}
}

// added is the example for the differences between a base and the head.
func added(noun string) example {
	return example{
		`input.status == "added"`, fmt.Sprintf("%q", "the "+noun+" is new"), `[]`, `{"status": "added"}`, `{"status": "modified"}`,
	}
}

var examples = map[model.EntityKind]example{
	model.EntityOperation: {
		`input.summary == ""`, `sprintf("%s %s has no summary", [input.method, input.path])`, `["summary"]`,
		`{"method": "GET", "path": "/pets", "summary": ""}`, `{"method": "GET", "path": "/pets", "summary": "List pets"}`,
	},
	model.EntityContract: {
		`input.description == ""`, `"the contract has no description"`, `["info", "description"]`,
		`{"description": ""}`, `{"description": "What the API is for."}`,
	},
	model.EntityServer:         describes("server"),
	model.EntitySecurityScheme: describes("security scheme"),
	model.EntityParameter:      describes("parameter"),
	model.EntityResponse:       describes("response"),
	model.EntitySchema:         describes("schema"),
	model.EntitySecurity: {
		"input.anonymous", `"no credential is needed"`, `[]`, `{"anonymous": true}`, `{"anonymous": false}`,
	},
	model.EntityBody: {
		"not input.has_schema", `"the body has no schema"`, `["schema"]`, `{"has_schema": false}`, `{"has_schema": true}`,
	},
	model.EntityField: {
		`input.classification == ""`, `sprintf("the field %s is not classified", [input.name])`, `["x-data-classification"]`,
		`{"name": "email", "classification": ""}`, `{"name": "email", "classification": "internal"}`,
	},
	model.EntityText: {
		"count(input.secrets) > 0", `"a text contains a secret"`, `[]`, `{"secrets": [{"kind": "a key", "shown": "AB…"}]}`, `{"secrets": []}`,
	},
	model.EntityLiteral: {
		`input.value == "TODO"`, `sprintf("%s is not decided", [input.key])`, `[]`,
		`{"key": "region", "value": "TODO"}`, `{"key": "region", "value": "eu"}`,
	},
	model.EntitySBOM: {
		`input.name == ""`, `"the SBOM does not name its product"`, `["metadata", "component", "name"]`, `{"name": ""}`, `{"name": "shop"}`,
	},
	model.EntityComponent: {
		`input.supplier_state == "absent"`, `sprintf("%s has no supplier", [input.name])`, `["supplier"]`,
		`{"name": "left-pad", "supplier_state": "absent"}`, `{"name": "left-pad", "supplier_state": "present"}`,
	},
	model.EntityVulnerability: {
		`input.recommendation == ""`, `sprintf("%s has no recommendation", [input.id])`, `["recommendation"]`,
		`{"id": "CVE-2026-0001", "recommendation": ""}`, `{"id": "CVE-2026-0001", "recommendation": "Upgrade."}`,
	},
	model.EntityIntegration: {
		`"metadata.owner" in input.absent`, `"the integration has no owner"`, `["metadata", "owner"]`, `{"absent": ["metadata.owner"]}`, `{"absent": []}`,
	},
	model.EntityWorkspace: {
		"count(input.integrations) == 0", `"there is no integration"`, `[]`, `{"integrations": []}`, `{"integrations": [{}]}`,
	},
	model.EntityWaiver: {
		"input.days_left > 30", `sprintf("the waiver of %s holds for %d days more", [input.owner, input.days_left])`, `["expires"]`,
		`{"owner": "team-a", "days_left": 31}`, `{"owner": "team-a", "days_left": 30}`,
	},
	model.EntityBaseline: {
		"input.age_days > 30", `sprintf("the baseline is %d days old", [input.age_days])`, `["made", "on"]`, `{"age_days": 31}`, `{"age_days": 30}`,
	},
	model.EntityPolicy: {
		"input.added", `"the change adds a configuration"`, `[]`, `{"added": true}`, `{"added": false}`,
	},
	model.EntityChangeContract:      added("contract"),
	model.EntityChangeServer:        added("server"),
	model.EntityChangeScheme:        added("security scheme"),
	model.EntityChangeOperation:     added("operation"),
	model.EntityChangeResponse:      added("response"),
	model.EntityChangeValue:         added("value"),
	model.EntityChangeSBOM:          added("SBOM"),
	model.EntityChangeComponent:     added("component"),
	model.EntityChangeVulnerability: added("vulnerability"),
	model.EntityChangeIntegration:   added("integration"),
	model.EntityChangeWorkspace: {
		"count(input.contracts) > 0", `"a contract is gone"`, `[]`, `{"contracts": [{}]}`, `{"contracts": []}`,
	},
}

// ruleID matches the ids of rules whose parts are names in Rego.
var ruleID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// keywords are the names that a package in Rego cannot have.
var keywords = []string{"as", "contains", "data", "default", "else", "every", "false", "if", "import", "in", "input", "not", "null", "package", "some", "true", "with"}

// checkRuleID returns an error if a rule of a user cannot have an id. builtIn are the ids of the built-in rules.
func checkRuleID(id string, builtIn []string) error {
	group, name, _ := strings.Cut(id, "/")
	switch {
	case !ruleID.MatchString(id):
		return fmt.Errorf("%q is not the id of a rule: an id is a group and a name, like acme/named-writes, in lower case with dashes", id)
	case slices.Contains(builtIn, id):
		return fmt.Errorf("%s is a built-in rule; choose another id", id)
	case group == "sealint":
		return errors.New("the group sealint is for built-in rules; choose a group of your own")
	case group == "lib":
		return errors.New("the folder lib is for libraries; choose another group")
	case strings.HasSuffix(name, "-test"):
		return fmt.Errorf("a file with the name %s.rego would be a test; choose another name", strings.ReplaceAll(name, "-", "_"))
	}
	for _, part := range []string{group, name} {
		if slices.Contains(keywords, part) {
			return fmt.Errorf("%q has a meaning of its own in Rego; choose another word", part)
		}
	}
	return nil
}

// Rule writes a new rule over entities of a kind, its test and its page into a folder, and returns their paths. It makes the
// folder if it is missing, and never changes an existing file. builtIn are the ids that the rule cannot have.
func Rule(dir, id string, kind model.EntityKind, builtIn []string) ([]string, error) {
	if err := checkRuleID(id, builtIn); err != nil {
		return nil, err
	}
	list, err := ruleTexts(id, kind)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for _, f := range list {
		if _, err := root.Lstat(filepath.FromSlash(f.Path)); !errors.Is(err, fs.ErrNotExist) {
			if err == nil {
				err = errors.New("it exists already")
			}
			return nil, fmt.Errorf("%s was not written: %w", filepath.Join(dir, filepath.FromSlash(f.Path)), err)
		}
	}
	var written []string
	for _, f := range list {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := create(root, f.Path, f.Text); err != nil {
			return written, fmt.Errorf("%s was not written: %s", name, reason(err))
		}
		written = append(written, name)
	}
	return written, nil
}

// ruleTexts returns the files of a new rule: <group>/<name>.rego and so on.
func ruleTexts(id string, kind model.EntityKind) ([]File, error) {
	group, name, _ := strings.Cut(strings.ReplaceAll(id, "-", "_"), "/")
	_, words, _ := strings.Cut(id, "/")
	e := examples[kind]
	schema := string(kind)
	if kind == model.EntityIntegration {
		schema = "integration-facts"
	}
	values := map[string]string{
		"ID": id, "Name": name, "Package": group + "." + name, "Entity": string(kind), "Schema": schema,
		"Title": strings.ToUpper(words[:1]) + strings.ReplaceAll(words[1:], "-", " "), "Noun": strings.ReplaceAll(string(kind), "_", " "),
		"Condition": "\t" + e.condition + "\n", "Message": e.message, "At": e.at, "Bad": e.bad, "Good": e.good,
	}
	var list []File
	for _, ending := range []string{".rego", "_test.rego", ".md"} {
		var text strings.Builder
		if err := ruleTemplates.ExecuteTemplate(&text, "rule"+ending+".tmpl", values); err != nil {
			return nil, err
		}
		list = append(list, File{Path: path.Join(group, name+ending), Text: text.String()})
	}
	return list, nil
}
