package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// DefaultMaxSize is the maximum size of a document in bytes if Reader.MaxSize is 0.
const DefaultMaxSize = 100 << 20

// MaxDepth is how many levels of objects and arrays a document may have.
const MaxDepth = 1000

// Format is the notation of a document.
type Format string

// The formats.
const (
	JSON     Format = "json"
	YAML     Format = "yaml"
	XML      Format = "xml"
	TagValue Format = "tag-value" // SPDX 2.x
)

// Document is one file that was read. Contracts and manifests are parsed into nodes. An SBOM is not: its reader, in package sbom,
// needs only the text.
type Document struct {
	// File is the file that was read. References in the document are relative to it.
	File File
	// Path is the path in locations: relative to the root of the file, with slashes, and with the prefix of the root if there are
	// several roots.
	Path   string
	Kind   model.DocumentKind
	Format Format
	// Data is the text in UTF-8, without a byte order mark.
	Data []byte
	// Duplicates are the keys of a manifest that repeat an earlier key of their object; the nodes use the earlier one. In documents of
	// other kinds, a duplicate key is a problem.
	Duplicates []Duplicate

	// NearMisses are problems of other YAML documents in the file, which are nearly documents but not judged.
	NearMisses []model.Problem

	nodes    []Node // see Nodes
	released rest

	roots   []*yaml.Node // the YAML documents as they were parsed, before they are checked
	digest  string       // of the bytes of the file, if Data differs from them because of the encoding
	lines   lineIndex
	secrets redaction

	complete bool // the file was read to its end
	exact    bool // Data is the text of the file, which is in UTF-8
	marked   bool // a byte order mark stands before Data in the file

	origin origin // of a derived document; nil for any other
}

// maxDuplicates is how many duplicate keys of a manifest are kept as Duplicates.
const maxDuplicates = 100

// Duplicate is a key that repeats an earlier key of its object.
type Duplicate struct {
	// Document is the index of the YAML document in the nodes.
	Document int
	// Pointer leads to the value of the key.
	Pointer []string
	// Span holds two byte offsets in Document.Data: the first byte of the key, and the byte after the key.
	Span [2]int
}

// Digest returns the SHA-256 of the bytes of the file, as "sha256:" and hexadecimal digits.
func (d *Document) Digest() string {
	if d.digest != "" {
		return d.digest
	}
	return digest(d.text())
}

// Checksum returns the digest of the bytes of the file in hexadecimal digits; "" if the file cannot be read anew, which only files in
// other encodings than UTF-8 are.
func (d *Document) Checksum(h hash.Hash) string {
	data := d.text()
	if !d.exact || d.marked {
		var err error
		if data, err = d.File.Read(DefaultMaxSize); err != nil || d.File.isStdin() {
			return ""
		}
	}
	h.Write(data)
	return fmt.Sprintf("%x", h.Sum(nil))
}

// IsComplete reports whether the file was read to its end, so that Digest tells one content from another.
func (d *Document) IsComplete() bool { return d.complete }

func digest(data []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(data)) }

// Problem returns a problem of the whole document, with a message as in fmt.Sprintf.
func (d *Document) Problem(id, format string, args ...any) *model.Problem {
	return &model.Problem{ID: id, Message: fmt.Sprintf(format, args...), Location: model.Location{Path: d.Path}}
}

// ProblemAt returns a problem located at a byte offset in Data.
func (d *Document) ProblemAt(id string, offset int, format string, args ...any) *model.Problem {
	p := d.Problem(id, format, args...)
	offset = min(max(offset, 0), len(d.text()))
	p.Location = d.location(span{offset, offset + 1})
	return p
}

// Reader reads documents. It reads each file only once, even if discovery and several references lead to the file. Its methods
// can be called from several goroutines.
type Reader struct {
	// MaxSize is the maximum size of a document in bytes; 0 means DefaultMaxSize.
	MaxSize int64

	mu   sync.Mutex
	docs map[File]*openFile
}

// openFile is the result of reading a file.
type openFile struct {
	once sync.Once
	doc  *Document
	classification
	gone  bool        // the file does not exist or is not a regular file
	ready atomic.Bool // the fields above are set
}

// Open reads a file and finds out its kind. If the kind is unknown, the Document is nil, and there is a Problem only if the user
// named the file.
func (r *Reader) Open(f File) (*Document, *model.Problem) {
	o := r.openOnce(f)
	switch {
	case o.problem != nil && (f.Named || !o.gone):
		return nil, o.problem
	case o.kind != model.Unknown:
		return o.doc, nil
	case !f.Named:
		return nil, nil
	case o.error != nil:
		return nil, o.error
	}
	if reason := r.partReason(f, o.reason); reason != "" {
		return nil, o.doc.Problem(model.ProblemUnknownKind, "%s: name that manifest too, or run sealint without names of files", reason)
	}
	return nil, o.doc.Problem(model.ProblemUnknownKind,
		"is neither an OpenAPI contract, an SBOM (CycloneDX, SPDX) nor an integration manifest (apiVersion: sealint/v1)")
}

