package source_test

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// outcome is the result of opening a file.
type outcome struct {
	kind    model.DocumentKind
	problem string
}

// look writes a file and opens it twice: as a file that the user named, and as one that a search of its folder found.
func look(t testing.TB, name, text string) (named, found outcome) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, search := range []source.Search{{Dir: dir, Args: []string{name}}, {Dir: dir}} {
		files, err := source.Discover(t.Context(), search)
		if err != nil || len(files.Problems) > 0 || len(files.Files) != 1 {
			t.Fatal(files, err)
		}
		doc, problem := (&source.Reader{}).Open(files.Files[0])
		var o outcome
		if doc != nil {
			o.kind = doc.Kind
		}
		if problem != nil {
			o.problem = problem.Error()
		}
		if len(search.Args) > 0 {
			named = o
		} else {
			found = o
		}
	}
	return named, found
}

// contractRest is a contract without the key openapi.
const contractRest = "info: {title: lamps, version: \"1\"}\npaths: {}\n"

// contractSpellings are texts of a contract, each with another way to write the key openapi.
var contractSpellings = map[string]string{
	"plain":                             "openapi: 3.1.0\n" + contractRest,
	"indented as a whole":               "  openapi: 3.1.0\n  info: {title: lamps, version: \"1\"}\n  paths: {}\n",
	"indented below a comment":          "# lamps\n    openapi: 3.1.0\n    paths: {}\n",
	"on the line of the marker":         "--- {openapi: 3.1.0, paths: {}}\n",
	"after a tag of the whole":          "--- !!map\nopenapi: 3.1.0\n" + contractRest,
	"after an anchor of the whole":      "--- &all\nopenapi: 3.1.0\n" + contractRest,
	"anchored":                          "&k openapi: 3.1.0\n" + contractRest,
	"tagged":                            "!!str openapi: 3.1.0\n" + contractRest,
	"tagged in full":                    "!<tag:yaml.org,2002:str> openapi: 3.1.0\n" + contractRest,
	"tagged and anchored":               "!!str &k openapi: 3.1.0\n" + contractRest,
	"quoted":                            "'openapi': 3.1.0\n" + contractRest,
	"escaped by four digits":            "\"open\\u0061pi\": 3.1.0\n" + contractRest,
	"escaped by two digits":             "\"open\\x61pi\": 3.1.0\n" + contractRest,
	"escaped by eight digits":           "\"open\\U00000061pi\": 3.1.0\n" + contractRest,
	"escaped throughout":                `"\u006f\u0070\u0065\u006e\u0061\u0070\u0069": 3.1.0` + "\n" + contractRest,
	"an alias":                          "x-k: &k openapi\n*k : 3.1.0\n" + contractRest,
	"folded":                            "? >-\n  openapi\n: 3.1.0\n" + contractRest,
	"literal":                           "? |-\n  openapi\n: 3.1.0\n" + contractRest,
	"explicit":                          "? openapi\n: 3.1.0\n" + contractRest,
	"explicit over a continued line":    "? \"open\\\n  api\"\n: 3.1.0\n" + contractRest,
	"last":                              contractRest + "openapi: 3.1.0\n",
	"behind much":                       "x: |\n" + strings.Repeat("  a line of sixteen\n", 8000) + "openapi: 3.1.0\n" + contractRest,
	"behind many comments":              strings.Repeat("# a comment\n", 8000) + "openapi: 3.1.0\n" + contractRest,
	"in flow over several lines":        "{\n  info: {title: lamps},\n  \"openapi\":\n  3.1.0, paths: {}\n}\n",
	"merged in":                         "x: &x {openapi: 3.1.0}\n<<: *x\n" + contractRest,
	"merged in first":                   "<<: {openapi: 3.1.0}\n" + contractRest,
	"merged in twice":                   "x: &x {openapi: 3.1.0}\ny: &y\n  <<: *x\n<<: [{a: b}, *y]\n" + contractRest,
	"with an escaped version":           "openapi: \"\\x33.1.0\"\n" + contractRest,
	"after a directive":                 "%YAML 1.2\n# lamps\n---\nopenapi: 3.1.0\n" + contractRest,
	"after an empty document":           "---\n---\nopenapi: 3.1.0\n" + contractRest,
	"before an empty document":          "openapi: 3.1.0\n" + contractRest + "---\n",
	"with carriage returns":             "openapi: 3.1.0\r\ninfo: {title: lamps}\r\n",
	"with a byte order mark":            "\xef\xbb\xbfopenapi: 3.1.0\n" + contractRest,
	"JSON":                              `{"openapi": "3.1.0", "info": {}}`,
	"JSON over lines":                   "\n\n{\n\t\"info\": {},\n\t\"openapi\": \"3.1.0\"\n}",
	"JSON with escapes":                 `{"info": {}, "\u006fpenapi": "3.1.0"}`,
	"beside a key that is near openapi": "openApi: x\nopenapi: 3.1.0\n" + contractRest,
}

