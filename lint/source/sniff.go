package source

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// classification is what a text turned out to be. It depends on the text and on the name of the file alone, never on whether
// the user named the file or a folder was searched.
type classification struct {
	// kind is Unknown for what is no document.
	kind model.DocumentKind
	// problem says why the document, or what is nearly one, cannot be judged.
	problem *model.Problem
	// reason says why the text is no document; error is what kept it from being read, if anything did.
	reason string
	error  *model.Problem
}

const noMarker = "no key at its top says that it is a contract, an SBOM or a manifest"

// classify tells what a text is by the keys at its top, as a parser reads them, and fills Kind, Format and, where it had to
// be parsed, Nodes.
func (d *Document) classify() classification {
	named := hasDocumentName(d.Path)
	text := bytes.TrimSpace(d.Data)
	switch {
	case len(text) == 0 && named:
		return classification{problem: d.Problem(model.ProblemSyntax, "is empty, but is named like a document; fill it, or remove it")}
	case len(text) == 0:
		return classification{reason: "is empty"}
	case isLFSPointer(text) && named:
		return classification{problem: d.Problem(model.ProblemUnreadable,
			"is a Git LFS pointer: the document itself is not here; fetch it with: git lfs pull --include %q", d.File.Path)}
	case isLFSPointer(text):
		return classification{reason: "is a Git LFS pointer: its content is not here"}
	case text[0] == '<' && !bytes.HasPrefix(text, []byte("<<")): // << begins a merge in YAML
		return d.classifyXML()
	case !named && !mayBeDocument(d.Data):
		return classification{reason: noMarker}
	case tagValueLine.Match(d.Data):
		d.Kind, d.Format = model.SBOM, TagValue
		return classification{kind: model.SBOM}
	}
	var r classification
	if d.Format = detectFormat(d.Path, d.Data); d.Format == JSON {
		r = d.classifyJSON()
	} else {
		r = d.classifyYAML()
	}
	if r.error != nil && r.kind == model.Unknown && r.problem == nil && named {
		r.problem = r.error
	}
	d.Kind = r.kind
	return r
}

// headSize is how much of a file is looked at to tell whether it may be a document at all.
const headSize = 64 << 10

// isCandidateName reports whether a file's name alone makes it a candidate. A script or a program may be named just sbom.
func isCandidateName(name string) bool {
	return slices.Contains([]string{".json", ".yaml", ".yml", ".xml", ".spdx", ".cdx"}, strings.ToLower(path.Ext(name))) ||
		slices.Contains([]string{"openapi", "swagger", "asyncapi", "bom", "sbom"}, strings.ToLower(path.Base(name))) || hasDocumentName(name)
}

// documentName matches the names that documents have by convention, and in which nothing else is kept: openapi.yaml,
// payments.openapi.json, client.cdx.json, ledger.integration.yaml. Code, pages and pictures may be named so too.
var documentName = regexp.MustCompile(`(?i)^(((openapi|swagger|asyncapi|bom|sbom)([.-][^/]*)?|[^/]*\.(openapi|swagger|cdx|spdx|integration))\.(json|ya?ml|xml|spdx|cdx|rdf|tag|pb|jsonl|jsonc|json5)(\.(gz|zst|xz|bz2))?|[^/]*\.(spdx|cdx))$`)

func hasDocumentName(name string) bool { return documentName.MatchString(path.Base(name)) }

// isLFSPointer reports whether a text is what Git LFS leaves in place of a file (its specification, version 1).
func isLFSPointer(text []byte) bool {
	return len(text) < 1024 && bytes.HasPrefix(text, []byte("version https://git-lfs.github.com/spec/"))
}

