package config_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
)

// What a file sets wins over what it extends, key by key; lists are appended, those of the extended files first.
func TestExtendedFiles(t *testing.T) {
	dir := folder(t, map[string]string{
		".git/": "",
		"shared/bundle/.sealint.yml": "profile: strict\nfail-on: low\nsubmodules: true\ninclude: [x/**]\nexclude: [b]\nselect: [openapi]\nignore: [b]\n" +
			"policies: [rules]\nvex: [b.json]\ntrusted-keys: [key.pem]\nstandards: [osps]\n" +
			"rules: {a/one: low, a/two: {params: {n: 1}}, a/*: off}\noverrides: [{files: [b]}]\n",
		"shared/bundle/rules/": "", "shared/bundle/key.pem": publicKey,
		"shared/second.yaml": "fail-on: medium\nignore: [s]\nrules: {a/one: high}\n",
		"a/rules/":           "",
		"a/.sealint.yaml": "extends: [../shared/bundle, ../shared/second.yaml]\nsubmodules: false\nexclude: [c]\nselect: [sbom]\nignore: [c]\npolicies: [rules]\nvex: [c.json]\n" +
			"standards: [scvs-l1]\nrules: {a/two: off}\noverrides: [{files: [c]}]\n",
	})
	c, err := config.Find(filepath.Join(dir, "a"))
	if err != nil {
		t.Fatal(err)
	}
	var policies, overrides, files []string
	for _, p := range c.Policies {
		policies = append(policies, p.Path)
	}
	for _, o := range c.Overrides {
		overrides = append(overrides, o.Files[0]+" at "+o.Place())
	}
	read := slices.Clone(c.Files)
	for _, f := range c.VEX {
		read = append(read, f.Abs())
	}
	for _, f := range read {
		name, _ := filepath.Rel(dir, f)
		files = append(files, filepath.ToSlash(name))
	}
	got := fmt.Sprint(string(c.Profile)+" ", *c.FailOn, c.Submodules, c.Include, c.Exclude, c.Select, c.Ignore, policies, c.Standards, overrides, files, len(c.TrustedKeys))
	want := "strict medium false [x/**] [b c] [sbom] [b s c] [shared/bundle/rules a/rules] [osps scvs-l1] [b at shared/bundle/.sealint.yml:13 c at a/.sealint.yaml:10] " +
		"[a/.sealint.yaml shared/bundle/.sealint.yml shared/second.yaml shared/bundle/b.json a/c.json] 1"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	high := model.High
	if rules := map[string]policy.Setting{"a/one": {Severity: &high}, "a/two": {Off: true}, "a/*": {Off: true}}; !reflect.DeepEqual(c.Rules, rules) {
		t.Errorf("%v", c.Rules)
	}
	if c.Path != filepath.Join(dir, "a", config.Name) {
		t.Error(c.Path)
	}
}

