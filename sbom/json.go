package sbom

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/jsf"
)

// What is said of a version that is not judged.
const (
	cycloneDXJudged = "CycloneDX 1.2 to 1.7 is judged"
	spdxJudged      = "SPDX 2.2 and 2.3 are judged"
)

func supportedCycloneDX(version string) bool {
	switch version {
	case "1.2", "1.3", "1.4", "1.5", "1.6", "1.7":
		return true
	}
	return false
}

// spdxVersion is the number in "SPDX-2.3".
func spdxVersion(text string) (version string, supported bool) {
	version = strings.TrimPrefix(text, "SPDX-")
	return version, text == "SPDX-2.2" || text == "SPDX-2.3"
}

func lowerJSON(doc *source.Document, trusted []jsf.Key) (*graph, []model.Problem) {
	var root any
	if err := json.Unmarshal(doc.Data, &root); err != nil {
		return nil, []model.Problem{*doc.Problem(model.ProblemSyntax, "%s", err)}
	}
	v, base := root, []string(nil)
	statement := strings.HasPrefix(text(root, "_type"), "https://in-toto.io/Statement/")
	if statement {
		v, base = member(root, "predicate"), []string{"predicate"}
	}
	unsupported := func(member, format string, args ...any) (*graph, []model.Problem) {
		problem := doc.Problem(model.ProblemUnsupported, format, args...)
		problem.Location = doc.Locate([]model.Place{{Path: doc.Path, Pointer: under(base, member)}})[0]
		return nil, []model.Problem{*problem}
	}
	object, ok := v.(map[string]any)
	if !ok {
		return unsupported("", "the statement's predicate is not an SBOM")
	}
	if context := spdxContext(object["@context"]); context != "" {
		version := strings.TrimPrefix(context[strings.Index(context, "spdx.org/rdf/"):], "spdx.org/rdf/")
		version, _, _ = strings.Cut(version, "/")
		return unsupported("@context", "SPDX %s is not judged yet; %s", version, spdxJudged)
	}
	if stated, ok := object["spdxVersion"]; ok {
		version, supported := spdxVersion(text(v, "spdxVersion"))
		switch _, isText := stated.(string); {
		case !isText:
			return unsupported("spdxVersion", "spdxVersion is not a string; %s", spdxJudged)
		case !supported:
			return unsupported("spdxVersion", "SPDX %s is not judged%s; %s", quoteVersion(version), yet(version), spdxJudged)
		}
		validation := startValidation("spdx-"+version+".schema.json", v)
		g := readSPDX(v, version, "json", base, doc.Redact)
		if statement {
			g.statement(root)
		}
		return g, g.judge(doc, validation())
	}
	if object["specFormat"] != nil {
		at := "specFormat"
		if object["specVersion"] != nil {
			at = "specVersion"
		}
		return unsupported(at, "CycloneDX %s is not judged yet; %s", quoteVersion(firstOf(text(v, "specVersion"), "2.0")), cycloneDXJudged)
	}
	version := text(v, "specVersion")
	if _, ok := object["specVersion"]; !ok {
		if base == nil || object["bomFormat"] != nil {
			return unsupported("bomFormat", "the document does not say its specVersion; %s", cycloneDXJudged)
		}
		return unsupported("", "the statement's predicate is neither CycloneDX nor SPDX")
	}
	if !supportedCycloneDX(version) {
		return unsupported("specVersion", "CycloneDX %s is not judged; %s", quoteVersion(version), cycloneDXJudged)
	}
	validation := startValidation("bom-"+version+".SNAPSHOT.schema.json", v)
	g := readCycloneDX(v, version, "json", base, doc.Redact)
	if statement {
		g.statement(root)
	}
	g.signature(doc.Data, object, trusted)
	return g, g.judge(doc, validation())
}

// spdxContext is the JSON-LD context by which a document says that it is SPDX 3: a text, or one of a list (JSON-LD 1.1 §3.1).
func spdxContext(context any) string {
	switch c := context.(type) {
	case string:
		if strings.Contains(c, "spdx.org/rdf/") {
			return c
		}
	case []any:
		for _, item := range c {
			if found := spdxContext(item); found != "" {
				return found
			}
		}
	case map[string]any: // terms, each with the address that it stands for
		for _, name := range slices.Sorted(maps.Keys(c)) {
			if text, ok := c[name].(string); ok && strings.Contains(text, "spdx.org/rdf/") {
				return text
			}
		}
	}
	return ""
}

// signature verifies the signature inside the document (CycloneDX 1.4 to 1.7: JSF).
func (g *graph) signature(data []byte, object map[string]any, trusted []jsf.Key) {
	if object["signature"] == nil {
		return
	}
	f := &g.facts.Signature
	f.Algorithm = text(object, "signature", "algorithm")
	if len(trusted) == 0 { // to verify by the key that it brings itself would say nothing about who signed
		f.State, f.Reason = "untrusted", "no trusted key is configured"
		return
	}
	result := jsf.Verify(data, g.base, trusted)
	f.State, f.Reason = string(result.State), result.Reason
	f.Algorithm = firstOf(result.Algorithm, f.Algorithm)
}

// statement reads the in-toto statement around an SBOM (in-toto Attestation Framework, Statement v1).
func (g *graph) statement(root any) {
	f := &StatementFacts{
		Type: text(root, "_type"), PredicateType: text(root, "predicateType"), Subjects: []string{}, Undigested: []string{},
	}
	g.outer = map[string]spot{"statement/type": {"_type"}, "statement/predicate_type": {"predicateType"}, "statement/subjects": {"subject"}}
	for i, subject := range list(root, "subject") {
		name, at := text(subject, "name"), under(nil, index("subject", i)+"/name")
		g.outer[index("statement/subjects", len(f.Subjects))] = at
		f.Subjects = append(f.Subjects, name)
		if digests, _ := member(subject, "digest").(map[string]any); len(digests) == 0 {
			g.outer[index("statement/undigested", len(f.Undigested))] = at
			f.Undigested = append(f.Undigested, name)
		}
	}
	g.facts.Statement = f
}

// judgement is what a document's schema has against it.
type judgement struct {
	found []ViolationFacts
	err   error
}

// startValidation validates values while they are read: neither changes them.
func startValidation(schema string, v any) func() judgement {
	done := make(chan judgement, 1)
	go func() {
		var j judgement
		defer func() {
			if cause := recover(); cause != nil {
				j.err = fmt.Errorf("the validator fails with %v", cause)
			}
			done <- j
		}()
		j.found, j.err = validate(schema, v)
	}()
	return func() judgement { return <-done }
}

// judge takes the violations, and lists what could not be judged.
func (g *graph) judge(doc *source.Document, j judgement) []model.Problem {
	g.violations(j.found)
	problems := g.problems(doc)
	if j.err != nil {
		problems = append(problems, *doc.Problem(model.ProblemUnsupported, "could not be validated: %s", j.err))
	}
	return problems
}

// quoteVersion keeps a version that a stranger wrote from running away with a message.
func quoteVersion(version string) string {
	version = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, version)
	if version == "" {
		return "without a version"
	}
	return shorten(version, 24)
}

func yet(version string) string {
	if strings.HasPrefix(version, "3") {
		return " yet"
	}
	return ""
}
