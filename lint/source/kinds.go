package source

import (
	"maps"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// kind says how documents of one kind are recognised and read.
type kind struct {
	name model.DocumentKind
	// is reports whether an object is a document of the kind, by the members at its top.
	is func(top members) bool
	// near tells whether an object that is no document was probably meant to be one of the kind.
	findNearMiss func(d *Document, top members) nearMiss
	// keys, in lower case, are those by which documents of the kind say what they are, and those that stand beside them.
	keys []string
	// words are what some key or value of every document of the kind spells, in lower case, unless it is written with
	// escapes: a text without any is not parsed.
	words []string
	// tree: the file is parsed into nodes. An SBOM is left to its own reader, which can do without.
	tree bool
	// several: a YAML file may hold several documents of the kind.
	several bool
	// duplicates: a key that an object has twice is kept for a finding. In other kinds it is a problem.
	duplicates bool
	// maxValues bounds how many values the aliases of a YAML file may stand for; 0 leaves the limit of all files.
	maxValues int
	// isYAML replaces is for YAML, where that is stricter; notYAML is why a document of the kind cannot be judged in YAML.
	isYAML  func(top members) bool
	notYAML string
}

// kinds are the kinds of documents. A text that has the marks of two is of the first. What reports call them and which
// entities they have stands in lint/model/kinds.go, how they are lowered in lint/kinds.go.
var kinds = []kind{
	{
		name: model.Contract, is: isContract, findNearMiss: (*Document).findContractNearMiss, tree: true,
		keys:  []string{"openapi", "swagger", "info", "paths", "webhooks", "components", "definitions", "servers"},
		words: []string{"openapi", "swagger"},
	},
	{
		name: model.Manifest, is: isManifest, findNearMiss: (*Document).findManifestNearMiss, tree: true, several: true, duplicates: true, maxValues: maxManifest,
		keys:  []string{"apiversion", "kind"},
		words: []string{"sealint"},
	},
	{
		name: model.SBOM, is: isSBOM, findNearMiss: findSBOMNearMiss,
		isYAML:  func(top members) bool { return isSBOM(top) && !isHeading(top) },
		notYAML: "is an SBOM in YAML; CycloneDX is read as JSON and XML, SPDX as JSON and tag-value; convert it",
		keys: []string{
			"bomformat", "specformat", "specversion", "serialnumber", "spdxversion", "spdxid", "packages", "$schema", "@context",
			"_type", "predicatetype", "predicate", "payload", "payloadtype", "dsseenvelope", "sbom",
		},
		words: []string{"bomformat", "specformat", "specversion", "spdx", "cyclonedx", "payloadtype"},
	},
}

// unread are the keys by which documents say what they are that sealint knows and does not judge, with the reason.
var unsupportedKeys = map[string]string{
	"asyncapi": "is an AsyncAPI document, which sealint does not judge",
}

// kindNamed is the row of a kind; the zero row for Unknown.
func kindByName(name model.DocumentKind) kind {
	if i := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name }); i >= 0 {
		return kinds[i]
	}
	return kind{}
}

// kindOf tells the kind of a document by the members at its top.
func kindOf(top members) model.DocumentKind {
	for _, k := range kinds {
		if k.is(top) {
			return k.name
		}
	}
	return model.Unknown
}

// kindOfYAML tells it of an object in YAML.
func kindOfYAML(top members) model.DocumentKind {
	kind := kindOf(top)
	if is := kindByName(kind).isYAML; is != nil && !is(top) {
		return model.Unknown
	}
	return kind
}

// notJudged says why a document is not judged that sealint knows; empty for any other text.
func unsupportedReason(top members) string {
	for key, reason := range unsupportedKeys {
		if top.has(key) {
			return reason
		}
	}
	return ""
}

func isContract(top members) bool {
	return top.states("openapi", isVersion) || top.states("swagger", isVersion)
}

func isManifest(top members) bool { return top.states("apiVersion", IsManifestVersion) }

func isSBOM(top members) bool {
	beginsWith := func(key, prefix string) bool { return strings.HasPrefix(top.value(key), prefix) }
	context, _ := top.get("@context")
	predicate, _ := top.get("predicate")
	spdx3 := func(text string) bool { return strings.HasPrefix(text, "https://spdx.org/rdf/") }
	switch {
	case top.has("bomFormat", "specFormat", "spdxVersion"), beginsWith("$schema", "http://cyclonedx.org/schema/bom"),
		spdx3(context.value), slices.ContainsFunc(context.texts, spdx3),
		len(top) > 1 && slices.ContainsFunc(slices.Collect(maps.Values(context.inner)), spdx3): // else it is a context alone
		return true
	}
	return beginsWith("_type", "https://in-toto.io/Statement/") && (isBOMPredicate(top.value("predicateType")) ||
		slices.Contains(predicate.names, "bomFormat") || slices.Contains(predicate.names, "spdxVersion"))
}

// isHeading reports whether a word like bomFormat is a heading of some other YAML file, in which no SBOM is written today.
func isHeading(top members) bool {
	return top.has("bomFormat", "spdxVersion") && !strings.EqualFold(top.value("bomFormat"), "CycloneDX") && !strings.HasPrefix(top.value("spdxVersion"), "SPDX-")
}

func isBOMPredicate(predicateType string) bool {
	return strings.HasPrefix(predicateType, "https://cyclonedx.org/bom") || strings.HasPrefix(predicateType, "https://spdx.dev/Document")
}

// isVersion keeps a package that lists "openapi" among its settings, and prose, from being taken for a contract.
func isVersion(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && !strings.ContainsAny(s, " \t\n")
}

// IsManifestVersion reports whether an apiVersion means a manifest, of whichever version; also one that is left out.
func IsManifestVersion(apiVersion string) bool {
	return apiVersion == "sealint" || strings.HasPrefix(apiVersion, "sealint/")
}
