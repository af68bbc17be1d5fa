package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/sealint/sealint/lint/model"
)

// likelyName reports whether a file's name alone makes it worth reading whole. Others are read when they begin like a
// document.
func likelyName(name string) bool {
	return slices.Contains([]string{".json", ".yaml", ".yml", ".xml", ".spdx", ".cdx"}, strings.ToLower(path.Ext(name)))
}

// version matches the value of openapi or swagger as far as its first digit: behind the properties of a YAML node, in
// quotes, as a block scalar, or the alias that stands for it.
const version = `(([!&][^\s]*[ \t]+)*([|>][-+0-9]*[ \t]*(#[^\n]*)?\r?\n[ \t]+)?["']?[0-9]|\*[^\s])`

// marker matches the keys by which documents say what they are, wherever they stand: only the keys at the top count, but
// in a text that does not parse, or is not read whole, that cannot be told.
var marker = regexp.MustCompile(`(?m)^SPDXVersion:[ \t]*SPDX-|(^|[{,\s])["']?(openapi|swagger)["']?\s*:\s*` + version + `|` +
	`["']?(bomFormat|specFormat|spdxVersion)["']?\s*:|` +
	`apiVersion["']?\s*:\s*["']?sealint\b|cyclonedx\.org/(schema/)?bom|spdx\.org/rdf/`)

func hasMarker(data []byte) bool { return marker.Match(data) }

// contractKey matches the key of a contract at the top of a YAML document, also written as an explicit key.
const contractKey = `["']?(openapi|swagger)["']?[ \t]*:[ \t]*` + version + `|\?[ \t]+["']?(openapi|swagger)["']?[ \t]*\r?\n:[ \t]*` + version

// topMarker matches such a key where the keys at the top of a YAML document stand: at the beginning of a line.
var topMarker = regexp.MustCompile(`(?m)^(` + contractKey + `)|^["']?(bomFormat|specFormat|spdxVersion)["']?[ \t]*:|` +
	`^["']?apiVersion["']?[ \t]*:[ \t]*["']?sealint\b`)

// possibleMarker matches where the key of a contract may stand at the top in a way that lines do not tell: with a value
// further on, or in what is merged in. Such a text is worth parsing; when it does not parse, it is taken for something else.
var possibleMarker = regexp.MustCompile(`(?m)^(\?[ \t]+)?["']?(openapi|swagger|<<)["']?[ \t]*(:|\r?$)`)

// documentStart matches the beginning of a text that is a document from its first line on, after comments and directives.
// Source code and prose that quote documents do not begin so.
var documentStart = regexp.MustCompile(`\A(\s*(#[^\n]*|---[^\n]*|%[^\n]*)?\n)*\s*(\{[^{]|<|SPDXVersion:|` + contractKey + `|["']?(openapi|swagger)["']?\s*:\s*["']?[0-9]|` +
	`["']?apiVersion["']?\s*:\s*["']?sealint\b)`)

// sniff recognises a document's kind and format by its content. It reads JSON strictly from end to end, so that what
// follows can rely on its form. A YAML document with a marker is a candidate: its keys decide once it is parsed.
func sniff(d *Document) (model.DocumentKind, Format, *model.Problem) {
	format := notation(d.Path, d.Data)
	switch format {
	case JSON:
		keys, problem := checkJSON(d)
		if problem != nil && !hasMarker(d.Data) {
			return model.Unknown, format, problem
		}
		if problem != nil && markedKind(d.Data) == model.Manifest { // whose duplicate keys are findings
			d.Kind = model.Manifest
			keys, problem = checkJSON(d)
		}
		kind := kindOfKeys(keys)
		if _, payload := keys["payload"]; payload && keys["payloadType"] != "" && d.File.Named {
			return kind, format, d.Problem(model.ProblemUnsupported, "is a signed envelope (DSSE) of %s; its payload is not opened", quoted(keys["payloadType"]))
		}
		if problem != nil && kind == model.Unknown {
			kind = markedKind(d.Data)
		}
		return kind, format, problem
	case XML:
		kind, problem := sniffXML(d)
		return kind, format, problem
	case TagValue:
		return model.SBOM, format, nil
	}
	trimmed := bytes.TrimLeft(d.Data, " \t\r\n")
	flow := bytes.HasPrefix(trimmed, []byte("{")) && !bytes.HasPrefix(trimmed, []byte("{{")) && hasMarker(d.Data) // {{ begins a template
	if !flow && !topMarker.Match(d.Data) {
		return sniffKeys(d)
	}
	kind := markedKind(d.Data)
	if kind == model.SBOM && bytes.Contains(d.Data, []byte("spdxVersion")) {
		return kind, YAML, d.Problem(model.ProblemUnsupported, "is SPDX in YAML; SPDX is read as JSON and as tag-value")
	}
	return kind, YAML, nil
}