// detectFormat tells whether a text is JSON or YAML. JSON is also read as JSON in a file named .yaml; a file named .json that
// begins like no JSON is read as YAML.
func detectFormat(name string, data []byte) Format {
	text := bytes.TrimLeft(data, " \t\r\n")
	if len(text) == 0 || text[0] != '{' && text[0] != '[' {
		return YAML
	}
	if ext := strings.ToLower(path.Ext(name)); strings.HasPrefix(ext, ".json") || isJSON(data) {
		return JSON
	}
	return YAML
}

func isJSON(data []byte) bool {
	dec := jsontext.NewDecoder(bytes.NewBuffer(data))
	if dec.SkipValue() != nil {
		return false
	}
	_, err := dec.ReadToken()
	return err == io.EOF
}

func (d *Document) classifyJSON() classification {
	top, problem := checkJSON(d)
	if problem != nil {
		top = looseMembers(d.Data)
	}
	kind := kindOf(top)
	row := kindByName(kind)
	if problem != nil && row.duplicates && row.is(top.withoutDuplicates()) { // the duplicate keys are findings
		d.Kind = kind
		_, problem = checkJSON(d)
	}
	if problem != nil && !d.wasMeantAsDocument() {
		return classification{reason: "does not parse: " + problem.Message, error: problem}
	}
	if kind != model.Unknown {
		if problem == nil && row.tree {
			problem = d.parseJSON()
		}
		return classification{kind: kind, problem: problem}
	}
	if n := d.findNearMiss(top); n.text != "" {
		return classification{problem: d.nearMissProblem(0, n)}
	}
	if problem != nil {
		return classification{reason: "does not parse: " + problem.Message, error: problem}
	}
	return classification{reason: cmp.Or(unsupportedReason(top), noMarker)}
}

// wasMeantAsDocument reports whether a text that does not parse is worth a problem: its name is that of data, or it begins with
// the keys of a document. Source code and prose that quote documents are neither.
func (d *Document) wasMeantAsDocument() bool {
	return isCandidateName(d.Path) || documentStart.Match(d.Data[:min(len(d.Data), headSize)])
}

// documentStart matches the beginning of a text that is a document from its first line on, after comments and directives.
var documentStart = regexp.MustCompile(`\A(\s*(#[^\n]*|---[^\n]*|%[^\n]*)?\n)*\s*(\{[^{]|["']?(openapi|swagger|apiVersion|bomFormat|spdxVersion)["']?\s*:)`)

func (d *Document) classifyYAML() classification {
	if problem := d.decodeYAML(); problem != nil {
		return d.classifyBroken(problem)
	}
	return d.classifyRoots()
}

// classifyRoots tells what the YAML documents are that were parsed.
func (d *Document) classifyRoots() classification {
	tops := d.tops()
	kind, first := model.Unknown, 0
	for i, top := range tops {
		if k := kindOfYAML(top); kind == model.Unknown || kindByName(kind).several && k != model.Unknown && k != kind {
			kind, first = k, i
		}
	}
	d.Kind = kind
	row := kindByName(kind)
	switch {
	case kind == model.Unknown:
		return d.classifyUnknown(tops)
	case len(tops) > 1 && !row.several:
		return classification{kind: kind, problem: d.severalDocuments(first)}
	case row.notYAML != "":
		return classification{kind: kind, problem: d.Problem(model.ProblemUnsupported, "%s", row.notYAML)}
	}
	for _, top := range tops {
		if row.duplicates && kindOfYAML(top) == kind && !row.is(top.withoutDuplicates()) {
			d.Kind = model.Unknown // so that the second key is a problem
		}
	}
	if problem := d.checkYAML(); problem != nil {
		return classification{kind: kind, problem: problem}
	}
	for i, top := range tops { // beside a document of a kind of which a file may hold several
		if n := d.findNearMiss(top); n.text != "" && kindOfYAML(top) == model.Unknown {
			d.NearMisses = append(d.NearMisses, *d.nearMissProblem(i, n))
		}
	}
	return classification{kind: kind}
}

