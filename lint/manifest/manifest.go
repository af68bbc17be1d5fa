// Package manifest lowers integration manifests to facts.
package manifest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/secret"
	"github.com/sealint/sealint/lint/source"
)

// IntegrationFacts describe one integration: what its manifest states, what can be told from that, and what the
// documents it names say.
type IntegrationFacts struct {
	Metadata Metadata `json:"metadata" doc:"metadata of the manifest, without what violates its schema."`
	Spec     Spec     `json:"spec" doc:"spec of the manifest, without what violates its schema."`

	Violations      []Violation  `json:"violations" doc:"Where the manifest is not as its schema says."`
	URLs            []URL        `json:"urls" doc:"The URLs to which traffic goes: endpoints, webhooks, the token URL."`
	Dependencies    []Dependency `json:"dependencies" doc:"supplyChain.dependencies, parsed."`
	Artifacts       []Artifact   `json:"artifacts" doc:"supplyChain.artifacts, parsed."`
	Secrets         []Secret     `json:"secrets" doc:"Values that are or look like secrets. The values themselves are left out."`
	RotationSeconds *int         `json:"rotation_seconds,omitempty" doc:"identity.credential.rotation in seconds."`

	Contract *ContractJoin `json:"contract,omitempty" doc:"What the named contract says, if one is named."`
	SBOM     *SBOMJoin     `json:"sbom,omitempty" doc:"What the named SBOM says, if one is named."`
}

// Violation is one place where a manifest is not as its schema says.
type Violation struct {
	At      []string `json:"at" doc:"The place, as keys and indices from the top of the manifest."`
	Message string   `json:"message" doc:"What is wrong, in words."`
}

// URL is a URL to which traffic goes.
type URL struct {
	At        []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Text      string   `json:"text" doc:"The URL as written."`
	Scheme    string   `json:"scheme" doc:"Its scheme in lower case."`
	Encrypted bool     `json:"encrypted" doc:"The scheme is one that runs over TLS (https, wss, grpcs …)."`
	Loopback  bool     `json:"loopback" doc:"The host is localhost, in 127.0.0.0/8, or ::1."`
}

// Dependency is a parsed package URL.
type Dependency struct {
	At      []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	PURL    string   `json:"purl" doc:"The package URL as written."`
	Name    string   `json:"name" doc:"Name with namespace; empty when the package URL cannot be read."`
	Version string   `json:"version" doc:"Its version, decoded; empty when there is none."`
	Exact   bool     `json:"exact" doc:"The version names one release, not a range or a moving tag."`
	Problem string   `json:"problem" doc:"Why it does not name one release; empty when it does."`
}

// Artifact is a deployed artifact.
type Artifact struct {
	At       []string `json:"at" doc:"The place of its reference, as keys and indices from the top of the manifest."`
	Ref      string   `json:"ref" doc:"The reference as written."`
	ByDigest bool     `json:"by_digest" doc:"The reference ends in a digest, sha256 or stronger."`
}

// Secret is a value that is or looks like a secret.
type Secret struct {
	At    []string `json:"at" doc:"Its place, as keys and indices from the top of the manifest."`
	Kind  string   `json:"kind" doc:"What it looks like, in words."`
	Shown string   `json:"shown" doc:"What may be shown of it: its first characters and its length."`
}

// ContractJoin is what the contract that a manifest names says about it.
type ContractJoin struct {
	Found         bool            `json:"found" doc:"Whether the contract could be read and judged; when not, everything else here is empty."`
	Problem       string          `json:"problem" doc:"Why it could not."`
	Title         string          `json:"title" doc:"info.title."`
	Version       string          `json:"version" doc:"info.version."`
	ScopesKnown   bool            `json:"scopes_known" doc:"Whether the contract declares which scopes there are: it has an oauth2 scheme and no openIdConnect one, whose scopes live elsewhere."`
	Scopes        []string        `json:"scopes" doc:"The scopes that the contract declares, sorted."`
	Requested     []Requested     `json:"requested" doc:"The scopes that the manifest requests, in order."`
	UsedUndefined []string        `json:"used_undefined" doc:"Used operations that the contract does not have, as written."`
	Used          []UsedOperation `json:"used" doc:"The operations that are used: those listed, or all. Their places are below contract, used, by index."`
}

