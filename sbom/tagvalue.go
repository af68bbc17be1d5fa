package sbom

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"github.com/spdx/tools-golang/tagvalue"
)

// readTagValue reads tag-value into the values of the same document in JSON. tools-golang is asked for a second opinion
// only: it gives up on a whole document for one supplier without a prefix, and keeps no lines.
func readTagValue(data []byte) (*draft, []Fault) {
	r := readTags(data, nil)
	stated := text(r.root, "spdxVersion")
	version, supported := spdxVersion(stated)
	if !supported {
		return nil, []Fault{newFault(Unsupported, "%s", unsupportedSPDX(stated)).atPointer([]string{"spdxVersion"})}
	}
	d := readSPDX(r.root, version, TagValue, nil)
	d.addViolations(r.found)
	faults := append(r.faults, d.addValidation(startValidation("spdx-"+version+".schema.json", r.root)())...)
	if len(d.facts.SchemaViolations) == 0 && len(faults) == 0 {
		d.addViolations(secondOpinion(data))
	}
	return d, faults
}

// secondOpinion is what tools-golang has against a document, shown where it first says so.
func secondOpinion(data []byte) []ViolationFacts {
	data = withShortTexts(data)
	err := toolsRead(data)
	if err == nil || errors.Is(err, bufio.ErrTooLong) { // a limit of its own, not of the format
		return nil
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	length := 0
	ends := make([]int, len(lines))
	for i, line := range lines {
		length += len(line)
		ends[i] = length
	}
	first := sort.Search(len(lines)-1, func(i int) bool {
		e := toolsRead(data[:ends[i]])
		return e != nil && e.Error() == err.Error()
	})
	at := []string{}
	readTags(data, func(pointer []string, key, _ span) {
		if key.start < ends[first] {
			at = pointer
		}
	})
	return []ViolationFacts{{Message: "the SPDX reader of the tools project refuses it: " + shorten(err.Error(), 200), Keyword: "syntax", At: clone(at)}}
}

// withShortTexts leaves out all but the first lines and the last one of long texts, which tools-golang copies for each line.
// What they say makes no difference to it.
func withShortTexts(data []byte) []byte {
	const lines = 100
	var out []byte
	done := 0
	for at := 0; ; {
		begin := bytes.Index(data[at:], []byte("<text>"))
		if begin < 0 {
			break
		}
		begin += at
		length := bytes.Index(data[begin:], []byte("</text>"))
		if length < 0 {
			break
		}
		at = begin + length
		kept := begin
		for range lines {
			i := bytes.IndexByte(data[kept:at], '\n')
			if i < 0 {
				break
			}
			kept += i + 1
		}
		if last := bytes.LastIndexByte(data[kept:at], '\n'); last > 0 {
			out = append(out, data[done:kept]...)
			done = kept + last + 1
		}
	}
	if done == 0 {
		return data
	}
	return append(out, data[done:]...)
}

func toolsRead(data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it fails with %v", r)
		}
	}()
	_, err = tagvalue.Read(bytes.NewReader(data))
	return err
}

// tagForm is how the value of a tag is written.
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
	skipped           // known, but nothing that is judged
)

// tag says what a tag of tag-value is in JSON. The object that it belongs to is the last one of its section.
type tag struct {
	section string
	path    string
	form    tagForm
}

// starts are the tags that begin an object: its section, the list that it goes into and the member that the tag gives.
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
	"FileDependency": {"file", "fileDependencies", repeatable}, "ArtifactOfProjectName": {"file", "", skipped},
	"ArtifactOfProjectHomePage": {"file", "", skipped}, "ArtifactOfProjectURI": {"file", "", skipped},

	"ExtractedText": {"licence", "extractedText", plain}, "LicenseName": {"licence", "name", plain},
	"LicenseCrossReference": {"licence", "seeAlsos", repeatable}, "LicenseComment": {"licence", "comment", plain},

	"AnnotationDate": {"annotation", "annotationDate", plain}, "AnnotationComment": {"annotation", "comment", plain},
	"AnnotationType": {"annotation", "annotationType", plain}, "SPDXREF": {"annotation", "", skipped},
	"ReviewDate": {"review", "reviewDate", plain}, "ReviewComment": {"review", "comment", plain},

	"SnippetSPDXID": {"", "", skipped}, "SnippetFromFileSPDXID": {"", "", skipped}, "SnippetByteRange": {"", "", skipped},
	"SnippetLineRange": {"", "", skipped}, "SnippetLicenseConcluded": {"", "", skipped},
	"LicenseInfoInSnippet": {"", "", skipped}, "SnippetLicenseComments": {"", "", skipped},
	"SnippetCopyrightText": {"", "", skipped}, "SnippetComment": {"", "", skipped}, "SnippetName": {"", "", skipped},
	"SnippetAttributionText": {"", "", skipped},
}

// tagReader reads tag-value.
type tagReader struct {
	root    map[string]any
	objects map[string]map[string]any // the last object of each section
	at      map[string][]string       // and its pointer
	holder  string                    // the section that an SPDXID belongs to
	found   []ViolationFacts
	faults  []Fault
	// place is told of every value: its pointer, the tag and the value's text.
	place func(pointer []string, key, value span)
}