// valueRoots are the YAML documents in the file, those without content left out as in Nodes.
func (d *Document) valueRoots() []Node {
	var list []Node
	for _, root := range d.roots {
		if n := wrap(root); n.Exists() && !n.IsNull() {
			list = append(list, n)
		}
	}
	return list
}

// tops are the members of each of them.
func (d *Document) tops() []members {
	var tops []members
	for _, n := range d.valueRoots() {
		tops = append(tops, yamlMembers(n))
	}
	return tops
}

// severalDocuments is the problem of a contract or an SBOM that shares its file with other YAML documents.
func (d *Document) severalDocuments(index int) *model.Problem {
	text := "a second YAML document follows the %s; a %s is a file of one document"
	at := 1
	if index > 0 {
		text, at = "the %s follows another YAML document; a %s is a file of one document", index
	}
	begin := d.valueRoots()[at].y
	offset := d.lines.offset(d.Data, begin.Line, begin.Column)
	return d.ProblemAt(model.ProblemSyntax, offset, text, d.Kind.Label(), d.Kind.Label())
}

// classifyUnknown looks whether YAML that is no document is nearly one.
func (d *Document) classifyUnknown(tops []members) classification {
	for i, top := range tops {
		if n := d.findNearMiss(top); n.text != "" {
			d.checkYAML() // so that the place is found; what is wrong besides does not matter
			return classification{problem: d.nearMissProblem(i, n)}
		}
		if reason := unsupportedReason(top); reason != "" {
			return classification{reason: reason}
		}
	}
	if hasDocumentName(d.Path) {
		switch {
		case len(tops) == 0:
			return classification{problem: d.Problem(model.ProblemSyntax, "is named like a document, but holds no value; fill it, or remove it")}
		case len(tops) == 1 && d.valueRoots()[0].IsScalar():
			return classification{problem: d.Problem(model.ProblemSyntax, "is named like a document, but holds a single value; a link that was checked out as a text looks like this")}
		}
	}
	return classification{reason: noMarker}
}

// classifyBroken tells whether YAML that does not parse was going to be a document: by the part before the error that
// parses, or, where no part does, by the lines that are indented like the first one.
func (d *Document) classifyBroken(problem *model.Problem) classification {
	unread := classification{reason: "does not parse: " + problem.Message, error: problem}
	if !d.wasMeantAsDocument() {
		return unread
	}
	for _, top := range slices.Concat(d.tops(), d.topsBefore(problem), []members{lineMembers(d.Data), looseJSONMembers(d)}) {
		if kind := kindOf(top); kind != model.Unknown {
			return classification{kind: kind, problem: problem}
		}
		if n := d.findNearMiss(top); n.text != "" {
			return classification{problem: problem}
		}
	}
	return unread
}

// looseJSONMembers are the members of what is nearly JSON: it begins like an object, or is named .json and begins with a
// comment or a call.
func looseJSONMembers(d *Document) members {
	if strings.HasPrefix(strings.ToLower(path.Ext(d.Path)), ".json") || bytes.HasPrefix(bytes.TrimSpace(d.Data), []byte("{")) {
		return looseMembers(d.Data)
	}
	return nil
}

// maxCuts is how often a text that does not parse is cut shorter.
const maxCuts = 4

// topsBefore are the members of the YAML documents in the longest part before an error that parses.
func (d *Document) topsBefore(problem *model.Problem) []members {
	part := &Document{Path: d.Path}
	end := len(d.Data)
	for range maxCuts {
		line := problem.Location.Line
		if load, ok := errors.AsType[*yaml.LoadError](problem.Cause); ok && load.ContextMark.Line > 0 {
			line -= max(0, load.Mark.Line-load.ContextMark.Line) // to where what is broken begins
		}
		cut := d.lines.offset(d.Data, line, 1)
		if cut >= end { // the error is where the text ends: the line before
			cut = bytes.LastIndexByte(d.Data[:max(end-1, 0)], '\n') + 1
		}
		if end = cut; end == 0 {
			break
		}
		part.Data, part.lines = d.Data[:end], lineIndex{}
		if problem = part.decodeYAML(); problem == nil {
			return part.tops()
		}
	}
	return nil
}

