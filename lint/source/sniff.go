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
	"github.com/sealint/sealint/sbom/quote"
)

// classification is the result of finding out the kind of a text. It depends only on the text and the name of the file, not on
// whether the user named the file or the search of a folder found it.
type classification struct {
	// kind is Unknown if the text is not a document.
	kind model.DocumentKind
	// problem is why a document, or a text that is nearly one, cannot be judged.
	problem *model.Problem
	// reason is why the text is not a document. error is the problem that prevented reading the text, if there was one.
	reason string
	error  *model.Problem
}

// trailingText is the problem of a JSON file with a second value, which JSON Lines have.
const trailingText = "text follows the JSON value"

const notText = "is not a text file"

const noMarker = "no key at its top says that it is a contract, an SBOM or a manifest"

// classify finds out the kind of a text by the keys of the object at its top, as a parser reads them. It fills Kind, Format and,
// unless the document is an SBOM in JSON, XML or tag-value, Nodes.
func (d *Document) classify() classification {
	hasName := hasDocumentName(d.Path)
	text := bytes.TrimSpace(d.Data)
	switch {
	case len(text) == 0 && hasName:
		return classification{problem: d.Problem(model.ProblemSyntax, "is empty, but is named like a document; fill it, or remove it")}
	case len(text) == 0:
		return classification{reason: "is empty"}
	case isLFSPointer(text) && hasName:
		return classification{problem: d.Problem(model.ProblemUnreadable,
			"is a Git LFS pointer: the document itself is not here; fetch it with: git lfs pull --include %q", d.File.Path)}
	case isLFSPointer(text):
		return classification{reason: "is a Git LFS pointer: its content is not here"}
	case text[0] == '<' && !bytes.HasPrefix(text, []byte("<<")): // << begins a merge in YAML
		return d.classifyXML()
	case !hasName && !mayBeDocument(d.Data):
		return classification{reason: cmp.Or(vexReason(text), noMarker)}
	case turtleStart.Match(text) && turtleDocument.Match(d.Data):
		d.Kind = model.SBOM
		return classification{kind: model.SBOM, problem: d.Problem(model.ProblemUnsupported, "is SPDX in Turtle; SPDX is read as JSON, JSON-LD, YAML and tag-value; convert it")}
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
	if r.error != nil && r.kind == model.Unknown && r.problem == nil && hasName {
		r.problem = r.error
	}
	d.Kind = r.kind
	return r
}

// headSize is how many bytes at the beginning of a file are read to find out whether it can be a document.
const headSize = 64 << 10

// isCandidateName reports whether the name of a file makes it a candidate. Files of other kinds can have such a name, too: a
// script may be named sbom.
func isCandidateName(name string) bool {
	return slices.Contains([]string{".json", ".yaml", ".yml", ".xml", ".spdx", ".cdx"}, strings.ToLower(path.Ext(name))) ||
		slices.Contains([]string{"openapi", "swagger", "asyncapi", "bom", "sbom"}, strings.ToLower(path.Base(name))) || hasDocumentName(name)
}

// documentName matches the names that by convention only documents have: openapi.yaml, payments.openapi.json, client.cdx.json,
// ledger.integration.yaml. It does not match source code, web pages and pictures with such names, like swagger.go.
var documentName = regexp.MustCompile(`(?i)^(((openapi|swagger|asyncapi|bom|sbom)([.-][^/]*)?|[^/]*\.(openapi|swagger|cdx|spdx|integration))\.(json|ya?ml|xml|spdx|cdx|rdf|ttl|tag|pb|bin|binpb|jsonl|jsonld|jsonc|json5)(\.(gz|zst|xz|bz2))?|[^/]*\.(spdx|cdx))$`)

// hasDocumentName reports whether a file is named like a document. If such a file has no content or
// does not parse, this is a problem even if nothing else suggests a document.
func hasDocumentName(name string) bool { return documentName.MatchString(path.Base(name)) }

// isLFSPointer reports whether a text is a pointer of Git LFS, which replaces a file whose content is stored elsewhere (Git LFS
// specification, version 1).
func isLFSPointer(text []byte) bool {
	return len(text) < 1024 && bytes.HasPrefix(text, []byte("version https://git-lfs.github.com/spec/"))
}

// detectFormat returns JSON or YAML. A text that is valid JSON is JSON whatever the name of the file. A text that is not, is JSON
// only if the name ends in .json (or .jsonl, .json5 …) and the text begins with a brace or bracket.
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

// isJSON reports whether a text is one JSON value without a syntax error.
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
	if problem != nil && row.duplicates && row.is(top.withoutDuplicates()) { // duplicate keys are findings in this kind, not a problem
		d.Kind = kind
		_, problem = checkJSON(d)
	}
	if problem != nil && !d.isWorthProblem() {
		return classification{reason: "does not parse: " + problem.Message, error: problem}
	}
	if kind != model.Unknown {
		if problem != nil && kind == model.SBOM && problem.Message == trailingText {
			problem.Message += "; a file holds one SBOM: write each line of JSON Lines to a file of its own"
		}
		if problem == nil && row.tree {
			problem = d.parseJSON()
		}
		return classification{kind: kind, problem: problem}
	}
	if n := d.findNearMiss(top); n.text != "" {
		return classification{problem: d.nearMissProblem(0, n)}
	}
	if problem == nil && bytes.HasPrefix(bytes.TrimSpace(d.Data), []byte("[")) {
		problem := d.findListedSBOM()
		return classification{problem: problem, reason: noMarker}
	}
	if problem != nil {
		return classification{reason: "does not parse: " + problem.Message, error: problem}
	}
	return classification{reason: cmp.Or(unsupportedReason(top), vexReason(bytes.TrimSpace(d.Data)), noMarker)}
}