// A mistake is told at its place in the file in which it stands; a chain of files that cannot be read, with its names.
func TestMistakesOfExtendedFiles(t *testing.T) {
	chain := map[string]string{}
	for i := range 12 {
		chain[fmt.Sprintf("f%d.yaml", i)] = fmt.Sprintf("extends: f%d.yaml\n", i+1)
	}
	chain["f12.yaml"] = ""
	var many []string
	for range 10 {
		many = append(many, "w1.yaml")
	}
	wide := "extends: [" + strings.Join(many, ", ") + "]\n"
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"an unknown field":       {map[string]string{".sealint.yaml": "extends: b/x.yaml\n", "b/x.yaml": "\nprofil: x\n"}, "b/x.yaml:2:1: unknown field"},
		"a syntax error":         {map[string]string{".sealint.yaml": "extends: x.yaml\n", "x.yaml": "a: [\n"}, "x.yaml:"},
		"a path of a bundle":     {map[string]string{".sealint.yaml": "extends: b\n", "b/.sealint.yaml": "policies: [rules]\n", "rules/": ""}, `b/.sealint.yaml:1:12: "b/rules" does not exist`},
		"a missing base of one":  {map[string]string{".sealint.yaml": "extends: b\n", "b/.sealint.yaml": "\nextends: [x.yaml]\n"}, `b/.sealint.yaml:2:11: "x.yaml" does not exist`},
		"two files in a bundle":  {map[string]string{".sealint.yaml": "extends: b\n", "b/.sealint.yaml": "", "b/.sealint.yml": ""}, `.sealint.yaml:1:10: "b" is a folder with both .sealint.yaml and .sealint.yml`},
		"a version":              {map[string]string{".sealint.yaml": "extends: x.yaml\n", "x.yaml": "future: 1\nrequire: '>=9'\n"}, `x.yaml:2:10: requires sealint ">=9"`},
		"a circle":               {map[string]string{".sealint.yaml": "extends: b/x.yaml\n", "b/x.yaml": "extends: [../.sealint.yaml]\n"}, "b/x.yaml:1:11: a file extends itself: .sealint.yaml extends b/x.yaml extends .sealint.yaml"},
		"a circle through links": {map[string]string{".sealint.yaml": "extends: x.yaml\n", "x.yaml": "extends: y.yaml\n", "y.yaml": "-> x.yaml"}, "x.yaml:1:10: a file extends itself: .sealint.yaml extends x.yaml extends y.yaml"},
		"a long chain":           {chain, "f10.yaml:1:10: more than 10 levels of extends: f0.yaml extends f1.yaml"},
		"too many files": {map[string]string{
			".sealint.yaml": wide, "w1.yaml": strings.ReplaceAll(wide, "w1", "w2"), "w2.yaml": strings.ReplaceAll(wide, "w1", "w3"), "w3.yaml": "",
		}, "w2.yaml:1:92: the configuration extends more than 100 files"},
	} {
		dir := folder(t, test.files)
		from := ".sealint.yaml"
		if test.files[from] == "" {
			from = "f0.yaml"
		}
		t.Chdir(dir)
		_, err := config.Read(from)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
	delete(chain, "f0.yaml")
	t.Chdir(folder(t, chain))
	if _, err := config.Read("f2.yaml"); err != nil { // ten levels
		t.Error(err)
	}
}

// A setting that the rules refuse is told in the file that has it.
func TestPlacesOfSettings(t *testing.T) {
	dir := folder(t, map[string]string{
		".git/": "", "base.yaml": "rules:\n  a/b: off\nignore: [x]\noverrides:\n- files: [a]\n  rules: {c/d: off}\n",
		".sealint.yaml": "extends: base.yaml\nrules: {e/f: off}\nselect: [y]\nignore: [z]\n",
	})
	c, err := config.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	for want, err := range map[string]error{
		"base.yaml:2:3: m":      c.At(&policy.SettingError{Rule: "a/b", Message: "m"}),
		".sealint.yaml:2:9: m":  c.At(&policy.SettingError{Rule: "e/f", Message: "m"}),
		"base.yaml:6:11: m":     c.At(&policy.SettingError{Rule: "c/d", Override: 1, Message: "m"}),
		".sealint.yaml:3:10: m": c.AtSelect(0, "m"),
		"base.yaml:3:10: m":     c.AtIgnore(0, "m"),
		".sealint.yaml:4:10: m": c.AtIgnore(1, "m"),
	} {
		if err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestVersions(t *testing.T) {
	for constraints, want := range map[string]bool{
		">=0.0.1": true, ">= 0.0.1, <99": true, "=" + model.Version: true, "<=" + model.Version: true, ">" + model.Version: false, "<" + model.Version: false,
		">=" + model.Version + "-rc.1": true, "=99.0.0": false, ">=0.0.1,<0.0.2": false, ">0, <1000.0": true,
	} {
		c, err := config.Find(folder(t, map[string]string{config.Name: "require: '" + constraints + "'\n"}))
		if got := err == nil && c != nil; got != want {
			t.Errorf("%s: %v", constraints, err)
		}
		if !want && !strings.Contains(err.Error(), "requires sealint") {
			t.Errorf("%s: %v", constraints, err)
		}
	}
}