// topLine matches a key and its value in a line of YAML.
var topLine = regexp.MustCompile(`^["']?([$@\w-]+)["']?[ \t]*:(?:[ \t]+(?:[!&][^\s]*[ \t]+)*["']?([^"'#\r\n]*))?`)

// lineMembers reads the keys of a block mapping by its lines, where no parser can.
func lineMembers(data []byte) members {
	var list members
	indent := -1
	for line := range bytes.Lines(data) {
		text := bytes.TrimLeft(line, " ")
		if n := bytes.TrimSpace(text); len(n) == 0 || n[0] == '#' || n[0] == '%' || bytes.HasPrefix(n, []byte("---")) {
			continue
		}
		if n := len(line) - len(text); indent < 0 {
			indent = n
		} else if n != indent {
			continue
		}
		if m := topLine.FindSubmatch(text); m != nil {
			list = list.add(member{key: string(m[1]), value: string(bytes.TrimSpace(m[2]))})
		}
	}
	return list
}

var tagValueLine = regexp.MustCompile(`(?m)\A(\s*(#[^\n]*)?\n|[A-Za-z]+:[^\n]*\n)*?SPDXVersion:[ \t]*SPDX-`)

// classifyXML looks at the root element of a text that begins like XML. YAML and prose can begin so too.
func (d *Document) classifyXML() classification {
	kind, problem := sniffXML(d)
	if kind != model.Unknown || problem != nil {
		d.Kind, d.Format = kind, XML
		return classification{kind: kind, problem: problem}
	}
	if mayBeDocument(d.Data) {
		d.Format = YAML
		if d.decodeYAML() == nil {
			if r := d.classifyRoots(); r.kind != model.Unknown || r.problem != nil {
				d.Kind = r.kind
				return r
			}
		}
	}
	if hasDocumentName(d.Path) && !strings.EqualFold(path.Ext(d.Path), ".xml") {
		return classification{problem: d.Problem(model.ProblemSyntax, "is named like a document, but holds XML of another kind, or text")}
	}
	return classification{reason: "is XML or text of another kind"}
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
			if xmlMarker.Match(d.Data) {
				return model.SBOM, d.ProblemAt(model.ProblemSyntax, int(dec.InputOffset()), "%s", Truncate(err.Error(), parserTextLength))
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
		head := d.Data[:min(len(d.Data), headSize)]
		switch {
		case start.Name.Local == "bom" && encoding != "":
			return model.SBOM, d.ProblemAt(model.ProblemSyntax, 0, "declares the encoding %s; documents are UTF-8, UTF-16 or UTF-32", Quote(encoding))
		case start.Name.Local == "bom":
			return model.SBOM, nil
		case strings.EqualFold(start.Name.Local, "bom") && strings.Contains(start.Name.Space, "cyclonedx.org/"):
			return model.Unknown, d.ProblemAt(model.ProblemUnsupported, int(dec.InputOffset())-1, "its root element is %s; that of CycloneDX is bom", Quote(start.Name.Local))
		case bytes.Contains(head, []byte("spdx.org/rdf/terms")):
			return model.SBOM, d.Problem(model.ProblemUnsupported, "is SPDX in RDF/XML; SPDX is read as JSON and as tag-value; convert it")
		case start.Name.Local == "Document" && bytes.Contains(head, []byte("<spdxVersion>")):
			return model.SBOM, d.Problem(model.ProblemUnsupported, "is SPDX in XML; SPDX is read as JSON and as tag-value; convert it")
		}
		return model.Unknown, nil
	}
}

// xmlMarker matches what an SBOM in XML names near its beginning.
var xmlMarker = regexp.MustCompile(`cyclonedx\.org/(schema/)?bom|spdx\.org/rdf/`)