// A document is recognised by its keys at the top however they are written, whether the user names the file or a search finds it.
func TestEverySpellingOfAKeyIsRead(t *testing.T) {
	for _, name := range []string{"a.yaml", "a.yml", "a.json", "lamps.openapi.yaml", "a.txt", "a", "a.cdx", "a.XML"} {
		for spelling, text := range contractSpellings {
			if filepath.Ext(name) == ".json" && !strings.HasPrefix(spelling, "JSON") && strings.HasPrefix(text, "{") {
				continue // a file of this name must be JSON if it begins with a brace, and these are YAML
			}
			named, found := look(t, name, text)
			if want := (outcome{kind: model.Contract}); named != want || found != want {
				t.Errorf("%s in %s: named %v, found %v", spelling, name, named, found)
			}
			if !strings.Contains(text, "openapi: 3.1.0\n") {
				continue
			}
			manifest := strings.ReplaceAll(strings.ReplaceAll(text, "openapi: 3.1.0\n", "apiVersion: sealint/v1\n"), "openApi", "ApiVersion")
			if strings.Contains(text, contractRest+"---\n") || strings.Contains(text, "\n---\n---") {
				continue
			}
			named, found = look(t, name, manifest)
			if want := (outcome{kind: model.Manifest}); named != want || found != want {
				t.Errorf("manifest: %s in %s: named %v, found %v", spelling, name, named, found)
			}
		}
	}
}

// encodings are functions that encode a text in each way that YAML 1.2 §5.2 allows.
var encodings = map[string]func(text string) []byte{
	"UTF-16LE with a mark": func(text string) []byte { return wide16(binary.LittleEndian, "\ufeff"+text) },
	"UTF-16BE with a mark": func(text string) []byte { return wide16(binary.BigEndian, "\ufeff"+text) },
	"UTF-16LE":             func(text string) []byte { return wide16(binary.LittleEndian, text) },
	"UTF-16BE":             func(text string) []byte { return wide16(binary.BigEndian, text) },
	"UTF-32LE with a mark": func(text string) []byte { return wide32(binary.LittleEndian, "\ufeff"+text) },
	"UTF-32BE with a mark": func(text string) []byte { return wide32(binary.BigEndian, "\ufeff"+text) },
	"UTF-32LE":             func(text string) []byte { return wide32(binary.LittleEndian, text) },
	"UTF-32BE":             func(text string) []byte { return wide32(binary.BigEndian, text) },
	"UTF-8 with a mark":    func(text string) []byte { return []byte("\ufeff" + text) },
}

func wide16(order binary.AppendByteOrder, text string) (data []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, unit)
	}
	return data
}

func wide32(order binary.AppendByteOrder, text string) (data []byte) {
	for _, r := range text {
		data = order.AppendUint32(data, uint32(r))
	}
	return data
}

