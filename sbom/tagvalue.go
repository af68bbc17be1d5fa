package sbom

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/sealint/sealint/sbom/quote"
)

// readTagValue converts tag-value to the values that the same document has in JSON, and reads and validates these values. During
// the conversion it checks what JSON does not have, such as the order of tags.
func readTagValue(data []byte) (*draft, []Fault) {
	r := readTags(data, nil)
	stated := text(r.root, "spdxVersion")
	version, supported := spdxVersion(stated)
	if !supported {
		return nil, []Fault{newFault(Unsupported, "%s", unsupportedSPDX(stated)).atPointer([]string{"spdxVersion"})}
	}
	d := readSPDX(r.root, version, TagValue, nil)
	for id, at := range r.snippets {
		d.references.elements[id] = append(d.references.elements[id], at)
	}
	d.addViolations(r.found)
	return d, append(r.faults, d.addValidation(startValidation("spdx-"+version+".schema.json", r.root)())...)
}

// tagForm is the form of the value of a tag, and how the value is stored.
type tagForm int

const (
	plain tagForm = iota
	repeatable
	boolean
	checksum          // SHA1: 85ed…
	externalReference // SECURITY cpe23Type cpe:2.3:…
	externalDocument  // DocumentRef-x https://… SHA1: d6a7…
	verificationCode  // d6a7… (excludes: ./package.spdx)
	relationship      // SPDXRef-A CONTAINS SPDXRef-B
	lastItem          // a member of the last item of a list: ExternalRefComment
	ignored           // a tag of SPDX that no fact uses
)

// tag is the place of a tag's value in JSON: a path in the last object of a section.
type tag struct {
	section string
	path    string
	form    tagForm
}

// starts are the tags that begin an object: the section of the object, the list to which it is added, and the member that gets
// the value of the tag.
var starts = map[string]struct{ section, list, member string }{
	"PackageName": {"package", "packages", "name"},
	"FileName":    {"file", "files", "fileName"},
	"LicenseID":   {"licence", "hasExtractedLicensingInfos", "licenseId"},
	"Annotator":   {"annotation", "annotations", "annotator"},
	"Reviewer":    {"review", "revieweds", "reviewer"},
}

var tags = map[string]tag{
	"SPDXVersion": {"", "spdxVersion", plain}, "DataLicense": {"", "dataLicense", plain},
	"DocumentName": {"", "name", plain}, "DocumentNamespace": {"", "documentNamespace", plain},
	"DocumentComment": {"", "comment", plain}, "ExternalDocumentRef": {"", "externalDocumentRefs", externalDocument},
	"Creator": {"", "creationInfo/creators", repeatable}, "Created": {"", "creationInfo/created", plain},
	"CreatorComment": {"", "creationInfo/comment", plain}, "LicenseListVersion": {"", "creationInfo/licenseListVersion", plain},
	"Relationship": {"", "relationships", relationship}, "RelationshipComment": {"", "relationships/comment", lastItem},

	"PackageVersion": {"package", "versionInfo", plain}, "PackageFileName": {"package", "packageFileName", plain},
	"PackageSupplier": {"package", "supplier", plain}, "PackageOriginator": {"package", "originator", plain},
	"PackageDownloadLocation": {"package", "downloadLocation", plain}, "FilesAnalyzed": {"package", "filesAnalyzed", boolean},
	"PackageVerificationCode": {"package", "packageVerificationCode", verificationCode},
	"PackageChecksum":         {"package", "checksums", checksum}, "PackageHomePage": {"package", "homepage", plain},
	"PackageSourceInfo": {"package", "sourceInfo", plain}, "PackageLicenseConcluded": {"package", "licenseConcluded", plain},
	"PackageLicenseInfoFromFiles": {"package", "licenseInfoFromFiles", repeatable},
	"PackageLicenseDeclared":      {"package", "licenseDeclared", plain}, "PackageLicenseComments": {"package", "licenseComments", plain},
	"PackageCopyrightText": {"package", "copyrightText", plain}, "PackageSummary": {"package", "summary", plain},
	"PackageDescription": {"package", "description", plain}, "PackageComment": {"package", "comment", plain},
	"ExternalRef": {"package", "externalRefs", externalReference}, "ExternalRefComment": {"package", "externalRefs/comment", lastItem},
	"PackageAttributionText": {"package", "attributionTexts", repeatable},
	"PrimaryPackagePurpose":  {"package", "primaryPackagePurpose", plain}, "ReleaseDate": {"package", "releaseDate", plain},
	"BuiltDate": {"package", "builtDate", plain}, "ValidUntilDate": {"package", "validUntilDate", plain},

	"FileType": {"file", "fileTypes", repeatable}, "FileChecksum": {"file", "checksums", checksum},
	"LicenseConcluded": {"file", "licenseConcluded", plain}, "LicenseInfoInFile": {"file", "licenseInfoInFiles", repeatable},
	"LicenseComments": {"file", "licenseComments", plain}, "FileCopyrightText": {"file", "copyrightText", plain},
	"FileComment": {"file", "comment", plain}, "FileNotice": {"file", "noticeText", plain},
	"FileContributor": {"file", "fileContributors", repeatable}, "FileAttributionText": {"file", "attributionTexts", repeatable},
	"FileDependency": {"file", "fileDependencies", repeatable}, "ArtifactOfProjectName": {"file", "", ignored},
	"ArtifactOfProjectHomePage": {"file", "", ignored}, "ArtifactOfProjectURI": {"file", "", ignored},

	"ExtractedText": {"licence", "extractedText", plain}, "LicenseName": {"licence", "name", plain},
	"LicenseCrossReference": {"licence", "seeAlsos", repeatable}, "LicenseComment": {"licence", "comment", plain},

	"AnnotationDate": {"annotation", "annotationDate", plain}, "AnnotationComment": {"annotation", "comment", plain},
	"AnnotationType": {"annotation", "annotationType", plain}, "SPDXREF": {"annotation", "", ignored},
	"ReviewDate": {"review", "reviewDate", plain}, "ReviewComment": {"review", "comment", plain},

	"SnippetSPDXID": {"", "", ignored}, "SnippetFromFileSPDXID": {"", "", ignored}, "SnippetByteRange": {"", "", ignored},
	"SnippetLineRange": {"", "", ignored}, "SnippetLicenseConcluded": {"", "", ignored},
	"LicenseInfoInSnippet": {"", "", ignored}, "SnippetLicenseComments": {"", "", ignored},
	"SnippetCopyrightText": {"", "", ignored}, "SnippetComment": {"", "", ignored}, "SnippetName": {"", "", ignored},
	"SnippetAttributionText": {"", "", ignored},
}

