package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

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

	marked  bool // a byte order mark was cut off
	lines   lineIndex
	mu      sync.Mutex
	secrets []string
	hidden  []span // scalars that spell a secret in another way than it reads
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

const byteOrderMark = "\xef\xbb\xbf"

// Digest is the SHA-256 of the file as it stands, as sha256: and hexadecimal digits.
func (d *Document) Digest() string {
	sum := sha256.New()
	if d.marked {
		io.WriteString(sum, byteOrderMark)
	}
	sum.Write(d.Data)
	return fmt.Sprintf("sha256:%x", sum.Sum(nil))
}

// Redact keeps value out of every excerpt of the document.
func (d *Document) Redact(value string) {
	if value == "" {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.secrets = append(d.secrets, value)
	if quoted := strconv.Quote(value); quoted[1:len(quoted)-1] != value { // as a message may quote it
		d.secrets = append(d.secrets, quoted[1:len(quoted)-1])
	}
}

// RedactIn keeps value, which a string of the document holds, out of every excerpt. Where the text escapes or folds it,
// the whole string is hidden.
func (d *Document) RedactIn(n Node, value string) {
	d.redactScalar(n.y, value)
}

// RedactInKey does so for a value that a key of an object holds.
func (d *Document) RedactInKey(object Node, key, value string) {
	y, _ := object.member(key)
	d.redactScalar(y, value)
}

func (d *Document) redactScalar(y *yaml.Node, value string) {
	for line := range strings.Lines(value) {
		d.Redact(strings.TrimSpace(line))
	}
	if y == nil || value == "" {
		return
	}
	if y.Kind == yaml.AliasNode {
		y = y.Alias
	}
	s := d.scalarSpan(y)
	if y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		s.end = d.blockEnd(s.start)
	}
	if strings.Count(string(d.Data[s.start:s.end]), value) < strings.Count(y.Value, value) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.hidden = append(d.hidden, s)
	}
}

// Mask replaces the values that Redact was given in a text about the document.
func (d *Document) Mask(text string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, secret := range d.secrets {
		text = strings.ReplaceAll(text, secret, "***")
	}
	return text
}

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
	docs map[File]*opened
}

type opened struct {
	once    sync.Once
	doc     *Document
	problem *model.Problem
}

// Open reads a file and recognises what it is. A file that is of no known kind gives a nil Document, with a Problem only
// when the file was named by the user.
func (r *Reader) Open(f File) (*Document, *model.Problem) {
	o := r.slot(File{Root: f.Root, Path: f.Path})
	o.once.Do(func() { o.doc, o.problem = r.open(f) })
	return o.doc, o.problem
}

// OpenFragment reads a file that a reference names: any JSON or YAML, whatever it holds.
func (r *Reader) OpenFragment(f File) (*Document, *model.Problem) {
	doc, problem := r.Open(f)
	if problem != nil || doc != nil && doc.Nodes != nil {
		return doc, problem
	}
	o := r.slot(File{Root: f.Root, Path: f.Path, fragment: true})
	o.once.Do(func() {
		doc, problem := r.load(f)
		if problem == nil {
			doc.Format = notation(doc.Path, doc.Data)
			problem = doc.parse()
		}
		o.doc, o.problem = doc, problem
	})
	return o.doc, o.problem
}

// Documents are the documents that were read, by path: discovered ones and those that references led to.
func (r *Reader) Documents() map[string]*Document {
	r.mu.Lock()
	defer r.mu.Unlock()
	documents := map[string]*Document{}
	for _, o := range r.docs {
		if o.doc != nil {
			documents[o.doc.Path] = o.doc
		}
	}
	return documents
}

func (r *Reader) slot(f File) *opened {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.docs == nil {
		r.docs = map[File]*opened{}
	}
	o := r.docs[f]
	if o == nil {
		o = &opened{}
		r.docs[f] = o
	}
	return o
}