// The kind, the text and the positions of a document do not depend on its encoding.
func TestEncodings(t *testing.T) {
	for name, text := range map[string]string{
		"a.yaml":  "openapi: 3.1.0\ninfo: {title: \"é😀\", version: x}\n",
		"a.json":  `{"openapi": "3.1.0", "info": {"title": "é😀", "version": "x"}}`,
		"b.yaml":  "# 電灯の一覧を返す\nopenapi: 3.1.0\ninfo: {title: 電灯, version: x}\n",
		"a.txt":   "# 😀\nopenapi: 3.1.0\ninfo: {title: \"é😀\", version: x}\n",
		"a.xml":   `<?xml version="1.0" encoding="UTF-16"?><bom xmlns="http://cyclonedx.org/schema/bom/1.5"><!--é😀--></bom>`,
		"a.spdx":  "# é😀\nSPDXVersion: SPDX-2.3\n",
		"c.jsonc": `{"spdxVersion": "SPDX-2.3", "comment": "é😀"}`,
	} {
		plain, problem := open(t, name, strings.Replace(text, ` encoding="UTF-16"`, strings.Repeat(" ", 18), 1))
		if problem != nil {
			t.Fatal(name, problem)
		}
		pointer := []model.Place{{Pointer: []string{"info", "version"}}}
		for encoding, encode := range encodings {
			if encoding == "UTF-8 with a mark" && name == "a.xml" {
				continue // the XML declaration would state another encoding
			}
			data := string(encode(text))
			named, found := look(t, name, data)
			if want := (outcome{kind: plain.Kind}); named != want || found != want {
				t.Errorf("%s in %s: named %v, found %v", name, encoding, named, found)
				continue
			}
			doc, _ := open(t, name, data)
			if string(doc.Data) != string(plain.Data) {
				t.Errorf("%s in %s is read as %q", name, encoding, doc.Data)
			}
			if plain.Kind == model.Contract && doc.Locate(pointer)[0] != plain.Locate(pointer)[0] {
				t.Errorf("%s in %s: %+v", name, encoding, doc.Locate(pointer)[0])
			}
			if doc.Digest() == plain.Digest() {
				t.Errorf("%s in %s has the digest of another file", name, encoding)
			}
		}
	}
}

const smallBOM = `{"bomFormat": "CycloneDX", "specVersion": "1.6"}`