// valueForm is a form of values that the specification demands, but the schema of the JSON form does not check.
type valueForm struct {
	form *regexp.Regexp
	name string
}

var (
	elementID  = valueForm{regexp.MustCompile(`^(DocumentRef-[^:]+:)?SPDXRef-[^:]+$`), "the SPDXRef- identifier of an element"}
	agentValue = valueForm{regexp.MustCompile(`^(Person|Organization|Tool)\s*:`), "a Person:, an Organization: or a Tool:"}
)

// valueForms has these forms by the name of the tag, or by the name in JSON of a part of its value (SPDX 2.3 §6.6.4, §9.1.4,
// §9.2.4, §11.1.4, §12.1.4, §12.4.4, §13.1.4).
var valueForms = map[string]valueForm{
	"SPDXREF": elementID, "SnippetSPDXID": elementID, "SnippetFromFileSPDXID": elementID, "spdxElementId": elementID,
	"relatedSpdxElement": {regexp.MustCompile(`^(NONE|NOASSERTION|(DocumentRef-[^:]+:)?SPDXRef-[^:]+)$`), elementID.name},
	"externalDocumentId": {regexp.MustCompile(`^DocumentRef-.+$`), "the DocumentRef- identifier of a document"},
	"Annotator":          agentValue, "Reviewer": agentValue,
}

// tagReader reads tag-value.
type tagReader struct {
	root     map[string]any
	sections map[string]section
	holder   string              // the section that an SPDXID belongs to
	snippets map[string][]string // the places of snippets by their identifiers
	found    []ViolationFacts
	faults   []Fault
	// visit, if not nil, is called for each value with its pointer, the region of the tag and the region of the value.
	visit func(pointer []string, key, value span)
}

// section is the object that tags of its kind belong to: the last one so far.
type section struct {
	object  map[string]any
	pointer []string
}

// field is a tag of the document with its value.
type field struct {
	name, value string
	key, text   span // the regions of name and value
}