// partReason says of a named file that it is judged only together with a manifest; "" if it is not such a file. reason is why it is not a
// document: a text without words of documents was not parsed.
func (r *Reader) partReason(f File, reason string) string {
	if strings.Contains(reason, forManifests) {
		return reason
	}
	if reason != noMarker {
		return ""
	}
	doc, problem := r.load(f) // not as a fragment, which would count as read for a document
	if problem != nil {
		return ""
	}
	doc.Format = detectFormat(doc.Path, doc.Data)
	if doc.parse() != nil || len(doc.Nodes()) == 0 {
		return ""
	}
	if reason := unsupportedReason(yamlMembers(doc.Nodes()[0])); strings.Contains(reason, forManifests) {
		return reason
	}
	return ""
}

// NoDocumentReason returns why a file is not a document. It returns "" if the file is a document, has a problem, does not exist,
// or is not a candidate.
func (r *Reader) NoDocumentReason(f File) string {
	o := r.openOnce(f)
	if o.gone || o.problem != nil || o.kind != model.Unknown || !isCandidateName(f.Path) {
		return ""
	}
	return o.reason
}

// openOnce returns the result for a file, and reads the file if this was not done before.
func (r *Reader) openOnce(f File) *openFile {
	o := r.entry(File{Root: f.Root, Path: f.Path})
	o.once.Do(func() {
		o.doc, o.classification, o.gone = r.classify(File{Root: f.Root, Path: f.Path})
		if o.doc != nil {
			o.hashLines(o.doc)
		}
		if o.kind == model.Unknown && o.doc != nil {
			doc := &Document{File: o.doc.File, Path: o.doc.Path} // drop the text, which nobody needs now
			if o.problem != nil && o.doc.complete {
				doc.complete, doc.digest = true, o.doc.Digest()
			}
			o.doc = doc
		}
		o.ready.Store(true)
	})
	return o
}

// hashLines gives the problems about a document the hashes of their lines: later, the text of the document may be dropped.
func (c *classification) hashLines(doc *Document) {
	for _, p := range []*model.Problem{c.problem, c.error} {
		if p != nil {
			line := max(p.Location.Line, 1)
			p.Location.LineHash = doc.LineHashes([]int{line})[line]
		}
	}
}

// OpenFragment reads a file to which a reference leads. The file may hold any JSON or YAML.
func (r *Reader) OpenFragment(f File) (*Document, *model.Problem) {
	doc, problem := r.Open(f)
	if problem != nil || doc != nil && doc.Nodes() != nil {
		return doc, problem
	}
	o := r.entry(File{Root: f.Root, Path: f.Path, fragment: true})
	o.once.Do(func() {
		doc, problem := r.load(f)
		if problem == nil {
			doc.Format = detectFormat(doc.Path, doc.Data)
			problem = doc.parse()
		}
		o.doc, o.problem = doc, problem
		o.ready.Store(true)
	})
	return o.doc, o.problem
}

// Documents returns the documents that were read, by Document.Path: those that were discovered and those to which references lead.
func (r *Reader) Documents() map[string]*Document {
	r.mu.Lock()
	defer r.mu.Unlock()
	documents := map[string]*Document{}
	for f, o := range r.docs {
		if o.ready.Load() && o.doc != nil && (f.fragment || o.kind != model.Unknown && o.problem == nil) {
			documents[o.doc.Path] = o.doc
		}
	}
	return documents
}

// Unread returns the documents that were not understood, by Document.Path. Their text is not there, or only a part of it.
func (r *Reader) Unread() map[string]*Document {
	r.mu.Lock()
	defer r.mu.Unlock()
	documents := map[string]*Document{}
	for _, o := range r.docs {
		if o.ready.Load() && o.doc != nil && o.problem != nil && !o.gone {
			documents[o.doc.Path] = o.doc
		}
	}
	return documents
}

// entry returns the result for a file, which is empty if the file was not read yet.
func (r *Reader) entry(f File) *openFile {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.docs == nil {
		r.docs = map[File]*openFile{}
	}
	o := r.docs[f]
	if o == nil {
		o = &openFile{}
		r.docs[f] = o
	}
	return o
}

