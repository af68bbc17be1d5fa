package config_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/model"
)

// folder makes a directory of files (name → text; a name that ends in / is a directory, a text "-> x" a link to x).
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(file, 0o755)
		} else if err = os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		} else if target, ok := strings.CutPrefix(text, "-> "); ok {
			if err := os.Symlink(target, file); err != nil {
				t.Fatal(err)
			}
		} else {
			err = os.WriteFile(file, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const publicKey = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"

// Each mistake is reported at its place: a wrong key at the key, a wrong value at the value, a wrong item of a list at the item.
func TestMistakesAreToldAtTheirPlace(t *testing.T) {
	for text, want := range map[string]string{
		"profile: strict\nprofil: x\n":      `2:1: unknown field "profil", did you mean "profile"?`,
		"profile: strct\n":                  `1:10: "profile" is "strct"; it must be one of baseline, recommended, strict, did you mean "strict"?`,
		"profile: 5\n":                      `1:10: "profile" is 5; it must be one of baseline, recommended, strict`,
		"profile:\n":                        `1:1: "profile" is null; it must be one of baseline, recommended, strict`,
		"profile: {a: b}\n":                 `1:1: "profile" is {"a":"b"}; it must be one of baseline, recommended, strict`,
		"\n\nfail-on: hi\n":                 `3:10: "fail-on" is "hi"; it must be one of info, low, medium, high, critical`,
		"include: '*.yaml'\n":               `1:10: "include" must be an array, not a string`,
		"include:\n  - '*.yaml'\n  - 5\n":   `3:5: "include[1]" must be a string, not a number: write it in quotes`,
		"include:\n  - '*.yaml'\n  - [a]\n": `3:5: "include[1]" must be a string, not an array`,
		"include: [a, '[']\n":               `1:14: "[" is not a valid glob`,
		"exclude: [a, ./b]\n":               `1:14: "./b" matches no file`,
		"exclude: [docs/]\n":                `1:11: "docs/" matches no file`,
		"exclude: [../a]\n":                 `1:11: "../a" matches no file`,
		"exclude: [/a]\n":                   `1:11: "/a" matches no file`,
		"exclude: ['']\n":                   `1:11: "" matches no file`,
		"submodules: yes please\n":          `1:13: "submodules" must be true or false, not a string`,
		"standards: [cisa-2026, x]\n":       `1:24: "standards[1]" is "x"; it must be one of cisa-2026, ntia-2021, cisa-2025, fsct-3, openchain-telco-1.1, bsi-1.1, bsi-2.0, bsi-2.1, scvs-l1, scvs-l2, scvs-l3, osps`,
		"rules: [a]\n":                      `1:1: "rules" must be an object, not an array`,
		"rules:\n  a/b: loud\n":             `2:8: "a/b" is "loud"; it must be one of off, info, low, medium, high, critical or an object, did you mean "low"?`,
		"rules:\n  a/b:\n":                  `2:3: "a/b" is null; it must be one of off, info, low, medium, high, critical or an object`,
		"rules:\n  a/b: [high]\n":           `2:3: "a/b" is ["high"]; it must be one of off, info, low, medium, high, critical or an object`,
		"rules:\n  a/b: {sverity: low}\n":   `2:9: unknown field "sverity", did you mean "severity"?`,
		"rules:\n  a/b:\n    severity: low\n    prams: {x: 1}\n":                         `4:5: unknown field "prams", did you mean "params"?`,
		"rules:\n  a/b: {severity: loud}\n":                                              `2:19: "severity" is "loud"; it must be one of off, info, low, medium, high, critical, did you mean "low"?`,
		"rules:\n  a/b: {params: 5}\n":                                                   `2:17: "params" must be an object, not a number`,
		"select: CWE-319\n":                                                              `1:9: "select" must be an array, not a string`,
		"ignore: [CWE-319, 5]\n":                                                         `1:19: "ignore[1]" must be a string, not a number: write it in quotes`,
		"overrides: {files: [a]}\n":                                                      `1:1: "overrides" must be an array, not an object`,
		"overrides:\n- profile: strict\n":                                                `2:3: "overrides[0]" lacks the field "files"`,
		"overrides:\n- files: []\n":                                                      `2:3: the override names no files, and would hold for no document`,
		"overrides:\n- files: [a, ./b]\n":                                                `2:14: "./b" matches no file`,
		"overrides:\n- files: [a, '[']\n":                                                `2:14: "[" is not a valid glob`,
		"overrides:\n- {files: [a], fail: low}\n":                                        `2:16: unknown field "fail"`,
		"overrides:\n- files: [a]\n  fail-on: hi\n":                                      `3:12: "fail-on" is "hi"; it must be one of info, low, medium, high, critical`,
		"overrides:\n- files: [a]\n  profile: strct\n":                                   `3:12: "profile" is "strct"; it must be one of baseline, recommended, strict, did you mean "strict"?`,
		"overrides:\n- files: [a]\n  rules:\n    a/b: loud\n":                            `4:10: "a/b" is "loud"; it must be one of off, info, low, medium, high, critical or an object, did you mean "low"?`,
		"overrides:\n- files: [a]\n  rules:\n    a/b: {severity: low, params: {x: 1}}\n": `4:26: an override sets no params`,
		"overrides:\n" + strings.Repeat("- files: [a]\n", 101):                           `102:3: there are more than 100 overrides`,
		"require: 1\n":                                              `1:10: "require" must be a string, not a number: write it in quotes`,
		"require: '1.0.0'\n":                                        `1:10: "1.0.0" is not a constraint on versions`,
		"require: '>=1.x'\n":                                        `1:10: ">=1.x" is not a constraint on versions`,
		"require: '=>0.1.0'\n":                                      `1:10: "=>0.1.0" is not a constraint on versions`,
		"require: '>=0.0.1,'\n":                                     `1:10: "" is not a constraint on versions`,
		"new: 1\nrequire: '>=99'\n":                                 `2:10: requires sealint ">=99", and this is sealint ` + model.Version,
		"extends: 5\n":                                              `1:10: "extends" is 5; it must be a string or an array`,
		"extends: [5]\n":                                            `1:11: "extends[0]" must be a string, not a number: write it in quotes`,
		"extends: none.yaml\n":                                      `1:10: "none.yaml" does not exist`,
		"extends:\n- away\n":                                        `2:3: "away" leads outside the repository`,
		"extends: ../x.yaml\n":                                      `1:10: "../x.yaml" leads outside the repository`,
		"extends: /etc/passwd\n":                                    `1:10: "/etc/passwd" leads outside the repository`,
		"extends: device\n":                                         `1:10: "device" leads outside the repository`,
		"extends: dangling\n":                                       `1:10: "dangling" is a link to a file that does not exist`,
		"extends: circle\n":                                         `1:10: "circle" `,
		"extends: folder\n":                                         `1:10: "folder" is a folder without .sealint.yaml`,
		"extends: .\n":                                              `1:10: a file extends itself: .sealint.yaml extends .sealint.yaml`,
		"vex: 5\nprofil: x\nfail-on: hi\n":                          `1:6: "vex" must be an array, not a number`, // the first of several
		"x: 1\nvex: [5]\n":                                          `1:1: unknown field "x"`,
		"profile: strict\nexclude: []\nprofile: strict\n":           `3:1: duplicate key "profile"`,
		"rules:\n  a/b: off\n  c/d: off\n  a/b: high\n":             `4:3: duplicate key "a/b"`,
		"rules:\n  a/b: {severity: low,\n    severity: off}\n":      `3:5: duplicate key "severity"`,
		"---\n---\n":                                                `2:1: a second YAML document begins`,
		"profile: strict\n---\n":                                    `2:1: a second YAML document begins`,
		"profile: strict\n---\nprofile: baseline\n":                 `2:1: a second YAML document begins`,
		"---\nprofile: strict\n...\n---\n# nothing\n":               `4:1: a second YAML document begins`,
		"strict\n":                                                  `1:1: the document must be an object, not a string`,
		"- profile: strict\n":                                       `1:1: the document must be an object, not an array`,
		"profile: [\n":                                              ``,
		"profile: *strict\n":                                        ``,
		"a: &a [*a]\n":                                              ``,
		"? [a]\n: b\n":                                              ``,
		"profile: strict\n\tx: y\n":                                 ``,
		"profile: \xff\n":                                           `1:10: is not valid UTF-8 from here on`,
		"trusted-keys: [k.pem]\n":                                   `1:16: trusted key "k.pem": does not exist`,
		"trusted-keys: [key.pem, folder]\n":                         `1:25: trusted key "folder": is not a regular file`,
		"trusted-keys: [key.pem, text]\n":                           `1:25: trusted key "text": neither PEM nor JWK`,
		"trusted-keys: [../key.pem]\n":                              `1:16: "../key.pem" leads outside the directory of the configuration`,
		"trusted-keys: [folder/../../key.pem]\n":                    `1:16: "folder/../../key.pem" leads outside the directory of the configuration`,
		"policies: [/etc]\n":                                        `1:12: "/etc" leads outside the directory of the configuration`,
		"policies:\n- folder\n- away\n":                             `3:3: "away" leads outside the repository`,
		"policies: [away/deeper]\n":                                 `1:12: "away/deeper" leads outside the repository`,
		"policies: [absolute]\n":                                    `1:12: "absolute" leads outside the repository`,
		"policies: [none]\n":                                        `1:12: "none" does not exist`,
		"policies: [dangling]\n":                                    `1:12: "dangling" is a link to a file that does not exist`,
		"policies: [text]\n":                                        `1:12: "text" is not a directory`,
		"policies: [circle]\n":                                      `1:12: "circle" `,
		"trusted-keys: [device]\n":                                  `1:16: trusted key "device": leads outside the repository`,
		"trusted-keys: [away.pem]\n":                                `1:16: trusted key "away.pem": leads outside the repository`,
		"vex: [none.json, '*.json', folder, away.pem]\n":            `1:36: "away.pem" leads outside the repository`,
		"vex: [device]\n":                                           `1:7: "device" leads outside the repository`,
		"rules:\n  " + strings.Repeat("x", 5000) + "/y: loud\n":     `2:5007: "` + strings.Repeat("x", 60) + `…" is "loud"; it must be one of off, info, low, medium, high, critical or an object`,
		strings.Repeat("y", 100_000) + ": 1\n":                      `1:1: unknown field "` + strings.Repeat("y", 60) + `…"`,
		"include: [" + strings.Repeat("[", 2000) + "\n":             ``,
		"profile: strict\n" + strings.Repeat("# filler\n", 200_000): ` is longer than the limit of 1048576 bytes`,
	} {
		dir := folder(t, map[string]string{
			config.Name: text, "key.pem": publicKey, "text": "nothing\n", "folder/": "", "away": "-> ..", "absolute": "-> /", "dangling": "-> none",
			"circle": "-> circle", "device": "-> /dev/stdin", "away.pem": "-> ../key.pem",
		})
		_, err := config.Find(dir)
		mistake, ok := errors.AsType[*config.Error](err)
		if !ok || !strings.HasPrefix(strings.TrimPrefix(err.Error(), config.Name+":"), want) || mistake.Path != config.Name ||
			mistake.Line == 0 && !strings.Contains(want, "longer") {
			t.Errorf("%.60q: %v\nwant %s", text, err, want)
		}
		if err != nil && len(err.Error()) > 500 {
			t.Errorf("%.60q: the message is %d bytes long", text, len(err.Error()))
		}
	}
}

// An empty file has the same effect as no file, in all forms of an empty file.
func TestConfigurationThatSaysNothing(t *testing.T) {
	for _, text := range []string{"", "\n", "# profile: strict\n", "---\n", "null\n", "~", "{}\n", "--- {}\n...\n", "\ufeff", "%YAML 1.2\n---\n"} {
		c, err := config.Find(folder(t, map[string]string{config.Name: text}))
		if err != nil || c.Profile != "" || len(c.Rules) > 0 {
			t.Errorf("%q: %+v, %v", text, c, err)
		}
	}
	file := filepath.Join(folder(t, map[string]string{"c.json": "null"}), "c.json")
	if _, err := config.Read(file); err != nil {
		t.Error(err)
	}
}

func TestConfigurationIsFound(t *testing.T) {
	const strict = "profile: strict\n"
	for name, test := range map[string]struct {
		files map[string]string
		from  string
		want  string // the path of the file that was read, or the error
	}{
		"in the directory":            {map[string]string{".git/": "", ".sealint.yaml": strict}, ".", ".sealint.yaml"},
		"by the short name":           {map[string]string{".git/": "", ".sealint.yml": strict}, ".", ".sealint.yml"},
		"above":                       {map[string]string{".git/": "", ".sealint.yml": strict, "a/b/": ""}, "a/b", ".sealint.yml"},
		"the nearest":                 {map[string]string{".git/": "", ".sealint.yml": strict, "a/.sealint.yaml": strict, "a/b/": ""}, "a/b", "a/.sealint.yaml"},
		"not above the repository":    {map[string]string{".sealint.yaml": strict, "r/.git/": "", "r/a/": ""}, "r/a", ""},
		"not above without one":       {map[string]string{".sealint.yaml": strict, "a/": ""}, "a", ""},
		"both names":                  {map[string]string{".git/": "", "a/.sealint.yml": strict, "a/.sealint.yaml": strict}, "a", "a/.sealint.yml: .sealint.yaml is in the same directory"},
		"both names, one a link":      {map[string]string{".git/": "", ".sealint.yml": "-> .sealint.yaml", ".sealint.yaml": strict}, ".", ".sealint.yml: .sealint.yaml is in the same directory"},
		"mistake above":               {map[string]string{".git/": "", "a/.sealint.yaml": "x: 1\n", "a/b/": ""}, "a/b", `a/.sealint.yaml:1:1: unknown field "x"`},
		"a link inside":               {map[string]string{".git/": "", "a/.sealint.yaml": "-> ../shared.yaml", "shared.yaml": strict}, "a", "a/.sealint.yaml"},
		"a link outside":              {map[string]string{"out.yaml": strict, "r/.git/": "", "r/.sealint.yaml": "-> ../out.yaml"}, "r", ".sealint.yaml: leads outside the repository"},
		"an absolute link":            {map[string]string{".git/": "", ".sealint.yaml": "-> /etc/passwd"}, ".", ".sealint.yaml: leads outside the repository"},
		"a device":                    {map[string]string{".git/": "", ".sealint.yaml": "-> /dev/stdin"}, ".", ".sealint.yaml: leads outside the repository"},
		"a link to nothing":           {map[string]string{".git/": "", ".sealint.yaml": "-> none"}, ".", ".sealint.yaml: is a link to a file that does not exist"},
		"a link to itself":            {map[string]string{".git/": "", ".sealint.yml": "-> .sealint.yml"}, ".", ".sealint.yml: "},
		"a directory":                 {map[string]string{".git/": "", ".sealint.yaml/": ""}, ".", ".sealint.yaml: is not a regular file"},
		"from a directory that links": {map[string]string{"r/.git/": "", "r/.sealint.yaml": strict, "r/a/": "", "link": "-> r/a"}, "link", ".sealint.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, test.files)
			c, err := config.Find(filepath.Join(dir, filepath.FromSlash(test.from)))
			switch {
			case err != nil:
				if test.want == "" || !strings.HasPrefix(err.Error(), test.want) {
					t.Errorf("got %v, want %s", err, test.want)
				}
			case test.want == "":
				if c.Path != "" {
					t.Errorf("read %s", c.Path)
				}
			case !strings.HasSuffix(filepath.ToSlash(c.Path), "/"+test.want) || c.Profile != model.Strict:
				t.Errorf("read %q with profile %q, want %s", c.Path, c.Profile, test.want)
			}
		})
	}
}

// Paths in the configuration are relative to its directory, and may be links that stay in the repository.
func TestConfigurationNamesFiles(t *testing.T) {
	dir := folder(t, map[string]string{
		".git/": "", "keys/real.pem": publicKey, "rules/a.rego": "package a\n", "bom.vex.json": "{}",
		"a/.sealint.yaml": "trusted-keys: [key.pem]\npolicies: [rules, .]\nvex: [vex.json, 'later/*.json', own]\n",
		"a/key.pem":       "-> ../keys/real.pem", "a/rules": "-> ../rules", "a/vex.json": "-> ../bom.vex.json", "a/own/": "",
	})
	c, err := config.Read(filepath.Join(dir, "a", config.Name))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.TrustedKeys) != 1 || len(c.Policies) != 2 || c.Policies[0].Path != "a/rules" || c.Policies[1].Path != "a" {
		t.Errorf("%+v", c)
	}
	var vex []string
	for _, f := range c.VEX {
		vex = append(vex, f.Abs())
	}
	if want := []string{filepath.Join(dir, "a", "vex.json"), filepath.Join(dir, "a", "later", "*.json"), filepath.Join(dir, "a", "own")}; !reflect.DeepEqual(vex, want) {
		t.Errorf("%q, want %q", vex, want)
	}
}