// readTags reads a document to its end, whatever is wrong with it.
func readTags(data []byte, place func(pointer []string, key, value span)) *tagReader {
	r := &tagReader{root: map[string]any{}, place: place}
	r.objects = map[string]map[string]any{"": r.root}
	r.at = map[string][]string{"": {}}
	for offset := 0; offset < len(data); {
		end := offset + len(data[offset:])
		if i := bytes.IndexByte(data[offset:], '\n'); i >= 0 {
			end = offset + i + 1
		}
		start := offset + len(data[offset:end]) - len(bytes.TrimLeft(data[offset:end], " \t\r\n\f\v"))
		offset = end
		if start >= end || data[start] == '#' {
			continue
		}
		colon := bytes.IndexByte(data[start:end], ':')
		if colon < 0 {
			r.malformed(start, "a line without a colon is no tag")
			continue
		}
		key := trim(data, span{start, start + colon})
		value := span{start + colon + 1, end}
		content := trim(data, value)
		if bytes.HasPrefix(data[content.start:content.end], []byte("<text>")) {
			begin := content.start + len("<text>")
			i := bytes.Index(data[begin:], []byte("</text>"))
			if i < 0 {
				r.malformed(content.start, "<text> is not closed")
				return r
			}
			content = span{begin, begin + i}
			closed := begin + i + len("</text>")
			line := len(data)
			if n := bytes.IndexByte(data[closed:], '\n'); n >= 0 {
				line = closed + n
			}
			if rest := trim(data, span{closed, line}); rest.start < rest.end {
				r.malformed(rest.start, "what follows </text> belongs to nothing")
			}
			offset = max(offset, begin+i+len("</text>"))
			if i := bytes.IndexByte(data[offset:], '\n'); i >= 0 && offset != end {
				offset += i + 1
			} else if offset != end {
				offset = len(data)
			}
		}
		r.read(string(data[key.start:key.end]), string(data[content.start:content.end]), key, content)
	}
	return r
}

// trim leaves white space off both ends of a region.
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
	if r.place != nil {
		r.place(pointer, key, value)
	}
}

func (r *tagReader) violation(at []string, keyword, format string, args ...any) {
	r.found = append(r.found, ViolationFacts{Message: fmt.Sprintf(format, args...), Keyword: keyword, At: clone(at)})
}

func (r *tagReader) read(name, value string, key, where span) {
	if s, ok := starts[name]; ok {
		items := list(r.root, s.list)
		object := map[string]any{s.member: value}
		pointer := under(nil, index(s.list, len(items)))
		r.root[s.list] = append(items, object)
		r.objects[s.section], r.at[s.section] = object, pointer
		if s.section == "package" || s.section == "file" {
			r.holder = s.section
		}
		r.tell(pointer, key, span{})
		r.tell(under(pointer, s.member), key, where)
		return
	}
	t, ok := tags[name]
	if name == "SPDXID" {
		t, ok = tag{r.holder, "SPDXID", plain}, true
	}
	at := under(r.at[t.section], cmp.Or(t.path, name))
	object := r.objects[t.section]
	switch {
	case !ok:
		at = under(r.at[r.holder], strings.ReplaceAll(name, "/", "_"))
		r.tell(at, key, where)
		r.violation(at, "unknown", "unknown tag %q", shorten(name, 60))
		return
	case object == nil:
		at = []string{name}
		r.tell(at, key, where)
		r.violation(at, "unexpected", "%s stands before what it belongs to", name)
		return
	case t.form == skipped:
		r.tell(at, key, where)
		return
	}
	path := strings.Split(t.path, "/")
	if t.form == lastItem {
		items := list(object, path[0])
		if len(items) == 0 {
			r.tell(at, key, where)
			r.violation(at, "unexpected", "%s stands before what it belongs to", name)
			return
		}
		if item, ok := items[len(items)-1].(map[string]any); ok {
			item[path[1]] = value
		}
		r.tell(under(r.at[t.section], index(path[0], len(items)-1)+"/"+path[1]), key, where)
		return
	}
	for _, step := range path[:len(path)-1] {
		inner, _ := object[step].(map[string]any)
		if inner == nil {
			inner = map[string]any{}
			object[step] = inner
			r.tell(under(r.at[t.section], step), key, span{})
		}
		object = inner
	}
	last := path[len(path)-1]
	switch t.form {
	case plain, boolean, verificationCode:
		if _, twice := object[last]; twice {
			r.violation(at, "duplicate", "%s is given more than once", name)
			return
		}
		object[last] = value
		if t.form == boolean && (value == "true" || value == "false") {
			object[last] = value == "true"
		}
		if t.form == verificationCode {
			object[last] = readVerificationCode(value)
		}
		r.tell(at, key, where)
		return
	}
	items := list(object, last)
	at = under(at, fmt.Sprint(len(items)))
	item, parts := readItem(t.form, value)
	if item == nil {
		r.violation(at, "pattern", "%s %q is not of the form that it must have", name, shorten(value, 60))
		r.tell(at, key, where)
		return
	}
	object[last] = append(items, item)
	r.tell(at, key, where)
	for _, p := range parts {
		r.tell(under(at, p.member), key, span{where.start + p.at.start, where.start + p.at.end})
	}
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

// readItem reads one item of a list; nil when its form is wrong.
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