// classify reads a file and finds out its kind. Of a binary file that is not named like data, it reads only the beginning.
// gone reports whether the file does not exist or is not a regular file.
func (r *Reader) classify(f File) (doc *Document, found classification, gone bool) {
	if !isCandidateName(f.Path) {
		head, err := f.Root.head(f.Path)
		doc := &Document{File: f, Path: f.DisplayPath()}
		switch {
		case err == nil && protobufStart.Match(head):
			return doc, doc.protobufSBOM(), false
		case err == nil && !isText(head):
			return doc, classification{reason: notText, error: doc.Problem(model.ProblemUnknownKind, notText)}, false
		}
	}
	doc, problem := r.load(f)
	switch {
	case protobufStart.Match(doc.Data):
		return doc, doc.protobufSBOM(), false
	case problem == nil:
		return doc, doc.classify(), false
	}
	found.problem = problem
	switch {
	case errors.Is(problem.Cause, fs.ErrNotExist), errors.Is(problem.Cause, errNotRegular):
		return doc, found, true
	case doc.Data == nil: // the file could not be read, so it may be a document
		return doc, found, false
	}
	if !hasDocumentName(f.Path) && !doc.looksLikeDocument() { // judged by the part that was read
		return doc, classification{reason: problem.Message, error: problem}, false
	}
	return doc, found, false
}

// looksLikeDocument reports whether Data, which may be only a part of a file, is a document or nearly one.
func (d *Document) looksLikeDocument() bool {
	r := (&Document{File: d.File, Path: d.Path, Data: d.Data}).classify()
	return r.kind != model.Unknown || r.problem != nil
}

// load reads the text of a file. If there is a problem, Data is nil or holds the part that could be read.
func (r *Reader) load(f File) (*Document, *model.Problem) {
	doc := &Document{File: f, Path: f.DisplayPath()}
	max := r.MaxSize
	if max == 0 {
		max = DefaultMaxSize
	}
	in, size, err := f.Root.open(f.Path)
	if err != nil {
		return doc, doc.unreadableProblem(err)
	}
	defer in.Close()
	if size > max {
		return doc, doc.sizeProblem(in, size, max)
	}
	var buf bytes.Buffer
	buf.Grow(int(size) + bytes.MinRead) // ReadFrom would grow a buffer with less free space before it meets the end
	if _, err := buf.ReadFrom(io.LimitReader(in, max+1)); err != nil {
		return doc, doc.unreadableProblem(err)
	}
	data := buf.Bytes()
	if int64(len(data)) > max { // the file grew while it was read
		return doc, doc.sizeProblem(io.MultiReader(&buf, in), int64(len(data)), max)
	}
	doc.complete = true
	return doc, doc.decode(data)
}

// decode fills Data with the text of a file. If there is a problem, Data holds the part that could be decoded.
func (d *Document) decode(data []byte) *model.Problem {
	text, err := decode(data)
	if invalid, ok := errors.AsType[*encodingError](err); ok {
		d.Data = invalid.text
		p := d.ProblemAt(model.ProblemUnreadable, invalid.offset, "%s", err)
		d.Data, d.lines = bytes.ToValidUTF8(invalid.text, []byte("?")), lineIndex{}
		d.digest = digest(data)
		return p
	}
	e := encodingOf(data)
	if d.Data = text; e != (encoding{}) {
		d.digest = digest(data)
	}
	d.exact, d.marked = e.unit == 0, e.mark > 0
	return nil
}

// unreadableProblem returns the problem of a file that cannot be opened or read.
func (d *Document) unreadableProblem(err error) *model.Problem {
	p := d.Problem(model.ProblemUnreadable, "%s", reason(err))
	p.Cause = err
	return p
}

// sizeProblem returns the problem of a file that is larger than the limit. It reads the file in parts to find out whether it can
// be a document. If it can, Data stays nil; if not, Data is set to an empty slice.
func (d *Document) sizeProblem(in io.Reader, size, max int64) *model.Problem {
	problem := d.Problem(model.ProblemUnreadable, "is %d bytes long, more than the limit of %d (--max-size)", size, max)
	if d.File.isStdin() { // the size of standard input is not known
		problem.Message = fmt.Sprintf("is longer than the limit of %d bytes (--max-size)", max)
	}
	part := make([]byte, chunk)
	var s signs
	for first := true; ; first = false {
		n, err := io.ReadFull(in, part)
		switch wide := first && encodingOf(part[:n]).unit != 0; {
		case wide && isCandidateName(d.Path), s.scan(part[:n]) && (isCandidateName(d.Path) || first && documentStart.Match(part[:n])):
			return problem
		case wide, first && !isCandidateName(d.Path) && !documentStart.Match(part[:n]):
			err = io.EOF
		}
		switch {
		case err == io.EOF, err == io.ErrUnexpectedEOF:
			d.Data = []byte{}
			return problem
		case err != nil:
			return d.unreadableProblem(err)
		}
	}
}

// reason returns the text of an error without its path, because the location of the problem has the path.
func reason(err error) string {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		if errors.Is(err, fs.ErrNotExist) {
			return "does not exist"
		}
		return pathErr.Err.Error()
	}
	return err.Error()
}