// FuzzRead reads any text as a configuration.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"", "---\n---", "null", "profile: strict\nfail-on: low\ninclude: ['**/*.yaml']\nexclude: [a]\nsubmodules: true\n",
		"rules:\n  openapi/a: off\n  \"b\\u0061/c\": high\n  d/e: {severity: low, params: {x: [1, .inf, {y: null}]}}\n",
		"rules: {<<: {a/b: low}, c/d: false}\n", "policies: [.]\nvex: ['*']\ntrusted-keys: [x]\nstandards: [osps]\n",
		"require: '>=0.1, <99'\nselect: [CWE-319, 'a/*']\nignore: [b]\noverrides:\n- {files: ['a/**'], profile: strict, fail-on: low, rules: {a/*: off, b/c: {severity: false}}}\n",
		"extends: [none.yaml]", "extends: c.yaml\n", "require: '>=99'\nx: y",
		"profil: x", "rules: {a: {b: c}}", "x: &a [*a]", "\ufeffprofile: strict", "profile: strict\r\nprofile: strict\r",
		"{\"rules\": {\"a/b\": \"low\", \"a/b\": \"low\"}}", "? rules\n: ? a/b\n  : low\n", "profile: |\n  strict\n", "\x00", "a: \xff", "\xff\xfea\x00", "\x000\n0000",
	} {
		f.Add([]byte(text), false)
		f.Add([]byte(text), true)
	}
	dir, err := os.MkdirTemp("", "config")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { os.RemoveAll(dir) })
	read := func(t *testing.T, name string, content []byte) (*config.Config, *config.Error) {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := config.Read(file)
		mistake, ok := errors.AsType[*config.Error](err)
		if err != nil && !ok {
			t.Fatalf("not an *Error: %v", err)
		}
		return c, mistake
	}
	f.Fuzz(func(t *testing.T, content []byte, isJSON bool) {
		if len(content) > 1<<20 {
			return // the file was not read
		}
		name := "c.yaml"
		if isJSON {
			name = "c.json"
		}
		c, mistake := read(t, name, content)
		again, second := read(t, name, content)
		if !reflect.DeepEqual(mistake, second) {
			t.Fatalf("read twice: %v and %v", mistake, second)
		}
		if mistake != nil {
			if len(content) == 0 {
				t.Fatalf("an empty file is refused: %v", mistake)
			}
			inside(t, content, mistake)
			return
		}
		if !reflect.DeepEqual(said(c), said(again)) {
			t.Fatalf("read twice: %v and %v", said(c), said(again))
		}
		// An accepted configuration has the same meaning if it is written in the simplest form.
		rules := map[string]any{}
		for id, s := range c.Rules {
			setting := map[string]any{}
			if s.Severity != nil {
				setting["severity"] = model.Severities[*s.Severity]
			}
			if s.Off {
				setting["severity"] = "off"
			}
			if s.Params != nil {
				setting["params"] = s.Params
			}
			rules[id] = setting
		}
		text, err := json.Marshal(map[string]any{"rules": rules})
		if err != nil {
			t.Fatalf("a parameter that is no JSON: %v", err)
		}
		plain, mistake := read(t, "plain.json", text)
		if mistake != nil {
			t.Fatalf("%s is refused: %v", text, mistake)
		}
		if !reflect.DeepEqual(c.Rules, plain.Rules) {
			t.Fatalf("%v, written as %s, are %v", c.Rules, text, plain.Rules)
		}
	})
}