// isWorthProblem reports whether a text that does not parse may be a broken document: the file is named like data, or the text
// begins with the key of a document. Source code and prose that contain documents meet neither condition.
func (d *Document) isWorthProblem() bool {
	return isCandidateName(d.Path) || documentStart.Match(d.Data[:min(len(d.Data), headSize)])
}

// documentStart matches a text that begins, after comments and directives, with an object in braces or the key of a document.
var documentStart = regexp.MustCompile(`\A(\s*(#[^\n]*|---[^\n]*|%[^\n]*)?\n)*\s*(\{[^{]|["']?(openapi|swagger|apiVersion|bomFormat|spdxVersion)["']?\s*:)`)

func (d *Document) classifyYAML() classification {
	if problem := d.decodeYAML(); problem != nil {
		return d.classifyBroken(problem)
	}
	return d.classifyRoots()
}

// classifyRoots finds out the kind of the YAML documents in roots.
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
		return classification{kind: kind, problem: d.sharedFileProblem(first)}
	case row.notYAML != nil && row.notYAML(tops[first]) != "":
		return classification{kind: kind, problem: d.Problem(model.ProblemUnsupported, "%s", row.notYAML(tops[first]))}
	}
	for _, top := range tops {
		if row.duplicates && kindOfYAML(top) == kind && !row.is(top.withoutDuplicates()) {
			d.Kind = model.Unknown // so that checkYAML refuses the second key
		}
	}
	if problem := d.checkYAML(); problem != nil {
		return classification{kind: kind, problem: problem}
	}
	for i, top := range tops { // a file may hold several documents of this kind, and beside them others that are nearly documents
		if n := d.findNearMiss(top); n.text != "" && kindOfYAML(top) == model.Unknown {
			d.NearMisses = append(d.NearMisses, *d.nearMissProblem(i, n))
		}
	}
	return classification{kind: kind}
}

// valueRoots returns the roots of the YAML documents in the file that are not empty, as in Nodes.
func (d *Document) valueRoots() []Node {
	var list []Node
	for _, root := range d.roots {
		if n := wrap(root); n.Exists() && !n.IsNull() {
			list = append(list, n)
		}
	}
	return list
}

// tops returns the members of each node of valueRoots.
func (d *Document) tops() []members {
	var tops []members
	for _, n := range d.valueRoots() {
		tops = append(tops, yamlMembers(n))
	}
	return tops
}

// sharedFileProblem returns the problem of a contract or an SBOM that is in one file with other YAML documents. index is that of the
// contract or SBOM.
func (d *Document) sharedFileProblem(index int) *model.Problem {
	text := "a second YAML document follows the %s; a %s must be alone in its file"
	at := 1
	if index > 0 {
		text, at = "the %s follows another YAML document; a %s must be alone in its file", index
	}
	begin := d.valueRoots()[at].y
	offset := d.lines.offset(d.Data, begin.Line, begin.Column)
	return d.ProblemAt(model.ProblemSyntax, offset, text, d.Kind.Label(), d.Kind.Label())
}