// readTags reads a document to its end, even if it has mistakes. It stops only at a <text> that is not closed.
func readTags(data []byte, visit func(pointer []string, key, value span)) *tagReader {
	r := &tagReader{root: map[string]any{}, snippets: map[string][]string{}, visit: visit}
	r.sections = map[string]section{"": {r.root, []string{}}}
	for offset := 0; offset < len(data); {
		end := lineEnd(data, offset)
		line := trim(data, span{offset, end})
		offset = end
		if line.start == line.end || data[line.start] == '#' {
			continue
		}
		colon := bytes.IndexByte(data[line.start:line.end], ':')
		if colon < 0 {
			r.malformed(line.start, "a line without a colon is not a tag")
			continue
		}
		key := trim(data, span{line.start, line.start + colon})
		value := trim(data, span{line.start + colon + 1, line.end})
		if bytes.HasPrefix(data[value.start:value.end], []byte("<text>")) {
			begin := value.start + len("<text>")
			length := bytes.Index(data[begin:], []byte("</text>"))
			if length < 0 {
				r.malformed(value.start, "<text> is not closed")
				return r
			}
			value = span{begin, begin + length}
			closed := value.end + len("</text>")
			offset = lineEnd(data, closed)
			if rest := trim(data, span{closed, offset}); rest.start < rest.end {
				r.malformed(rest.start, "the text after </text> belongs to no tag")
			}
		}
		r.read(field{string(data[key.start:key.end]), string(data[value.start:value.end]), key, value})
	}
	return r
}