func (r *Reader) open(f File) (*Document, *model.Problem) {
	if !f.Named && !likelyName(f.Path) {
		head, err := f.Root.head(f.Path)
		if err != nil || !documentStart.Match(head) || !hasMarker(head) {
			return nil, nil // deleted since it was listed, a directory link, or a file of some other purpose
		}
	}
	doc, problem := r.load(f)
	if problem != nil {
		if !f.Named && doc == nil {
			return nil, nil // gone, or not a regular file: nobody asked for it
		}
		if !f.Named && !hasMarker(doc.Data) {
			return nil, nil // a binary or oversized file that shows no sign of being a document
		}
		return nil, problem
	}
	doc.Kind, doc.Format, problem = sniff(doc)
	switch {
	case problem != nil && (f.Named || doc.Kind != model.Unknown):
		return nil, problem
	case problem != nil || doc.Kind == model.Unknown:
		if problem := misnamedManifest(doc); problem != nil {
			return nil, problem
		}
		if f.Named {
			return nil, doc.Problem(model.ProblemUnknownKind,
				"is neither an OpenAPI contract, an SBOM (CycloneDX, SPDX) nor an integration manifest (apiVersion: sealint/v1)")
		}
		return nil, nil
	case doc.Kind == model.SBOM:
		return doc, nil
	}
	if doc.Nodes == nil { // else it had to be parsed to tell its kind
		if problem := doc.parse(); problem != nil {
			return nil, problem
		}
	}
	// A YAML file is recognised by its lines; now that it is parsed, by its keys.
	kind := model.Unknown
	for _, n := range doc.Nodes {
		if kind == model.Unknown {
			kind = kindOf(n)
		}
	}
	if doc.Kind = kind; kind == model.Unknown {
		if problem := misnamedManifest(doc); problem != nil {
			return nil, problem
		}
		if f.Named {
			return nil, doc.Problem(model.ProblemUnknownKind,
				"is neither an OpenAPI contract, an SBOM (CycloneDX, SPDX) nor an integration manifest (apiVersion: sealint/v1)")
		}
		return nil, nil
	}
	if kind == model.Contract && len(doc.Nodes) > 1 {
		_, line, column := doc.Nodes[1].position()
		return nil, doc.ProblemAt(model.ProblemSyntax, doc.lines.offset(doc.Data, line, column),
			"a second YAML document follows the contract; a contract is one document")
	}
	return doc, nil
}

// load reads a file's bytes. With a problem, the document is nil unless some of its content was seen.
func (r *Reader) load(f File) (*Document, *model.Problem) {
	doc := &Document{File: f, Path: f.Root.prefix + f.Path}
	max := r.MaxSize
	if max == 0 {
		max = DefaultMaxSize
	}
	in, size, err := f.Root.open(f.Path)
	if err != nil {
		return nil, doc.unreadable(err)
	}
	defer in.Close()
	if size > max {
		doc.Data = make([]byte, min(size, headSize))
		n, _ := io.ReadFull(in, doc.Data)
		doc.Data = doc.Data[:n]
		return doc, doc.Problem(model.ProblemUnreadable, "is %d bytes long, more than the limit of %d (--max-size)", size, max)
	}
	var buf bytes.Buffer
	buf.Grow(int(size) + bytes.MinRead) // what ReadFrom wants to see free before it looks for the end
	if _, err := buf.ReadFrom(io.LimitReader(in, max+1)); err != nil {
		return nil, doc.unreadable(err)
	}
	doc.Data = buf.Bytes()
	if int64(len(doc.Data)) > max {
		return doc, doc.Problem(model.ProblemUnreadable, "is longer than the limit of %d bytes (--max-size)", max)
	}
	if bytes.HasPrefix(doc.Data, []byte("\xff\xfe")) || bytes.HasPrefix(doc.Data, []byte("\xfe\xff")) {
		return doc, doc.ProblemAt(model.ProblemUnreadable, 0, "is UTF-16; documents are UTF-8")
	}
	doc.Data, doc.marked = bytes.CutPrefix(doc.Data, []byte(byteOrderMark))
	if !utf8.Valid(doc.Data) {
		return doc, doc.ProblemAt(model.ProblemUnreadable, invalidUTF8(doc.Data), "is not valid UTF-8 from here on")
	}
	return doc, nil
}

func (d *Document) unreadable(err error) *model.Problem {
	p := d.Problem(model.ProblemUnreadable, "%s", reason(err))
	p.Cause = err
	return p
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(data)
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