// sniffKeys recognises a contract whose key only parsing can find.
func sniffKeys(d *Document) (model.DocumentKind, Format, *model.Problem) {
	mentioned := bytes.Contains(d.Data, []byte("openapi")) || bytes.Contains(d.Data, []byte("swagger"))
	if !mentioned || !possibleMarker.Match(d.Data) {
		return model.Unknown, YAML, nil
	}
	problem := d.parse()
	if problem == nil && slices.ContainsFunc(d.Nodes, func(n Node) bool { return kindOf(n) == model.Contract }) {
		return model.Contract, YAML, nil
	}
	d.Nodes = nil
	return model.Unknown, YAML, problem
}

// quoted keeps what a stranger wrote from running away with a message.
func quoted(text string) string {
	if r := []rune(text); len(r) > 60 {
		text = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// markedKind tells what a document that does not parse was going to be.
func markedKind(data []byte) model.DocumentKind {
	m := topMarker.Find(data)
	if m == nil {
		m = marker.Find(data)
	}
	switch {
	case m == nil:
		return model.Unknown
	case bytes.Contains(m, []byte("openapi")), bytes.Contains(m, []byte("swagger")):
		return model.Contract
	case bytes.Contains(m, []byte("sealint")):
		return model.Manifest
	}
	return model.SBOM
}

var tagValueLine = regexp.MustCompile(`(?m)\A(\s*(#[^\n]*)?\n|[A-Za-z]+:[^\n]*\n)*?SPDXVersion:[ \t]*SPDX-`)

// notation tells how a document is written.
func notation(name string, data []byte) Format {
	trimmed := bytes.TrimLeft(data, " \t\r\n")
	ext := strings.ToLower(path.Ext(name))
	switch {
	case len(trimmed) > 0 && trimmed[0] == '<':
		return XML
	case ext == ".json", len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') && ext != ".yaml" && ext != ".yml":
		return JSON
	case tagValueLine.Match(data):
		return TagValue
	}
	return YAML
}

// checkJSON reads a JSON text once from end to end: syntax, duplicate keys, depth, trailing text. It returns the
// top-level members whose values are strings or numbers, and for the others the key with an empty value; of a predicate
// also the names of its members.
func checkJSON(d *Document) (map[string]string, *model.Problem) {
	keys := map[string]string{}
	dec := jsontext.NewDecoder(bytes.NewBuffer(d.Data))
	if d.Kind == model.Manifest {
		d.Duplicates = duplicateNames(d.Data)
		dec = jsontext.NewDecoder(bytes.NewBuffer(d.Data), jsontext.AllowDuplicateNames(true))
	}
	last := ""
	for {
		if last == "predicate" && dec.StackDepth() == 2 && dec.PeekKind() == '"' {
			if kind, n := dec.StackIndex(2); kind == '{' && n%2 == 0 { // a name, not a value
				if tok, err := dec.ReadToken(); err == nil {
					keys["predicate/"+tok.String()] = ""
				}
			}
		}
		if dec.StackDepth() == 1 && dec.PeekKind() == '"' {
			if tok, err := dec.ReadToken(); err == nil {
				key := tok.String()
				last = key
				if k := dec.PeekKind(); k == '"' || k == '0' {
					if tok, err = dec.ReadToken(); err == nil {
						keys[key] = tok.String()
						continue
					}
				}
				keys[key] = ""
			}
		}
		_, err := dec.ReadToken()
		switch {
		case err == io.EOF:
			return keys, nil
		case err != nil:
			return keys, jsonProblem(d, err)
		case dec.StackDepth() > MaxDepth:
			return keys, d.ProblemAt(model.ProblemSyntax, int(dec.InputOffset())-1, "nests deeper than %d levels", MaxDepth)
		case dec.StackDepth() == 0:
			end := int(dec.InputOffset())
			if _, err := dec.ReadToken(); err != io.EOF {
				return keys, d.ProblemAt(model.ProblemSyntax, textAfter(d.Data, end), "text follows the JSON value")
			}
			return keys, nil
		}
	}
}

func textAfter(data []byte, offset int) int {
	return offset + len(data[offset:]) - len(bytes.TrimLeft(data[offset:], " \t\r\n"))
}

// duplicateNames lists the names of a JSON text that stand in their object a second time, as far as it can be read.
func duplicateNames(data []byte) []Duplicate {
	var list []Duplicate
	var open []map[string]bool // the names of the objects that are open, by depth; nil for arrays
	dec := jsontext.NewDecoder(bytes.NewBuffer(data), jsontext.AllowDuplicateNames(true))
	for {
		token, err := dec.ReadToken()
		depth := dec.StackDepth()
		if err != nil || depth > MaxDepth {
			return list
		}
		switch token.Kind() {
		case '{':
			open = append(open[:depth-1], map[string]bool{})
		case '[':
			open = append(open[:depth-1], nil)
		case '"':
			kind, n := dec.StackIndex(depth)
			if kind != '{' || n%2 == 0 { // a name makes the count odd
				continue
			}
			name := token.String()
			if open[depth-1][name] {
				if len(list) == maxDuplicates {
					return list // enough is told
				}
				end := int(dec.InputOffset())
				start := (&jsonScan{data: data}).keyStart(end)
				list = append(list, Duplicate{0, slices.Collect(dec.StackPointer().Tokens()), [2]int{start, end}})
			}
			open[depth-1][name] = true
		}
	}
}

func jsonProblem(d *Document, err error) *model.Problem {
	offset, text := len(d.Data), err.Error()
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		offset = int(syntax.ByteOffset)
		if syntax.Err != nil {
			text = syntax.Err.Error()
		}
		if errors.Is(syntax.Err, jsontext.ErrDuplicateName) {
			text = fmt.Sprintf("duplicate key %q", syntax.JSONPointer.LastToken())
			offset = textAfter(d.Data, offset)
			if offset < len(d.Data) && d.Data[offset] == ',' {
				offset = textAfter(d.Data, offset+1)
			}
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		text = "the JSON text ends too early"
	}
	return d.ProblemAt(model.ProblemSyntax, offset, "%s", strings.TrimPrefix(text, "jsontext: "))
}

// kindOfKeys tells a JSON document's kind by its top-level members.
func kindOfKeys(keys map[string]string) model.DocumentKind {
	has := func(key string) bool { _, ok := keys[key]; return ok }
	switch {
	case isVersion(keys["openapi"]), isVersion(keys["swagger"]):
		return model.Contract
	case IsManifestVersion(keys["apiVersion"]):
		return model.Manifest
	case has("bomFormat"), has("specFormat"), has("spdxVersion"),
		strings.HasPrefix(keys["$schema"], "http://cyclonedx.org/schema/bom"),
		strings.HasPrefix(keys["@context"], "https://spdx.org/rdf/"),
		strings.HasPrefix(keys["_type"], "https://in-toto.io/Statement/") &&
			(isBOMPredicate(keys["predicateType"]) || has("predicate/bomFormat") || has("predicate/spdxVersion")):
		return model.SBOM
	}
	return model.Unknown
}

func isBOMPredicate(predicateType string) bool {
	return strings.HasPrefix(predicateType, "https://cyclonedx.org/bom") || strings.HasPrefix(predicateType, "https://spdx.dev/Document")
}

// isVersion keeps a package that lists "openapi" among its settings from being taken for a contract.
func isVersion(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// kindOf tells the kind of a parsed document.
func kindOf(n Node) model.DocumentKind {
	keys := map[string]string{}
	for _, key := range []string{"openapi", "swagger", "apiVersion", "bomFormat", "specFormat", "spdxVersion"} {
		if v := n.Get(key); v.Exists() {
			keys[key], _ = v.Text()
		}
	}
	return kindOfKeys(keys)
}

// sniffXML looks at the root element of an XML document. Everything that goes wrong later is found by whoever reads it.
func sniffXML(d *Document) (model.DocumentKind, *model.Problem) {
	dec := xml.NewDecoder(bytes.NewReader(d.Data))
	encoding := ""
	dec.CharsetReader = func(declared string, in io.Reader) (io.Reader, error) {
		encoding = declared
		return in, nil
	}
	for {
		tok, err := dec.Token()
		if err != nil {
			if hasMarker(d.Data) {
				return model.SBOM, d.ProblemAt(model.ProblemSyntax, int(dec.InputOffset()), "%s", err)
			}
			return model.Unknown, nil
		}
		if text, ok := tok.(xml.CharData); ok && len(bytes.TrimSpace(text)) > 0 {
			return model.Unknown, nil // text before the first element: prose that begins with a comment
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch {
		case start.Name.Local == "bom" && encoding != "":
			return model.SBOM, d.ProblemAt(model.ProblemSyntax, 0, "declares the encoding %s; documents are UTF-8", quoted(encoding))
		case start.Name.Local == "bom":
			return model.SBOM, nil
		case strings.Contains(string(d.Data[:min(len(d.Data), headSize)]), "spdx.org/rdf/terms"):
			return model.SBOM, d.Problem(model.ProblemUnsupported, "is SPDX in RDF/XML; SPDX is read as JSON and as tag-value")
		}
		return model.Unknown, nil
	}
}

// IsManifestVersion reports whether an apiVersion means a manifest, of whichever version; also one that is left out.
func IsManifestVersion(apiVersion string) bool {
	return apiVersion == "sealint" || strings.HasPrefix(apiVersion, "sealint/")
}

// foreign reports whether an apiVersion is that of another system: it has a group, which does not speak of sealint or of
// integrations alone.
func foreign(version string) bool {
	group, _, grouped := strings.Cut(strings.ToLower(version), "/")
	return grouped && !strings.Contains(group, "sealint") && group != "integration"
}

// manifestName matches the names that manifests have by convention.
var manifestName = regexp.MustCompile(`(?i)\.integration\.(ya?ml|json)$`)

// misnamedManifest tells of a file that was probably meant to be a manifest, by its name or by an apiVersion that is nearly
// ours, and that nothing takes for one: it would pass unseen. What says that it is of another system is that system's.
func misnamedManifest(d *Document) *model.Problem {
	named := manifestName.MatchString(d.Path)
	if !named && !(bytes.Contains(d.Data, []byte("apiVersion")) && bytes.Contains(d.Data, []byte("Integration"))) {
		return nil
	}
	if d.Nodes == nil {
		d.Format = notation(d.Path, d.Data)
		if problem := d.parse(); problem != nil {
			if d.Nodes = nil; named {
				return problem
			}
			return nil
		}
	}
	for i, n := range d.Nodes {
		version := n.Get("apiVersion").String()
		group, _, _ := strings.Cut(version, "/")
		near := levenshtein.ComputeDistance(strings.ToLower(group), "sealint") <= 2
		meant := n.Get("kind").String() == "Integration" && (near || named && !foreign(version))
		if !meant && !(named && version == "") {
			continue
		}
		says := "states no apiVersion"
		if version != "" {
			says = "is apiVersion " + quoted(version)
		}
		p := d.Problem(model.ProblemUnsupported, "%s, and is not judged; a manifest is apiVersion sealint/v1, kind Integration", says)
		p.Location = d.Locate([]model.Target{{Path: d.Path, Document: i, Pointer: []string{"apiVersion"}}})[0]
		return p
	}
	return nil
}