// said are the settings of a configuration.
func said(c *config.Config) []any {
	policies := ""
	for _, dir := range c.Policies {
		policies += dir.Path + "\n"
	}
	overrides := ""
	for _, o := range c.Overrides {
		overrides += fmt.Sprintln(o.Place(), o.Files, o.Profile, o.FailOn != nil, len(o.Rules))
	}
	var vex []string
	for _, f := range c.VEX {
		vex = append(vex, f.Abs())
	}
	return []any{
		c.Files, c.Profile, c.FailOn, c.Include, c.Exclude, c.Submodules, c.Select, c.Ignore, c.Rules, overrides, policies, c.Standards, vex,
		c.TrustedKeys,
	}
}

// inside checks that the place of a mistake exists in the file.
func inside(t *testing.T, content []byte, e *config.Error) {
	if e.Line < 1 || e.Column < 1 || e.Message == "" {
		t.Fatalf("without a place or a word: %+v", e)
	}
	if !utf8.Valid(content) || bytes.IndexByte(content[:min(len(content), 4)], 0) >= 0 {
		return // the file may be UTF-16 or UTF-32, whose lines are those of the decoded text
	}
	text := strings.TrimPrefix(string(content), "\ufeff")
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	if e.Line > len(lines) {
		t.Fatalf("line %d of %d: %v", e.Line, len(lines), e)
	}
	if line := lines[e.Line-1]; e.Column > len(utf16.Encode([]rune(line)))+1 {
		t.Fatalf("column %d of %q: %v", e.Column, line, e)
	}
}

// TestSchemaNamesTheChoices checks that the enumerations in the schema are equal to those of the program.
func TestSchemaNamesTheChoices(t *testing.T) {
	var schema struct {
		Properties map[string]struct {
			Enum  []string
			Items struct{ Enum []string }
		}
	}
	if err := json.Unmarshal(config.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	var profiles []string
	for _, p := range model.Profiles {
		profiles = append(profiles, string(p))
	}
	for key, want := range map[string][]string{"profile": profiles, "fail-on": model.Severities, "standards": model.Standards} {
		property := schema.Properties[key]
		if got := append(property.Enum, property.Items.Enum...); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	c, err := config.Read(filepath.Join(folder(t, map[string]string{"c.json": `{"rules": {"a/b": false, "c/d": {"severity": false}}}`}), "c.json"))
	if err != nil || !c.Rules["a/b"].Off || !c.Rules["c/d"].Off {
		t.Errorf("false is off: %+v, %v", c, err)
	}
}