// nearDocuments are files that are nearly documents, with the beginning of the problem that is reported.
var nearDocuments = map[string]struct{ file, text, want string }{
	"another case":                       {"a.yaml", "openAPI: 3.1.0\n" + contractRest, `a.yaml:1:1: the key is "openAPI", did you mean "openapi"?`},
	"another case of Swagger":            {"a.json", `{"Swagger": "2.0", "paths": {}}`, `a.json:1:2: the key is "Swagger", did you mean "swagger"?`},
	"letters exchanged":                  {"a.yaml", "opneapi: 3.1.0\n" + contractRest, `a.yaml:1:1: the key is "opneapi", did you mean "openapi"?`},
	"a letter missing":                   {"a.json", `{"info": {}, "swager": "2.0", "paths": {}}`, `a.json:1:14: the key is "swager", did you mean "swagger"?`},
	"a v before the version":             {"a.yaml", "openapi: v3.0.3\n" + contractRest, `a.yaml:1:10: "v3.0.3" is not a version`},
	"a placeholder of a shell":           {"a.yaml", "openapi: ${VERSION}\n" + contractRest, `a.yaml:1:10: "${VERSION}" is not a version`},
	"a placeholder of a template":        {"a.yaml", "openapi: '{{ version }}'\n" + contractRest, `a.yaml:1:10: "{{ version }}" is not a version`},
	"a letter before the version":        {"a.yaml", "openapi: x3\n" + contractRest, `a.yaml:1:10: "x3" is not a version`},
	"a word for a version":               {"a.yaml", "openapi: latest\n" + contractRest, `a.yaml:1:10: "latest" is not a version`},
	"no version":                         {"a.yaml", "openapi:\n" + contractRest, `a.yaml:1:1: states no version`},
	"a list for a version":               {"a.json", `{"openapi": ["3.1.0"], "info": {}, "paths": {}}`, `a.json:1:2: states no version`},
	"a version in a file of the name":    {"openapi.yaml", "openapi: v3\n", `openapi.yaml:1:10: "v3" is not a version`},
	"apiversion":                         {"a.yaml", "apiversion: sealint/v1\nkind: Integration\n", `a.yaml:1:1: the key is "apiversion", did you mean "apiVersion"?`},
	"a misspelt apiVersion":              {"a.json", `{"apiVersoin": "sealint/v1"}`, `a.json:1:2: the key is "apiVersoin", did you mean "apiVersion"?`},
	"another case of the group":          {"a.yaml", "apiVersion: Sealint/v1\nkind: integration\n", `a.yaml:1:13: is apiVersion "Sealint/v1"`},
	"bomformat":                          {"a.json", `{"bomformat": "CycloneDX"}`, `a.json:1:2: the key is "bomformat", did you mean "bomFormat"?`},
	"no bomFormat":                       {"a.json", `{"specVersion": "1.5", "components": []}`, `a.json:1:2: has a specVersion like CycloneDX but no bomFormat`},
	"SPDXVersion in JSON":                {"a.json", `{"SPDXVersion": "SPDX-2.3"}`, `a.json:1:2: the key is "SPDXVersion", did you mean "spdxVersion"?`},
	"no spdxVersion":                     {"a.json", `{"SPDXID": "SPDXRef-DOCUMENT", "packages": []}`, `a.json:1:2: has an SPDXID but no spdxVersion`},
	"an SBOM in YAML":                    {"a.yaml", "bomFormat: CycloneDX\nspecVersion: '1.6'\n", `a.yaml: is an SBOM in YAML`},
	"SPDX in RDF":                        {"a.rdf", `<rdf:RDF xmlns:rdf="r" xmlns="http://spdx.org/rdf/terms#"/>`, `a.rdf: is SPDX in RDF/XML`},
	"SPDX in XML":                        {"a.xml", `<Document><spdxVersion>SPDX-2.3</spdxVersion></Document>`, `a.xml: is SPDX in XML`},
	"another case of bom":                {"a.xml", `<BOM xmlns="http://cyclonedx.org/schema/bom/1.5"/>`, `a.xml:1:50: its root element is "BOM"`},
	"what GitHub answers, no version":    {"a.json", `{"sbom": {"SPDXID": "SPDXRef-DOCUMENT"}}`, `a.json:1:2: holds an SBOM without spdxVersion`},
	"an envelope around a contract":      {"a.json", `{"payloadType": "x", "payload": "` + base64.StdEncoding.EncodeToString([]byte(`{"openapi": "3.1.0"}`)) + `"}`, `a.json:1:22: is a signed envelope (DSSE) around a document of kind contract`},
	"envelopes in lines":                 {"a.jsonl", `{"payloadType": "x", "payload": "` + base64.StdEncoding.EncodeToString([]byte(smallBOM)) + "\"}\n{}\n", `a.jsonl:2:1: text follows the JSON value`},
	"SBOMs in lines":                     {"a.jsonl", smallBOM + "\n" + smallBOM, `a.jsonl:2:1: text follows the JSON value; a file holds one SBOM: write each line`},
	"an empty file":                      {"lamps.openapi.yaml", "\n \n", `lamps.openapi.yaml: is empty`},
	"comments alone":                     {"openapi.yaml", "# to do\n", `openapi.yaml: is named like a document, but holds no value`},
	"the text of a link":                 {"openapi.yaml", "../lamps/openapi.yaml", `openapi.yaml: is named like a document, but holds a single value`},
	"a pointer of Git LFS":               {"a.cdx.json", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n", `a.cdx.json: is a Git LFS pointer`},
	"CycloneDX as protocol buffers":      {"bom.cdx", "\x0a\x031.6\x10\x01\x1a\x00\xff", `bom.cdx: is CycloneDX in the protobuf notation`},
	"CycloneDX in a file of any name":    {"a.dat", "\x0a\x031.6\x10\x01\x1a\x00\xff", `a.dat: is CycloneDX in the protobuf notation`},
	"a list of SBOMs":                    {"a.json", "[" + smallBOM + "]", `a.json: is a list of SBOMs`},
	"SPDX 3 without a context":           {"a.json", `[{"@id": "x:a", "@type": ["https://spdx.org/rdf/3.0.1/terms/Core/SpdxDocument"]}]`, `a.json: is SPDX 3 as JSON-LD without a context`},
	"SPDX in Turtle":                     {"a.ttl", "# lamps\n@prefix s: <https://spdx.org/rdf/3.0.1/terms/Core/> .\n<x:a> a s:SpdxDocument .\n", `a.ttl: is SPDX in Turtle`},
	"SPDX 3 in RDF":                      {"a.rdf", `<rdf:RDF xmlns:rdf="r" xmlns:c="https://spdx.org/rdf/3.0.1/terms/Core/"><c:SpdxDocument/></rdf:RDF>`, `a.rdf: is SPDX in RDF/XML`},
	"a compressed SBOM":                  {"bom.json.gz", "\x1f\x8b\x08\x00\xff\xff", `bom.json.gz`},
	"Latin-1":                            {"a.yaml", "openapi: 3.1.0\ninfo: {title: caf\xe9}\n", `a.yaml:2:18: is not valid UTF-8 from here on`},
	"Latin-1 before the key":             {"a.yaml", "# caf\xe9\nopenapi: 3.1.0\n", `a.yaml:1:6: is not valid UTF-8 from here on`},
	"half of a character in UTF-16":      {"a.yaml", string(wide16(binary.BigEndian, "\ufeffopenapi: 3.1.0\n")) + "\xd8\x00", `a.yaml:2:1: is not valid UTF-16 from here on`},
	"two versions, one not a version":    {"a.yaml", "openapi: none\nopenapi: 3.1.0\n", `a.yaml:2:1: duplicate key "openapi"`},
	"two apiVersions":                    {"a.yaml", "apiVersion: v1\nkind: Integration\napiVersion: sealint/v1\n", `a.yaml:3:1: duplicate key "apiVersion"`},
	"two apiVersions in JSON":            {"a.json", `{"apiVersion": "v1", "apiVersion": "sealint/v1"}`, `a.json:1:22: duplicate key "apiVersion"`},
	"two versions in JSON":               {"a.json", `{"openapi": "none", "openapi": "3.1.0"}`, `a.json:1:21: duplicate key "openapi"`},
	"a zero byte in UTF-8":               {"a.yaml", "#\x00 lamps\nopenapi: 3.1.0\n" + contractRest, `a.yaml:1:2: `},
	"a merge first, in broken YAML":      {"a.yaml", "<<: {a: b}\nopenapi: 3.1.0\ninfo: [\n", `a.yaml:`},
	"JSON with comments":                 {"a.json", "{\n// lamps\n\"openapi\": \"3.1.0\"}", `a.json:2:1: `},
	"JSON with a comment first":          {"a.json", "// lamps\n{\"openapi\": \"3.1.0\"}", `a.json`},
	"JSON in a call":                     {"a.json", `lamps({"openapi": "3.1.0"})`, `a.json:1:`},
	"JSON5":                              {"a.json5", `{openapi: '3.1.0', info: {}, paths: {},}`, `a.json5:1:2: `},
	"a value NaN":                        {"a.json", `{"openapi": "3.1.0", "x": NaN}`, `a.json:1:27: `},
	"JSON with a key twice":              {"a.json", `{"x": 1, "x": 2, "openapi": "3.1.0"}`, `a.json:1:10: duplicate key "x"`},
	"JSON that ends early":               {"a.json", `{"openapi": "3.1.0", "info": {`, `a.json:1:31: the JSON text ends too early`},
	"YAML with a quote left open":        {"a.yaml", "openapi: 3.1.0\ninfo: {title: \"lamps}\npaths: {}\n", `a.yaml:`},
	"YAML with a bracket left open":      {"a.yaml", "info: {}\n\"open\\u0061pi\": 3.1.0\npaths: {\n", `a.yaml:`},
	"flow that the parser refuses":       {"a.yaml", "{\n  info: {},\n  \"openapi\"\n  : 3.1.0}\n", `a.yaml:4:3: `},
	"YAML with a key twice":              {"a.yaml", "openapi: 3.1.0\nx: 1\nx: 2\n", `a.yaml:3:1: duplicate key "x"`},
	"YAML with a key that is a list":     {"a.yaml", "? [a]\n: b\n&k openapi: 3.1.0\n", `a.yaml:1:3: a key must be a scalar`},
	"a merge that leads in a circle":     {"a.yaml", "&a <<: &b {<<: *b, openapi: 3.1.0}\nopenapi: 3.1.0\nx: *b\n", `a.yaml`},
	"indented YAML that does not parse":  {"a.yaml", "  openapi: 3.1.0\n  info: [\n", `a.yaml:`},
	"a contract before another document": {"a.yaml", "openapi: 3.1.0\n---\na: b\n", `a.yaml:3:1: a second YAML document follows the contract`},
	"a contract after another document":  {"a.yaml", "a: b\n---\nopenapi: 3.1.0\n", `a.yaml:3:1: the contract follows another YAML document`},
	"a contract after a manifest":        {"a.yaml", "apiVersion: sealint/v1\n---\nopenapi: 3.1.0\n", `a.yaml:3:1: the contract follows another YAML document`},
	"a contract before broken YAML":      {"a.yaml", "openapi: 3.1.0\n---\n[\n", `a.yaml:`},
}

// A file that is nearly a document is a problem that says what to do, whether the user names the file or a search finds it.
func TestNearlyDocuments(t *testing.T) {
	for name, test := range nearDocuments {
		named, found := look(t, test.file, test.text)
		if named.kind != model.Unknown || !strings.HasPrefix(named.problem, test.want) || named != found {
			t.Errorf("%s:\n named %+v\n found %+v\n  want %s", name, named, found, test.want)
		}
	}
}

// A text that only mentions the key of a document is neither a document nor a problem, unless the user names the file.
func TestMentionsAreNoDocuments(t *testing.T) {
	for name, test := range map[string]struct{ file, text string }{
		"settings with comments":            {"settings.json", "{\n\t// the contract\n\t\"openapi.path\": \"openapi: 3.1.0\",\n\t\"yaml.schemas\": {\"openapi\": \"3.1.0\", \"swagger\": \"2.0\"},\n}\n"},
		"settings named like the key":       {"settings.json", "{\n// where\n\"openapi\": {\"path\": \"a.yaml\"}\n}\n"},
		"a schema of SPDX":                  {"schema.json", `{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"spdxVersion": {"type": "string"}, "bomFormat": {}}}`},
		"a schema of OpenAPI":               {"openapi.schema.json", `{"$id": "https://spec.openapis.org/oas/3.1/schema", "properties": {"openapi": {"pattern": "^3\\.1"}}}`},
		"prose":                             {"a.md", "# Lamps\n\nopenapi: 3.1.0 is what we write.\n\n- swagger: 2.0 was before\n"},
		"prose with front matter":           {"a.md", "---\ntitle: Lamps\nopenapi: GET /lamps\n---\n\n# Lamps\n\nText: openapi: 3.1.0 and [more](x).\n"},
		"prose in a block":                  {"a.md", "Text\n\n```yaml\nopenapi: 3.1.0\ninfo: {}\npaths: {}\n```\n"},
		"source code":                       {"a.go", "package a\n\nconst text = `\nopenapi: 3.1.0\ninfo: {}\npaths: {}\n`\n"},
		"source code that is an object":     {"a.js", "({ openapi: '3.1.0', info: {}, paths: {} })\n"},
		"a package that names a file":       {"package.json", `{"name": "lamps", "openapi": "./openapi.yaml", "swagger": "^2.0.0"}`},
		"a setting of a generator":          {"gen.yaml", "openapi: api/v3.yaml\noutput: lamps.go\n"},
		"an option named swagger":           {"app.yaml", "swagger: true\nserver: {port: 80}\n"},
		"a library of another name":         {"app.yaml", "openai: 1.2.0\ncomponents: {a: b}\n"},
		"Kubernetes":                        {"a.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: |\n    openapi: 3.1.0\n    paths: {}\n"},
		"another system's integration":      {"a.yaml", "apiVersion: camel.apache.org/v1\nkind: Integration\n"},
		"AsyncAPI":                          {"asyncapi.yaml", "asyncapi: 3.0.0\ninfo: {title: lamps}\nchannels: {}\n"},
		"Arazzo":                            {"a.yaml", "arazzo: 1.0.1\ninfo: {title: lamps, version: 1.0.0}\nsourceDescriptions: [{name: openapi, url: openapi.yaml, type: openapi}]\nworkflows: []\ncomponents: {}\n"},
		"Pact":                              {"a.json", `{"consumer": {"name": "a"}, "provider": {"name": "openapi"}, "interactions": [], "metadata": {"info": {}, "components": {}}}`},
		"parts of a contract":               {"shared.openapi.yaml", "components: {schemas: {Lamp: {type: object}}}\n"},
		"an event with a specversion":       {"event.json", `{"specversion": "1.0", "type": "lamp.lit", "source": "/lamps", "id": "1"}`},
		"an envelope around something else": {"a.json", `{"payloadType": "x", "payload": "` + base64.StdEncoding.EncodeToString([]byte(`{"predicateType": "https://slsa.dev/provenance/v1"}`)) + `"}`},
		"a test of a program":               {"a.txtar", "exec sealint lint\n-- a.yaml --\nopenapi: 3.1.0\n"},
		"a chart":                           {"a.yaml", "{{- if .Values.lamps }}\ndata:\n  openapi: 3.1.0\n{{- end }}\n"},
		"a list of contracts":               {"apis.yaml", "apis:\n- openapi: 3.1.0\n  paths: {}\n"},
		"a picture named like a document":   {"openapi.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"},
		"an ontology in Turtle":             {"a.ttl", "@prefix spdx: <https://spdx.org/rdf/3.0.1/terms/Core/> .\nspdx:SpdxDocument a owl:Class .\n"},
		"a list of other things":            {"a.json", `[{"name": "spdx"}, {"spdxVersion": "SPDX-2.3"}]`},
		"a context of SPDX 3":               {"context.jsonld", `{"@context": {"spdx": "https://spdx.org/rdf/3.0.1/terms/"}}`},
		"a script named like an SBOM":       {"sbom", "#!/bin/sh\n# bomFormat: any\nmake bom > 'cyclonedx.json'; [ -s x ]: {\n"},
		"a program named like a document":   {"swagger", "\x7fELF\x02\x01\x01\x00\x00openapi: 3.1.0\n"},
		"code named like a document":        {"swagger.go", "package swagger\n"},
		"a test named like a manifest":      {"lamps.integration.test.ts", "test('openapi: 3.1.0')\n"},
		"data that is a pointer of Git LFS": {"lamps.json", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"},
		"HTML":                              {"a.html", "<!doctype html><title>openapi: 3.1.0</title>"},
		"XML of another kind":               {"a.xml", "<project><name>openapi</name><swagger>2.0</swagger></project>"},
		"a binary that mentions it":         {"a.bin", "\x7fELF\x02\x01\x01\x00\x00openapi: 3.1.0\n"},
		"Latin-1 that mentions it":          {"a.properties", "title=caf\xe9\nopenapi=3.1.0\n"},
	} {
		if named, found := look(t, test.file, test.text); found != (outcome{}) || named.kind != model.Unknown || named.problem == "" {
			t.Errorf("%s: named %+v, found %+v", name, named, found)
		}
	}
}

// An SBOM is recognised in everything that often is around one, and SPDX 3 by every form of its context.
func TestFormsOfSBOMs(t *testing.T) {
	const address = `"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"`
	base64BOM := base64.StdEncoding.EncodeToString([]byte(smallBOM))
	for name, text := range map[string]string{
		"a context":                             `{"@context": ` + address + `, "@graph": []}`,
		"a list of contexts":                    `{"@context": [{"x": "https://x.test/"}, ` + address + `], "@graph": []}`,
		"a context that imports":                `{"@graph": [], "@context": {"@import": ` + address + `}}`,
		"an escaped context":                    `{"@graph": [], "@conte\u0078t": "https:\/\/spdx.org\/rdf\/3.0.1\/spdx-context.jsonld"}`,
		"the context at the end":                `{"type": "software_Package", "name": "lamp", "@context": ` + address + `}`,
		"a context without encryption":          `{"@context": "http://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}`,
		"what GitHub answers":                   `{"sbom": {"spdxVersion": "SPDX-2.3"}}`,
		"SPDX 3 as the member sbom":             `{"sbom": {"@context": [` + address + `], "@graph": []}}`,
		"an envelope":                           `{"payloadType": "x", "payload": "` + base64BOM + `"}`,
		"an envelope in the alphabet of URLs":   `{"payloadType": "x", "payload": "` + base64.URLEncoding.EncodeToString([]byte(smallBOM+"  \u00ff\u00fe?>~")) + `"}`,
		"a bundle of Sigstore":                  `{"mediaType": "x", "dsseEnvelope": {"payload": "` + base64BOM + `", "payloadType": "x"}}`,
		"a statement":                           `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://spdx.dev/Document/v3", "predicate": {}}`,
		"a statement of another type":           `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://x.test/", "predicate": ` + smallBOM + `}`,
		"a statement of another type of SPDX 3": `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://x.test/", "predicate": {"@context": [` + address + `], "@graph": []}}`,
	} {
		if named, found := look(t, "a.json", text); named != (outcome{kind: model.SBOM}) || found != named {
			t.Errorf("%s: named %+v, found %+v", name, named, found)
		}
	}
}

// FuzzKind tests with any text that the kind of a file does not depend on whether the user names it or a search finds it, and
// that no file is skipped that a parser reads as a document.
func FuzzKind(f *testing.F) {
	for _, seed := range []struct{ name, text string }{
		{"a.yaml", "openapi: 3.1.0\npaths: {}\n"},
		{"a.yaml", "  \"open\\u0061pi\": 3.1.0\n"},
		{"a.yaml", "x: &k openapi\n*k : 3.1.0\n"},
		{"a.yaml", "? >-\n  apiVersion\n: sealint/v1\n---\nopenapi: 3\n"},
		{"a.json", `{"a": "\/", "\u006fpenapi": "3.1.0"}`},
		{"a.json", `// c` + "\n" + `{openapi: '3.1.0',}`},
		{"a.xml", `<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>`},
		{"a.spdx", "SPDXVersion: SPDX-2.3\n"},
		{"a", string(wide16(binary.LittleEndian, "openapi: 3.1.0\n"))},
		{"a.txt", "<<: {swagger: 2.0}\n"},
		{"openapi.yaml", "version https://git-lfs.github.com/spec/v1\n"},
		{"a.json", `{"sbom": {"spdxVersion": 1}, "payload": "e30=", "payloadType": ""}`},
	} {
		f.Add(seed.name, seed.text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		extensions := []string{".yaml", ".json", ".xml", ".spdx", ".cdx", ".txt", "", ".openapi.yaml", ".integration.yaml", ".cdx.json"}
		name = "a" + extensions[len(name)%len(extensions)]
		named, found := look(t, name, text)
		switch {
		case found.problem != "" && named != found:
			t.Fatalf("%s is found with a problem, and named with another: %+v, %+v", name, found, named)
		case found.problem == "" && found.kind != named.kind:
			t.Fatalf("%s: named %+v, found %+v", name, named, found)
		case found == (outcome{}) && documentByParser(name, text):
			t.Fatalf("%s is passed over: %q", name, text)
		}
	})
}

// documentByParser reports whether a text is a document, by other code than the package: it parses the text with encoding/json or
// a YAML parser, and looks for the key of a document in the object or one of the YAML documents.
func documentByParser(name, text string) bool {
	marks := func(value any) bool {
		object, _ := value.(map[string]any)
		for _, key := range []string{"openapi", "swagger"} {
			if version, _ := object[key].(string); version != "" && version[0] >= '0' && version[0] <= '9' && !strings.ContainsAny(version, " \t\n") {
				return true
			}
		}
		version, _ := object["apiVersion"].(string)
		_, cycloneDX := object["bomFormat"].(string)
		return strings.HasPrefix(version, "sealint/") || cycloneDX && strings.HasPrefix(strings.TrimSpace(text), "{")
	}
	var value any
	if json.Unmarshal([]byte(text), &value) == nil {
		return marks(value)
	}
	if strings.HasSuffix(name, ".json") && strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") {
		return false // broken JSON
	}
	dec := yaml.NewDecoder(strings.NewReader(text))
	for found := false; ; {
		var value map[string]any
		if err := dec.Decode(&value); err != nil {
			return found && err.Error() == "EOF"
		}
		found = found || marks(value)
	}
}
