package model

import "slices"

// DocumentKind is the kind of a document. sealint recognises it by the content of the file, not by its name.
type DocumentKind string

// The document kinds. Unknown, the zero value, is for files that are not documents.
const (
	Unknown  DocumentKind = ""
	Contract DocumentKind = "contract" // an OpenAPI description
	SBOM     DocumentKind = "sbom"     // a CycloneDX or SPDX document
	Manifest DocumentKind = "manifest" // a sealint integration manifest
)

// EntityKind is a kind of thing that a rule judges.
type EntityKind string

// The entity kinds. The JSON Schema of the facts about a kind is rules/schemas/<kind>.json, which allows no other
// fields.
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
	EntityWaiver         EntityKind = "waiver"   // what somebody has accepted
	EntityBaseline       EntityKind = "baseline" // the findings from before the gate
	// The differences between a base and the head. Rules of group change judge them.
	EntityChangeContract      EntityKind = "change_contract"
	EntityChangeServer        EntityKind = "change_server"
	EntityChangeScheme        EntityKind = "change_scheme"
	EntityChangeOperation     EntityKind = "change_operation"
	EntityChangeResponse      EntityKind = "change_response"
	EntityChangeValue         EntityKind = "change_value"
	EntityChangeSBOM          EntityKind = "change_sbom"
	EntityChangeComponent     EntityKind = "change_component"
	EntityChangeVulnerability EntityKind = "change_vulnerability"
	EntityChangeIntegration   EntityKind = "change_integration"
	EntityChangeWorkspace     EntityKind = "change_workspace" // documents and integrations that are gone
	EntityPolicy              EntityKind = "policy"           // what a change does to the gate itself
	// EntityDocument is a document as it is written. Only raw policies judge it: it is not among EntityKinds, and has no schema.
	EntityDocument EntityKind = "document"
)

// kinds is the table of document kinds, in the order of reports and documentation: the word for the kind in text, the entities
// in its documents, and the entities that are differences between two of its documents. lint/source/kinds.go says how a kind is recognised, lint/kinds.go how facts and positions are computed.
var kinds = []struct {
	kind     DocumentKind
	label    string
	entities []EntityKind
	changes  []EntityKind
}{
	{Contract, "contract", []EntityKind{
		EntityContract, EntityServer, EntitySecurityScheme, EntitySecurity, EntityOperation, EntityParameter, EntityBody,
		EntityResponse, EntitySchema, EntityField, EntityText, EntityLiteral,
	}, []EntityKind{
		EntityChangeContract, EntityChangeServer, EntityChangeScheme, EntityChangeOperation, EntityChangeResponse, EntityChangeValue,
		EntityChangeWorkspace,
	}},
	{SBOM, "SBOM", []EntityKind{EntitySBOM, EntityComponent, EntityVulnerability}, []EntityKind{
		EntityChangeSBOM, EntityChangeComponent, EntityChangeVulnerability, EntityChangeWorkspace,
	}},
	{Manifest, "manifest", []EntityKind{EntityIntegration, EntityWorkspace, EntityLiteral}, []EntityKind{
		EntityChangeIntegration, EntityChangeWorkspace,
	}},
}

// DocumentKinds lists the document kinds, EntityKinds the entity kinds, both in the order of the table.
var DocumentKinds, EntityKinds = listKinds()

func listKinds() (documents []DocumentKind, entities []EntityKind) {
	for _, k := range kinds {
		documents = append(documents, k.kind)
		entities = appendNew(entities, k.entities)
	}
	for _, k := range kinds {
		entities = appendNew(entities, k.changes)
	}
	return documents, append(entities, EntityWaiver, EntityBaseline, EntityPolicy) // they are in no document of a kind
}

func appendNew(list, more []EntityKind) []EntityKind {
	for _, entity := range more {
		if !slices.Contains(list, entity) {
			list = append(list, entity)
		}
	}
	return list
}

// Label is the word for the kind in text: "contract", "SBOM", "manifest".
func (k DocumentKind) Label() string {
	i := slices.Index(DocumentKinds, k)
	if i < 0 {
		return string(k)
	}
	return kinds[i].label
}

// DocumentKinds lists the kinds of documents that have entities of this kind.
func (e EntityKind) DocumentKinds() []DocumentKind {
	if e == EntityDocument {
		return DocumentKinds
	}
	var list []DocumentKind
	for _, k := range kinds {
		if slices.Contains(k.entities, e) || slices.Contains(k.changes, e) {
			list = append(list, k.kind)
		}
	}
	return list
}

// IsChange reports whether entities of this kind are differences between a base and the head, so that only a run with a base has them.
func (e EntityKind) IsChange() bool {
	for _, k := range kinds {
		if slices.Contains(k.changes, e) {
			return true
		}
	}
	return e == EntityPolicy
}