// Requested is a scope that a manifest requests.
type Requested struct {
	Scope    string `json:"scope" doc:"The scope."`
	Declared bool   `json:"declared" doc:"Some scheme of the contract declares it."`
	Needed   bool   `json:"needed" doc:"It belongs to the smallest set of requested scopes with which every used operation that the request opens stays open."`
}

// UsedOperation is an operation of the contract that the integration uses.
type UsedOperation struct {
	Name   string   `json:"name" doc:"Method and path, such as GET /pets."`
	ID     string   `json:"id" doc:"operationId, or empty."`
	Scopes []string `json:"scopes" doc:"All scopes that its alternatives mention, sorted."`
}

// SBOMJoin is what the SBOM that a manifest names says about it.
type SBOMJoin struct {
	Found      bool   `json:"found" doc:"Whether the SBOM could be read and judged."`
	Problem    string `json:"problem" doc:"Why it could not."`
	Components int    `json:"components" doc:"How many components it lists."`
}

// Manifest is one lowered integration manifest.
type Manifest struct {
	Facts *IntegrationFacts
	// ContractPath and SBOMPath are the paths it names, relative to its file; empty when it names none.
	ContractPath, SBOMPath string

	path     string
	document int
	node     source.Node
}

// apiVersion is the version of the format that is understood.
const apiVersion = "sealint/v1"

// Lower reads the manifests in a file. YAML documents in it that are no manifests are somebody else's.
func Lower(doc *source.Document) ([]Manifest, []model.Problem) {
	var manifests []Manifest
	var problems []model.Problem
	for i, node := range doc.Nodes {
		version := node.Get("apiVersion").String()
		if !strings.HasPrefix(version, "sealint/") {
			continue
		}
		if version != apiVersion || node.Get("kind").String() != "Integration" {
			key := "apiVersion"
			if version == apiVersion {
				key = "kind"
			}
			p := doc.Problem(model.ProblemUnsupported, "is apiVersion %s, kind %s; sealint judges apiVersion %s, kind Integration",
				version, node.Get("kind").String(), apiVersion)
			p.Location = doc.Locate([]model.Target{{Path: doc.Path, Document: i, Pointer: []string{key}}})[0]
			problems = append(problems, *p)
			continue
		}
		manifests = append(manifests, lower(doc, i, node))
	}
	return manifests, problems
}

func lower(doc *source.Document, document int, node source.Node) Manifest {
	value := node.Value()
	facts := &IntegrationFacts{
		Violations: violations(value), URLs: []URL{}, Dependencies: []Dependency{}, Artifacts: []Artifact{},
	}
	decode(value, facts)
	facts.derive()
	var values []string
	facts.Secrets, values = findSecrets(node)
	for _, v := range values {
		doc.Redact(v)
	}
	for i := range facts.Violations { // a value that is quoted may be one of them
		for _, v := range values {
			facts.Violations[i].Message = strings.ReplaceAll(facts.Violations[i].Message, v, secret.Shown(v))
		}
	}
	m := Manifest{Facts: facts, path: doc.Path, document: document, node: node}
	if c := facts.Spec.Contract; c != nil {
		m.ContractPath = c.Path
	}
	if s := facts.Spec.SupplyChain; s != nil && s.SBOM != nil {
		m.SBOMPath = *s.SBOM
	}
	return m
}

// decode fills the stated part of the facts from what does not violate the schema: a broken field hides no other.
func decode(value any, facts *IntegrationFacts) {
	for _, v := range facts.Violations {
		remove(value, v.At)
	}
	root, _ := value.(map[string]any)
	text, err := json.Marshal(map[string]any{"metadata": root["metadata"], "spec": root["spec"]})
	if err != nil {
		return // values come from JSON-like nodes and always encode
	}
	stated := struct {
		Metadata *Metadata `json:"metadata"`
		Spec     *Spec     `json:"spec"`
	}{&facts.Metadata, &facts.Spec}
	if err := json.Unmarshal(text, &stated); err != nil {
		facts.Violations = append(facts.Violations, Violation{At: []string{}, Message: err.Error()})
	}
}

// remove deletes a member, or blanks an item so that the others keep their indices.
func remove(value any, at []string) {
	for i, token := range at {
		last := i == len(at)-1
		switch v := value.(type) {
		case map[string]any:
			if last {
				delete(v, token)
			}
			value = v[token]
		case []any:
			n, err := strconv.Atoi(token)
			if err != nil || n >= len(v) {
				return
			}
			if last {
				v[n] = nil
				return
			}
			value = v[n]
		default:
			return
		}
	}
}

