package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
)

// DefaultMaxSize is how large a document may be, in bytes, unless the caller says otherwise.
const DefaultMaxSize = 100 << 20

// MaxDepth is how deeply a document's objects and arrays may nest.
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

// Document is one file, read once. Contracts and manifests are parsed into Nodes; an SBOM is left to its own stage,
// which can do without a tree.
type Document struct {
	// File is where it was read from; references in the document are relative to it.
	File File
	// Path is what Location.Path shows: relative to the root of the file, with slashes.
	Path   string
	Kind   model.DocumentKind
	Format Format
	// Data is the content without its byte order mark.
	Data []byte
	// Nodes are the roots of the YAML documents in the file (one for JSON); empty for an SBOM.
	Nodes []Node
	// Duplicates are keys of a manifest that stand in their object a second time, where the first one is read. In other
	// documents they are a problem.
	Duplicates []Duplicate

	// NearMisses are parts of the file that are nearly documents, and are not judged while the document is.
	NearMisses []model.Problem

	roots   []*yaml.Node // the YAML documents as they were parsed, before they are checked
	digest  string       // of the file as it stands, where its text had to be decoded
	lines   lineIndex
	secrets redaction
}

// maxDuplicates bounds how many duplicate keys of a manifest are told one by one.
const maxDuplicates = 100

// Duplicate is a key that its object has already.
type Duplicate struct {
	// Document is the index of the YAML document inside the file.
	Document int
	Pointer  []string
	// Span are the first byte of the key and the one behind it.
	Span [2]int
}

// Digest is the SHA-256 of the file as it stands, as sha256: and hexadecimal digits.
func (d *Document) Digest() string {
	if d.digest != "" {
		return d.digest
	}
	return digest(d.Data)
}

func digest(data []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(data)) }

// Problem makes a problem of the document as a whole.
func (d *Document) Problem(id, format string, args ...any) *model.Problem {
	return &model.Problem{ID: id, Message: fmt.Sprintf(format, args...), Location: model.Location{Path: d.Path}}
}

// ProblemAt makes a problem located at a byte offset of the document.
func (d *Document) ProblemAt(id string, offset int, format string, args ...any) *model.Problem {
	p := d.Problem(id, format, args...)
	offset = min(max(offset, 0), len(d.Data))
	p.Location = d.location(span{offset, offset + 1})
	return p
}

// Reader reads documents, each file once per run, whether it is reached by discovery or by a reference.
type Reader struct {
	// MaxSize is the largest size of a document in bytes.
	MaxSize int64

	mu   sync.Mutex
	docs map[File]*openFile
}

type openFile struct {
	once sync.Once
	doc  *Document
	classification
	gone  bool        // there is no such file, or it is none that can be read as one
	ready atomic.Bool // what is above is known
}

// Open reads a file and recognises what it is. A file that is of no known kind gives a nil Document, with a Problem only
// when the file was named by the user.
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
	return nil, o.doc.Problem(model.ProblemUnknownKind,
		"is neither an OpenAPI contract, an SBOM (CycloneDX, SPDX) nor an integration manifest (apiVersion: sealint/v1)")
}

// NoDocumentReason says why a file that was opened is no document; "" for one that is a document, or has a problem. Files that are no
// candidates, by their name or by what they hold, give "" as well.
func (r *Reader) NoDocumentReason(f File) string {
	o := r.openOnce(f)
	if o.gone || o.problem != nil || o.kind != model.Unknown || !isCandidateName(f.Path) {
		return ""
	}
	return o.reason
}

func (r *Reader) openOnce(f File) *openFile {
	o := r.entry(File{Root: f.Root, Path: f.Path})
	o.once.Do(func() {
		o.doc, o.classification, o.gone = r.classify(File{Root: f.Root, Path: f.Path})
		if o.kind == model.Unknown && o.doc != nil {
			o.doc = &Document{File: o.doc.File, Path: o.doc.Path} // its text is not needed any more
		}
		o.ready.Store(true)
	})
	return o
}

// OpenFragment reads a file that a reference names: any JSON or YAML, whatever it holds.
func (r *Reader) OpenFragment(f File) (*Document, *model.Problem) {
	doc, problem := r.Open(f)
	if problem != nil || doc != nil && doc.Nodes != nil {
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

// Documents are the documents that were read, by path: discovered ones and those that references led to.
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

// classify reads a file as far as it has to, and tells what it is.
func (r *Reader) classify(f File) (doc *Document, found classification, gone bool) {
	if !isCandidateName(f.Path) {
		if head, err := f.Root.head(f.Path); err == nil && !isText(head) {
			doc := &Document{File: f, Path: f.DisplayPath()}
			return doc, classification{reason: "is no text", error: doc.Problem(model.ProblemUnknownKind, "is no text")}, false
		}
	}
	doc, problem := r.load(f)
	if problem == nil {
		return doc, doc.classify(), false
	}
	found.problem = problem
	switch {
	case errors.Is(problem.Cause, fs.ErrNotExist), errors.Is(problem.Cause, errNotRegular):
		return doc, found, true
	case doc.Data == nil: // cannot be opened or read: it may be anything
		return doc, found, false
	}
	if !hasDocumentName(f.Path) && !doc.looksLikeDocument() { // as far as it was seen
		return doc, classification{reason: problem.Message, error: problem}, false
	}
	return doc, found, false
}

// looksLikeDocument reports whether the text of a file, as far as it is known, is a document or nearly one.
func (d *Document) looksLikeDocument() bool {
	r := (&Document{File: d.File, Path: d.Path, Data: d.Data}).classify()
	return r.kind != model.Unknown || r.problem != nil
}

// load reads a file's text. With a problem, the document holds no Data, or what of the text was seen.
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
	buf.Grow(int(size) + bytes.MinRead) // what ReadFrom wants to see free before it looks for the end
	if _, err := buf.ReadFrom(io.LimitReader(in, max+1)); err != nil {
		return doc, doc.unreadableProblem(err)
	}
	data := buf.Bytes()
	if int64(len(data)) > max { // it grew while it was read
		return doc, doc.sizeProblem(io.MultiReader(&buf, in), int64(len(data)), max)
	}
	return doc, doc.decode(data)
}

// decode fills Data with the text of a file. With a problem, Data is what can be read of it.
func (d *Document) decode(data []byte) *model.Problem {
	text, err := decode(data)
	if invalid, ok := errors.AsType[*encodingError](err); ok {
		d.Data = invalid.text
		p := d.ProblemAt(model.ProblemUnreadable, invalid.offset, "%s", err)
		d.Data, d.lines = bytes.ToValidUTF8(invalid.text, []byte("?")), lineIndex{}
		return p
	}
	if d.Data = text; encodingOf(data) != (encoding{}) {
		d.digest = digest(data)
	}
	return nil
}

func (d *Document) unreadableProblem(err error) *model.Problem {
	p := d.Problem(model.ProblemUnreadable, "%s", reason(err))
	p.Cause = err
	return p
}

// sizeProblem is the problem of a file over the limit. Its text is gone through in parts; Data stays nil where it may be a
// document, and is empty where it cannot be one.
func (d *Document) sizeProblem(in io.Reader, size, max int64) *model.Problem {
	problem := d.Problem(model.ProblemUnreadable, "is %d bytes long, more than the limit of %d (--max-size)", size, max)
	if d.File.isStdin() { // standard input is read no further than the limit
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

// reason is an error without the path that the problem's location already tells.
func reason(err error) string {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		if errors.Is(err, fs.ErrNotExist) {
			return "does not exist"
		}
		return pathErr.Err.Error()
	}
	return err.Error()
}