// lineEnd returns the offset of the line after the line that contains offset.
func lineEnd(data []byte, offset int) int {
	if i := bytes.IndexByte(data[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(data)
}

// trim removes white space from both ends of a region.
func trim(data []byte, s span) span {
	text := data[s.start:s.end]
	s.start += len(text) - len(bytes.TrimLeft(text, " \t\r\n\f\v"))
	s.end = max(s.start, s.end-(len(text)-len(bytes.TrimRight(text, " \t\r\n\f\v"))))
	return s
}

func (r *tagReader) malformed(offset int, message string) {
	r.faults = append(r.faults, newFault(Malformed, "%s", message).atOffset(offset))
}

func (r *tagReader) tell(pointer []string, key, value span) {
	if r.visit != nil {
		r.visit(pointer, key, value)
	}
}

func (r *tagReader) violation(at []string, keyword, format string, args ...any) {
	r.found = append(r.found, ViolationFacts{Message: fmt.Sprintf(format, args...), Keyword: keyword, At: clone(at)})
}

// checkForm reports a value without the form that valueForms demands for the part of the tag.
func (r *tagReader) checkForm(at []string, tag, part, value string) {
	if demanded, ok := valueForms[part]; ok && !demanded.form.MatchString(value) {
		r.violation(at, "pattern", "%s %q is not %s", tag, quote.Truncate(value, 60), demanded.name)
	}
}

func (r *tagReader) read(f field) {
	if _, ok := starts[f.name]; ok {
		r.start(f)
		return
	}
	t, ok := tags[f.name]
	if f.name == "SPDXID" {
		t, ok = tag{r.holder, "SPDXID", plain}, true
	}
	in := r.sections[t.section]
	switch {
	case !ok:
		at := under(r.sections[r.holder].pointer, strings.ReplaceAll(f.name, "/", "_"))
		r.tell(at, f.key, f.text)
		r.violation(at, "unknown", "unknown tag %q", quote.Truncate(f.name, 60))
	case in.object == nil:
		r.misplaced([]string{f.name}, f)
	case t.form == ignored:
		at := under(in.pointer, f.name)
		r.tell(at, f.key, f.text)
		r.checkForm(at, f.name, f.name, f.value)
		if f.name == "SnippetSPDXID" && r.snippets[f.value] == nil {
			r.snippets[f.value] = at
		}
	case t.form == lastItem:
		r.readIntoLastItem(in, t, f)
	default:
		r.readMember(in, t, f)
	}
}

// start begins an object with its first tag.
func (r *tagReader) start(f field) {
	s := starts[f.name]
	items := list(r.root, s.list)
	object := map[string]any{s.member: f.value}
	pointer := under(nil, index(s.list, len(items)))
	r.root[s.list] = append(items, object)
	r.sections[s.section] = section{object, pointer}
	if s.section == "package" || s.section == "file" {
		r.holder = s.section
	}
	r.tell(pointer, f.key, span{})
	at := under(pointer, s.member)
	r.tell(at, f.key, f.text)
	r.checkForm(at, f.name, f.name, f.value)
}

// misplaced reports a tag that is before the object to which it belongs.
func (r *tagReader) misplaced(at []string, f field) {
	r.tell(at, f.key, f.text)
	r.violation(at, "unexpected", "%s is before the object that it belongs to", f.name)
}

// readIntoLastItem reads a member of the last item of a list.
func (r *tagReader) readIntoLastItem(in section, t tag, f field) {
	name, member, _ := strings.Cut(t.path, "/")
	items := list(in.object, name)
	if len(items) == 0 {
		r.misplaced(under(in.pointer, t.path), f)
		return
	}
	if item, ok := items[len(items)-1].(map[string]any); ok {
		item[member] = f.value
	}
	r.tell(under(in.pointer, index(name, len(items)-1)+"/"+member), f.key, f.text)
}

// readMember reads a member of an object, or an item of a list in a member.
func (r *tagReader) readMember(in section, t tag, f field) {
	object, last := in.object, t.path
	if outer, inner, nested := strings.Cut(t.path, "/"); nested {
		deeper, _ := object[outer].(map[string]any)
		if deeper == nil {
			deeper = map[string]any{}
			object[outer] = deeper
			r.tell(under(in.pointer, outer), f.key, span{})
		}
		object, last = deeper, inner
	}
	at := under(in.pointer, t.path)
	switch t.form {
	case plain, boolean, verificationCode:
		if _, twice := object[last]; twice {
			r.violation(at, "duplicate", "%s is given more than once", f.name)
			return
		}
		object[last] = readValue(t.form, f.value)
		r.tell(at, f.key, f.text)
		return
	}
	items := list(object, last)
	at = append(at, strconv.Itoa(len(items)))
	r.tell(at, f.key, f.text)
	item, parts := readItem(t.form, f.value)
	if item == nil {
		r.violation(at, "pattern", "%s %q does not have the required form", f.name, quote.Truncate(f.value, 60))
		return
	}
	object[last] = append(items, item)
	for _, p := range parts {
		inside := under(at, p.member)
		r.tell(inside, f.key, span{f.text.start + p.at.start, f.text.start + p.at.end})
		r.checkForm(inside, f.name, p.member, f.value[p.at.start:p.at.end])
	}
}

// readValue reads a value that is not an item of a list.
func readValue(form tagForm, value string) any {
	switch {
	case form == boolean && (value == "true" || value == "false"):
		return value == "true"
	case form == verificationCode:
		return readVerificationCode(value)
	}
	return value
}

// part is a member of a list item with its region inside the value.
type part struct {
	member string
	at     span
}

var itemForms = map[tagForm]struct {
	form    *regexp.Regexp
	members []string
}{
	checksum:          {regexp.MustCompile(`^([^\s:]+)\s*:\s*(\S+)$`), []string{"algorithm", "checksumValue"}},
	externalReference: {regexp.MustCompile(`^(\S+)\s+(\S+)\s+(\S.*)$`), []string{"referenceCategory", "referenceType", "referenceLocator"}},
	relationship:      {regexp.MustCompile(`^(\S+)\s+(\S+)\s+(\S+)$`), []string{"spdxElementId", "relationshipType", "relatedSpdxElement"}},
	externalDocument: {
		regexp.MustCompile(`^(\S+)\s+(\S+)\s+([^\s:]+)\s*:\s*(\S+)$`),
		[]string{"externalDocumentId", "spdxDocument", "checksum/algorithm", "checksum/checksumValue"},
	},
}

// readItem reads one item of a list, and the parts of its value. The item is nil if its form is wrong.
func readItem(form tagForm, value string) (any, []part) {
	if form == repeatable {
		return value, nil
	}
	f := itemForms[form]
	m := f.form.FindStringSubmatchIndex(value)
	if m == nil {
		return nil, nil
	}
	item := map[string]any{}
	var parts []part
	for i, name := range f.members {
		at := span{m[2*i+2], m[2*i+3]}
		into := item
		if outer, inner, nested := strings.Cut(name, "/"); nested {
			deeper, _ := item[outer].(map[string]any)
			if deeper == nil {
				deeper = map[string]any{}
				item[outer] = deeper
			}
			into[outer], into = deeper, deeper
			into[inner] = value[at.start:at.end]
		} else {
			into[name] = value[at.start:at.end]
		}
		parts = append(parts, part{name, at})
	}
	return item, parts
}

func readVerificationCode(value string) any {
	code, rest, excluded := strings.Cut(value, "(")
	out := map[string]any{"packageVerificationCodeValue": strings.TrimSpace(code)}
	if excluded {
		files := []any{}
		rest = strings.TrimSuffix(strings.TrimSpace(rest), ")")
		for _, file := range strings.Split(strings.TrimPrefix(strings.TrimSpace(rest), "excludes:"), ",") {
			files = append(files, strings.TrimSpace(file))
		}
		out["packageVerificationCodeExcludedFiles"] = files
	}
	return out
}