// Entity makes the entity that rules judge. mounts finds places in other documents, below contract and sbom.
func (m Manifest) Entity(mounts func(path []any) (model.Target, bool)) model.Entity {
	return model.Entity{
		Kind: model.EntityIntegration, Name: m.Facts.Metadata.Name, Facts: m.Facts,
		Locate: func(path []any) model.Target {
			if t, ok := mounts(path); ok {
				return t
			}
			return m.Target(path...)
		},
	}
}

// Literals are the string values of the manifest, unknown fields included.
func (m Manifest) Literals() []model.Entity {
	var list []model.Entity
	var walk func(n source.Node, at []any, key string)
	walk = func(n source.Node, at []any, key string) {
		for k, v := range n.Pairs() {
			walk(v, append(at[:len(at):len(at)], k), k)
		}
		for i, v := range n.Items() {
			walk(v, append(at[:len(at):len(at)], i), key)
		}
		if n.IsString() {
			list = append(list, model.Entity{
				Kind: model.EntityLiteral, Facts: &model.Literal{Context: "value", Key: key, Value: n.String()},
				Locate: func(path []any) model.Target { return m.Target(append(at[:len(at):len(at)], path...)...) },
			})
		}
	}
	walk(m.node, nil, "")
	return list
}

// Target is a place in the manifest.
func (m Manifest) Target(path ...any) model.Target {
	t := model.Target{Path: m.path, Document: m.document}
	for _, element := range path {
		t.Pointer = append(t.Pointer, fmt.Sprint(element))
	}
	return t
}

// derive computes what rules need and Rego is clumsy for.
func (f *IntegrationFacts) derive() {
	addURL := func(text string, at ...string) { f.URLs = append(f.URLs, parseURL(text, at)) }
	if i := f.Spec.Identity; i != nil {
		if i.TokenURL != nil {
			addURL(*i.TokenURL, "spec", "identity", "tokenUrl")
		}
		if i.Credential != nil && i.Credential.Rotation != nil {
			if d, ok := ParseDuration(*i.Credential.Rotation); ok {
				seconds := int(d / time.Second)
				f.RotationSeconds = &seconds
			}
		}
	}
	if t := f.Spec.Transport; t != nil {
		for n, endpoint := range t.Endpoints {
			if endpoint != "" { // blank: it was no URL
				addURL(endpoint, "spec", "transport", "endpoints", strconv.Itoa(n))
			}
		}
		for n, w := range t.Webhooks {
			if w.URL != "" {
				addURL(w.URL, "spec", "transport", "webhooks", strconv.Itoa(n), "url")
			}
		}
	}
	if s := f.Spec.SupplyChain; s != nil {
		for n, d := range s.Dependencies {
			if d.PURL != "" {
				f.Dependencies = append(f.Dependencies, parseDependency(d.PURL, "spec", "supplyChain", "dependencies", strconv.Itoa(n), "purl"))
			}
		}
		for n, a := range s.Artifacts {
			if a.Ref != "" {
				f.Artifacts = append(f.Artifacts, Artifact{
					At:  []string{"spec", "supplyChain", "artifacts", strconv.Itoa(n), "ref"},
					Ref: a.Ref, ByDigest: byDigest.MatchString(a.Ref),
				})
			}
		}
	}
}

// ParseDuration reads a duration such as 15m or 30d. Unlike time.ParseDuration it knows days and only one unit.
func ParseDuration(text string) (time.Duration, bool) {
	units := []struct {
		suffix string
		unit   time.Duration
	}{{"ms", time.Millisecond}, {"s", time.Second}, {"m", time.Minute}, {"h", time.Hour}, {"d", 24 * time.Hour}}
	for _, u := range units {
		if number, ok := strings.CutSuffix(text, u.suffix); ok {
			n, err := strconv.ParseInt(number, 10, 64)
			if err != nil || n < 0 || n > int64(time.Duration(1<<63-1)/u.unit) {
				return 0, false
			}
			return time.Duration(n) * u.unit, true
		}
	}
	return 0, false
}

// floating are versions that name whatever is newest.
var floating = []string{"latest", "stable", "main", "master", "head", "next", "canary", "nightly", "edge", "lts", "*", "x"}

func isFloating(version string) bool { return slices.Contains(floating, strings.ToLower(version)) }