// classifyUnknown finds out whether YAML that is not a document is nearly one.
func (d *Document) classifyUnknown(tops []members) classification {
	for i, top := range tops {
		if n := d.findNearMiss(top); n.text != "" {
			d.checkYAML() // fills Nodes, which nearMissProblem needs to find the place; other problems do not matter
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

// classifyBroken finds out whether YAML that does not parse was meant to be a document. It looks at the YAML documents before the
// error, the part of the text before the error, the lines that are indented like the first one, and the text read as loose JSON.
func (d *Document) classifyBroken(problem *model.Problem) classification {
	unknown := classification{reason: "does not parse: " + problem.Message, error: problem}
	if !d.isWorthProblem() {
		return unknown
	}
	for _, top := range slices.Concat(d.tops(), d.topsBefore(problem), []members{lineMembers(d.Data), looseJSONMembers(d)}) {
		if kind := kindOf(top); kind != model.Unknown {
			return classification{kind: kind, problem: problem}
		}
		if n := d.findNearMiss(top); n.text != "" {
			return classification{problem: problem}
		}
	}
	return unknown
}

// looseJSONMembers returns the members of a text that is nearly JSON: the text begins with a brace, or the name of the file ends in
// .json.
func looseJSONMembers(d *Document) members {
	if strings.HasPrefix(strings.ToLower(path.Ext(d.Path)), ".json") || bytes.HasPrefix(bytes.TrimSpace(d.Data), []byte("{")) {
		return looseMembers(d.Data)
	}
	return nil
}

// maxCuts is how many parts of a text that does not parse are tried.
const maxCuts = 4

// topsBefore cuts the text before the line of a problem, repeatedly, until the rest parses. It returns the members of the YAML
// documents in the rest, or nil if no part parses.
func (d *Document) topsBefore(problem *model.Problem) []members {
	part := &Document{Path: d.Path}
	end := len(d.Data)
	for range maxCuts {
		line := problem.Location.Line
		if load, ok := errors.AsType[*yaml.LoadError](problem.Cause); ok && load.ContextMark.Line > 0 {
			line -= max(0, load.Mark.Line-load.ContextMark.Line) // to the beginning of the broken object, list or string
		}
		cut := d.lines.offset(d.Data, line, 1)
		if cut >= end { // the error is at the end of the text: cut the last line
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

// topLine matches a line of YAML that has a key, and perhaps a scalar value.
var topLine = regexp.MustCompile(`^["']?([$@\w-]+)["']?[ \t]*:(?:[ \t]+(?:[!&][^\s]*[ \t]+)*["']?([^"'#\r\n]*))?`)

// lineMembers reads the members of a block mapping line by line, for a text that does not parse. It skips lines that are not
// indented like the first one.
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

// tagValueLine matches a text in SPDX's tag-value notation, in which only tags and comments are before the line SPDXVersion.
var tagValueLine = regexp.MustCompile(`(?m)\A(\s*(#[^\n]*)?\n|[A-Za-z]+:[^\n]*\n)*?SPDXVersion:[ \t]*SPDX-`)

// turtleStart matches the beginning of a text in Turtle (RDF 1.1), turtleDocument an SPDX document in it.
var (
	turtleStart    = regexp.MustCompile(`(?i)\A(\s*#[^\n]*\n)*\s*(@prefix|@base|prefix|base)\s`)
	turtleDocument = regexp.MustCompile(`spdx\.org/rdf/(?s:.*)\sa\s+\S*SpdxDocument\b`)
)

// classifyXML finds out the kind of a text that begins with "<" by its root element. Such a text can also be YAML or prose.
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

// sniffXML finds out the kind of an XML text by its root element. It does not read further; errors after the root element are
// found when the SBOM is read.
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
				return model.SBOM, d.ProblemAt(model.ProblemSyntax, int(dec.InputOffset()), "%s", quote.Truncate(err.Error(), parserTextLength))
			}
			return model.Unknown, nil
		}
		if text, ok := tok.(xml.CharData); ok && len(bytes.TrimSpace(text)) > 0 {
			return model.Unknown, nil // not XML: prose that begins with an XML comment
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		head := d.Data[:min(len(d.Data), headSize)]
		switch {
		case start.Name.Local == "bom" && encoding != "":
			return model.SBOM, d.ProblemAt(model.ProblemSyntax, 0, "declares the encoding %s; documents are UTF-8, UTF-16 or UTF-32", quote.Text(encoding))
		case start.Name.Local == "bom":
			return model.SBOM, nil
		case strings.EqualFold(start.Name.Local, "bom") && strings.Contains(start.Name.Space, "cyclonedx.org/"):
			return model.Unknown, d.ProblemAt(model.ProblemUnsupported, int(dec.InputOffset())-1, "its root element is %s; that of CycloneDX is bom", quote.Text(start.Name.Local))
		case bytes.Contains(head, []byte("spdx.org/rdf/terms")), bytes.Contains(head, []byte("spdx.org/rdf/3")) && bytes.Contains(d.Data, []byte("SpdxDocument")):
			return model.SBOM, d.Problem(model.ProblemUnsupported, "is SPDX in RDF/XML; SPDX is read as JSON, JSON-LD, YAML and tag-value; convert it")
		case start.Name.Local == "Document" && bytes.Contains(head, []byte("<spdxVersion>")):
			return model.SBOM, d.Problem(model.ProblemUnsupported, "is SPDX in XML; SPDX is read as JSON, JSON-LD, YAML and tag-value; convert it")
		}
		return model.Unknown, nil
	}
}

// xmlMarker matches the namespaces of SBOMs in XML.
var xmlMarker = regexp.MustCompile(`cyclonedx\.org/(schema/)?bom|spdx\.org/rdf/`)
