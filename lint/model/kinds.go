package model

import "slices"

// DocumentKind says what a document is to sealint. It is recognised by content, never by file name alone.
type DocumentKind string

// The document kinds. Unknown is the zero value: a file that is none of them.
const (
	Unknown  DocumentKind = ""
	Contract DocumentKind = "contract" // an OpenAPI description
	SBOM     DocumentKind = "sbom"     // a CycloneDX or SPDX document
	Manifest DocumentKind = "manifest" // a sealint integration manifest
)

// EntityKind names one thing a rule judges.
type EntityKind string

// The entity kinds. Each has a closed JSON Schema of its facts, named after it, under rules/schemas.
const (
	EntityContract       EntityKind = "contract"
	EntityServer         EntityKind = "server"
	EntitySecurityScheme EntityKind = "security_scheme"
	EntitySecurity       EntityKind = "security"
	EntityOperation      EntityKind = "operation"
	EntityParameter      EntityKind = "parameter"
	EntityBody           EntityKind = "body"
	EntityResponse       EntityKind = "response"
	EntitySchema         EntityKind = "schema"
	EntityField          EntityKind = "field"
	EntityText           EntityKind = "text"
	EntityLiteral        EntityKind = "literal"
	EntitySBOM           EntityKind = "sbom"
	EntityComponent      EntityKind = "component"
	EntityVulnerability  EntityKind = "vulnerability"
	EntityIntegration    EntityKind = "integration"
	EntityWorkspace      EntityKind = "workspace"
)

// kinds are the document kinds in the order in which reports and documentation list them: how readers write the kind, and
// the entities that its documents have. How a kind is recognised stands in lint/source/kinds.go, how it is lowered and
// located in lint/kinds.go.
var kinds = []struct {
	kind     DocumentKind
	label    string
	entities []EntityKind
}{
	{Contract, "contract", []EntityKind{
		EntityContract, EntityServer, EntitySecurityScheme, EntitySecurity, EntityOperation, EntityParameter, EntityBody,
		EntityResponse, EntitySchema, EntityField, EntityText, EntityLiteral,
	}},
	{SBOM, "SBOM", []EntityKind{EntitySBOM, EntityComponent, EntityVulnerability}},
	{Manifest, "manifest", []EntityKind{EntityIntegration, EntityWorkspace, EntityLiteral}},
}

// DocumentKinds lists the document kinds, EntityKinds the entity kinds, both in the order of the table.
var DocumentKinds, EntityKinds = listKinds()

func listKinds() (documents []DocumentKind, entities []EntityKind) {
	for _, k := range kinds {
		documents = append(documents, k.kind)
		for _, entity := range k.entities {
			if !slices.Contains(entities, entity) {
				entities = append(entities, entity)
			}
		}
	}
	return documents, entities
}

// Label is the kind as readers write it.
func (k DocumentKind) Label() string {
	i := slices.Index(DocumentKinds, k)
	if i < 0 {
		return string(k)
	}
	return kinds[i].label
}

// DocumentKinds are the kinds of documents that have entities of this kind.
func (e EntityKind) DocumentKinds() []DocumentKind {
	var list []DocumentKind
	for _, k := range kinds {
		if slices.Contains(k.entities, e) {
			list = append(list, k.kind)
		}
	}
	return list
}
