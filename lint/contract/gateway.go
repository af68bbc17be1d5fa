package contract

import (
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/source"
)

// The extensions of API gateways say to which backend an operation is forwarded:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
// https://cloud.google.com/endpoints/docs/openapi/openapi-extensions
const (
	amazonIntegration = "x-amazon-apigateway-integration"
	googleBackend     = "x-google-backend"
)

// backends lists the URLs to which a gateway forwards an operation. A backend behind a VPC link is left out: its traffic stays in
// a private network, and its http URL only sets the Host header.
func backends(op *operation, root source.Node) []BackendFacts {
	list := []BackendFacts{}
	add := func(holder source.Node, at ...string) {
		if text := holder.Get(at[len(at)-1]).String(); text != "" {
			u := parseServerURL(text)
			list = append(list, BackendFacts{At: at, URL: text, Transport: u.Transport, Loopback: u.Loopback})
		}
	}
	integration := op.at.Get(amazonIntegration)
	if kind := strings.ToLower(integration.Get("type").String()); kind != "aws" && kind != "aws_proxy" && kind != "mock" &&
		!strings.EqualFold(integration.Get("connectionType").String(), "VPC_LINK") {
		add(integration, amazonIntegration, "uri")
	}
	backend := op.at.Get(googleBackend)
	if !backend.Exists() {
		backend = root.Get(googleBackend)
	}
	add(backend, googleBackend, "address")
	return list
}

// openOrigins lists the places where a gateway adds Access-Control-Allow-Origin: * to the responses of an operation.
func openOrigins(op *operation) []OpenOriginFacts {
	list := []OpenOriginFacts{}
	for key, response := range op.at.Get(amazonIntegration).Get("responses").Pairs() {
		for name, value := range response.Get("responseParameters").Pairs() {
			if strings.EqualFold(name, "method.response.header.Access-Control-Allow-Origin") &&
				strings.Trim(value.String(), "'\" ") == "*" { // API Gateway wants static values in single quotes
				list = append(list, OpenOriginFacts{At: []string{amazonIntegration, "responses", key, "responseParameters", name}})
			}
		}
	}
	return list
}

// grants lists the OAuth 2.0 grants that a request may name in grant_type, for token endpoints that are described as operations.
func grants(op *operation, s spec, properties *properties) []string {
	list := []string{}
	add := func(n *resolve.Node) {
		if n != nil {
			list = append(list, documentedValues(n, s)...)
		}
	}
	for _, p := range op.parameters {
		if p.Get("name").String() == "grant_type" {
			add(p)
		}
	}
	for _, b := range op.request {
		if b.schema != nil {
			if at := properties.schema(b.schema, "grant_type"); at != nil {
				list = append(list, schemaValues(at, s)...)
			}
		}
	}
	return sortUnique(list)
}

// schemaValues are the values that the default, const, enum and examples of a schema show.
func schemaValues(n *resolve.Node, s spec) []string {
	list := []string{}
	for at := range s.refs.Chain(n) {
		for _, name := range []string{"default", "const", "example"} {
			if text, ok := at.Get(name).Text(); ok {
				list = append(list, text)
			}
		}
		list = append(list, textItems(at.Get("enum"))...)
		list = append(list, textItems(at.Get("examples"))...)
	}
	return list
}

// changingVerbs are verbs that are never nouns of something to read: GET …/update may show an update.
var changingVerbs = []string{
	"logout", "signout", "logoff", "signoff", "delete", "remove", "destroy", "purge", "unsubscribe", "deactivate", "revoke", "terminate",
	"reboot", "cancel", "disable", "erase", "wipe",
}

// makingVerbs begin the operationId of an operation that changes something.
var makingVerbs = []string{"create", "insert"}

// change is the verb by which a safe operation says that it changes something: the last segment of its path that is no
// parameter, or the first word of its operationId. It is empty if there is none.
func change(op *operation) string {
	if op.method != "GET" && op.method != "HEAD" {
		return ""
	}
	segments := slices.DeleteFunc(strings.Split(op.path, "/"), func(s string) bool { return s == "" || strings.Contains(s, "{") })
	if len(segments) > 0 {
		if last := segments[len(segments)-1]; slices.Contains(changingVerbs, strings.Join(words(last), "")) {
			return last
		}
	}
	id := op.at.Get("operationId").String()
	command, isCommand := strings.CutPrefix(id, op.method+"_") // GET_DeleteUser repeats the method; getDeletePolicy reads
	list := words(command)
	if len(list) == 0 {
		return ""
	}
	if isCommand && slices.Contains(commandWords, list[0]) {
		return id
	}
	if (slices.Contains(changingVerbs, list[0]) || slices.Contains(makingVerbs, list[0])) && !strings.HasSuffix(list[len(list)-1], "s") { // deleteMarkers are things
		return id
	}
	return ""
}
