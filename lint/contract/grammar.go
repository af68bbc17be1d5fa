package contract

// object is a kind of object of the OpenAPI Specification.
type object uint8

const (
	rootObject object = iota
	componentsObject
	pathItemObject
	operationObject
	parameterObject
	headerObject
	requestBodyObject
	responseObject
	mediaTypeObject
	encodingObject
	callbackObject
	linkObject
	exampleObject
	securitySchemeObject
	schemaObject
)

// shape is how a member holds its objects.
type shape uint8

const (
	one    shape = iota // the object itself
	listOf              // an array of them
	mapOf               // an object whose members they are, under free names
)

// member is a member of an object that holds other objects. All other members are data: a property that happens to be named
// "responses" is never taken for the keyword.
type member struct {
	name  string
	shape shape
	holds object
	in    family
}

// grammar lists, for each kind of object, the members that hold other objects, in all versions.
var grammar = [...][]member{
	rootObject: {
		{"paths", mapOf, pathItemObject, allVersions},
		{"webhooks", mapOf, pathItemObject, v31Up},
		{"components", one, componentsObject, v3x},
		{"definitions", mapOf, schemaObject, v20},
		{"parameters", mapOf, parameterObject, v20},
		{"responses", mapOf, responseObject, v20},
		{"securityDefinitions", mapOf, securitySchemeObject, v20},
	},
	componentsObject: {
		{"schemas", mapOf, schemaObject, v3x},
		{"responses", mapOf, responseObject, v3x},
		{"parameters", mapOf, parameterObject, v3x},
		{"examples", mapOf, exampleObject, v3x},
		{"requestBodies", mapOf, requestBodyObject, v3x},
		{"headers", mapOf, headerObject, v3x},
		{"securitySchemes", mapOf, securitySchemeObject, v3x},
		{"links", mapOf, linkObject, v3x},
		{"callbacks", mapOf, callbackObject, v3x},
		{"pathItems", mapOf, pathItemObject, v31Up},
		{"mediaTypes", mapOf, mediaTypeObject, v32},
	},
	pathItemObject: {
		{"get", one, operationObject, allVersions},
		{"put", one, operationObject, allVersions},
		{"post", one, operationObject, allVersions},
		{"delete", one, operationObject, allVersions},
		{"options", one, operationObject, allVersions},
		{"head", one, operationObject, allVersions},
		{"patch", one, operationObject, allVersions},
		{"trace", one, operationObject, v3x},
		{"query", one, operationObject, v32},
		{"additionalOperations", mapOf, operationObject, v32},
		{"parameters", listOf, parameterObject, allVersions},
	},
	operationObject: {
		{"parameters", listOf, parameterObject, allVersions},
		{"requestBody", one, requestBodyObject, v3x},
		{"responses", mapOf, responseObject, allVersions},
		{"callbacks", mapOf, callbackObject, v3x},
	},
	parameterObject: {
		{"schema", one, schemaObject, allVersions},
		{"content", mapOf, mediaTypeObject, v3x},
		{"examples", mapOf, exampleObject, v3x},
	},
	headerObject: {
		{"schema", one, schemaObject, v3x},
		{"content", mapOf, mediaTypeObject, v3x},
		{"examples", mapOf, exampleObject, v3x},
	},
	requestBodyObject: {
		{"content", mapOf, mediaTypeObject, v3x},
	},
	responseObject: {
		{"schema", one, schemaObject, v20},
		{"headers", mapOf, headerObject, allVersions},
		{"content", mapOf, mediaTypeObject, v3x},
		{"links", mapOf, linkObject, v3x},
	},
	mediaTypeObject: {
		{"schema", one, schemaObject, v3x},
		{"itemSchema", one, schemaObject, v32},
		{"examples", mapOf, exampleObject, v3x},
		{"encoding", mapOf, encodingObject, v3x},
		{"itemEncoding", one, encodingObject, v32},
		{"prefixEncoding", listOf, encodingObject, v32},
	},
	encodingObject: {
		{"headers", mapOf, headerObject, v3x},
	},
	callbackObject:       nil, // every member is a path item: see visitObject
	linkObject:           nil,
	exampleObject:        nil,
	securitySchemeObject: nil,
	schemaObject: {
		{"properties", mapOf, schemaObject, allVersions},
		{"additionalProperties", one, schemaObject, allVersions},
		{"items", one, schemaObject, allVersions},
		{"allOf", listOf, schemaObject, allVersions},
		{"anyOf", listOf, schemaObject, v3x},
		{"oneOf", listOf, schemaObject, v3x},
		{"not", one, schemaObject, v3x},
		{"patternProperties", mapOf, schemaObject, v31Up},
		{"unevaluatedProperties", one, schemaObject, v31Up},
		{"unevaluatedItems", one, schemaObject, v31Up},
		{"prefixItems", listOf, schemaObject, v31Up},
		{"contains", one, schemaObject, v31Up},
		{"propertyNames", one, schemaObject, v31Up},
		{"if", one, schemaObject, v31Up},
		{"then", one, schemaObject, v31Up},
		{"else", one, schemaObject, v31Up},
		{"dependentSchemas", mapOf, schemaObject, v31Up},
		{"contentSchema", one, schemaObject, v31Up},
		{"$defs", mapOf, schemaObject, v31Up},
	},
}
