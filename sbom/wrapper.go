package sbom

import (
	"bytes"
	"encoding/base64"
	"io"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// wrapped is an SBOM inside another JSON value, with its JSON Pointer.
type wrapped struct {
	v         any
	base      []string
	statement any  // the in-toto statement around it; nil if there is none
	signed    bool // it is in a signed envelope (DSSE)
	// data is the JSON text that contains the SBOM: the file, or the payload of an envelope in it. in is the pointer of the SBOM there.
	data []byte
	in   []string
}

// maxWrappers is how many values around an SBOM are opened. A Sigstore bundle around a statement around an answer of GitHub's API has three.
const maxWrappers = 4

// unwrap opens the values that often are around an SBOM: in-toto statements, signed envelopes (DSSE, alone or in a Sigstore bundle),
// and the object {"sbom": …} in which GitHub's API returns one. The pointers of a document inside an envelope lead below the
// envelope's payload. They do not exist in the file, so that their place is that of the payload.
func unwrap(root any, data []byte, o Options) (wrapped, *Fault) {
	w := wrapped{v: root, data: data}
	for range maxWrappers {
		object, _ := w.v.(map[string]any)
		sbom, _ := object["sbom"].(map[string]any)
		envelope, at := object, under(w.base, "payload")
		if bundle, ok := object["dsseEnvelope"].(map[string]any); ok {
			envelope, at = bundle, under(w.base, "dsseEnvelope/payload")
		}
		payload, isEnvelope := envelope["payload"].(string)
		switch {
		case strings.HasPrefix(text(w.v, "_type"), "https://in-toto.io/Statement/"):
			w.statement, w.v, w.base, w.in = w.v, object["predicate"], under(w.base, "predicate"), under(w.in, "predicate")
		case isEnvelope && envelope["payloadType"] != nil:
			v, data, err := openPayload(payload, o.MaxDepth)
			if err != "" {
				fault := newFault(Malformed, "the payload of the envelope %s", err).atPointer(at)
				return w, &fault
			}
			w.v, w.data, w.base, w.in, w.signed = v, data, at, nil, true
		case sbom != nil && object["bomFormat"] == nil && object["spdxVersion"] == nil && object["@context"] == nil:
			w.v, w.base, w.in = sbom, under(w.base, "sbom"), under(w.in, "sbom")
		default:
			return w, nil
		}
	}
	return w, nil
}

// openPayload returns the JSON value in a payload, or what is wrong with it in words.
func openPayload(payload string, maxDepth int) (v any, data []byte, problem string) {
	data, err := base64.StdEncoding.DecodeString(payload)
	if err != nil {
		data, err = base64.URLEncoding.DecodeString(payload)
	}
	if err != nil {
		return nil, nil, "is not Base64"
	}
	dec := jsontext.NewDecoder(bytes.NewBuffer(data))
	for {
		_, err := dec.ReadToken()
		switch {
		case err == io.EOF:
			if err := json.Unmarshal(data, &v); err != nil {
				return nil, nil, "is not one JSON value"
			}
			return v, data, ""
		case err != nil:
			return nil, nil, "is not valid JSON"
		case maxDepth > 0 && dec.StackDepth() > maxDepth:
			return nil, nil, "nests too deep"
		}
	}
}
