package contract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// requiredOfType are the fields that each type of scheme requires (Security Scheme Object).
var requiredOfType = map[string][]string{
	"apiKey": {"name", "in"}, "http": {"scheme"}, "oauth2": {"flows"}, "openIdConnect": {"openIdConnectUrl"}, "mutualTLS": nil,
}

// requiredOfType20 are those of OpenAPI 2.0 (Security Definitions Object).
var requiredOfType20 = map[string][]string{"basic": nil, "apiKey": {"name", "in"}, "oauth2": {"flow", "scopes"}}

// requiredOfFlow are the URLs that each flow requires (OAuth Flow Object).
var requiredOfFlow = map[string][]string{
	"implicit": {"authorizationUrl"}, "password": {"tokenUrl"}, "clientCredentials": {"tokenUrl"},
	"authorizationCode": {"authorizationUrl", "tokenUrl"}, "deviceAuthorization": {"deviceAuthorizationUrl", "tokenUrl"},
}

// schemeFaults lists what a scheme lacks, and values that the specification does not know.
func (l *lowering) schemeFaults(s *resolve.Node) []FaultFacts {
	faults := []FaultFacts{}
	fault := func(at []string, format string, args ...any) {
		faults = append(faults, FaultFacts{At: at, Message: fmt.Sprintf(format, args...)})
	}
	schemeType := s.Get("type").String()
	table, places := requiredOfType, []string{"query", "header", "cookie"}
	if l.version == v20 {
		table, places = requiredOfType20, places[:2]
	}
	required, known := table[schemeType]
	if schemeType == "mutualTLS" && !l.version.in(v31Up) {
		known = false
	}
	switch {
	case schemeType == "":
		fault([]string{"type"}, "it has no type")
	case !known:
		fault([]string{"type"}, "OpenAPI %s has no type %q", l.version, schemeType)
	}
	for _, field := range required {
		if v := s.Get(field); !v.Exists() || v.IsNull() || v.IsScalar() && v.String() == "" {
			fault([]string{field}, "type %s requires %s", schemeType, field)
		}
	}
	if in := s.Get("in").String(); schemeType == "apiKey" && in != "" && !slices.Contains(places, in) {
		fault([]string{"in"}, "in is %q, not one of %s", in, strings.Join(places, ", "))
	}
	if flows := s.Get("flows"); schemeType == "oauth2" && l.version != v20 && flows.IsMap() && flows.Len() == 0 && !s.Get("oauth2MetadataUrl").Exists() {
		fault([]string{"flows"}, "it has no flow: nobody can get a token")
	}
	if schemeType == "oauth2" {
		for _, kind := range flowKinds {
			at, place := s.Child("flows").Child(kind.name), []string{"flows", kind.name}
			if l.version == v20 {
				if kind.in20 == "" || s.Get("flow").String() != kind.in20 {
					continue
				}
				at, place = s, nil
			}
			if !at.IsMap() {
				continue
			}
			for _, field := range requiredOfFlow[kind.name] {
				if at.Get(field).String() == "" {
					fault(append(place[:len(place):len(place)], field), "flow %s requires %s", kind.name, field)
				}
			}
			if l.version != v20 && !at.Get("scopes").IsMap() {
				fault(append(place[:len(place):len(place)], "scopes"), "flow %s requires scopes", kind.name)
			}
		}
	}
	return faults
}
