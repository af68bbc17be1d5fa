package source

import (
	"bytes"
	"compress/flate"
	"io"
	"sync"

	"github.com/sealint/sealint/lint/model"
)

// rest is what a released document keeps of its text.
type rest struct {
	mu     sync.Mutex
	packed []byte // the text, compressed; nil before Reader.Release
	nodes  bool   // the document has nodes, which were dropped
}

// Release drops the nodes of the contracts and of the files that they refer to, which take some ten times the memory of the text, and
// packs their text, but not those of the files that are kept: what was made of nodes that are dropped cannot be compared with those
// that Document.Nodes then makes. No other goroutine may use the Reader or the documents meanwhile.
func (r *Reader) Release(kept func(File) bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, o := range r.docs {
		if !o.ready.Load() {
			continue
		}
		d := o.doc
		if d == nil || d.nodes == nil || d.Kind != model.Contract && d.Kind != model.Unknown || kept(File{Root: d.File.Root, Path: d.File.Path}) {
			continue
		}
		if d.released.packed == nil {
			d.released.packed = pack(d.Data)
		}
		d.Release()
	}
}

// Release drops what was made again of the text of a document that Reader.Release has released. It does nothing to other documents.
// No other goroutine may use the document meanwhile.
func (d *Document) Release() {
	if r := &d.released; r.packed != nil {
		r.nodes = r.nodes || d.nodes != nil
		d.Data, d.nodes, d.roots, d.lines = nil, nil, nil, lineIndex{}
	}
}

// Nodes returns the roots of the YAML documents in the file that are not empty, or the one root of a JSON text; none for an SBOM
// that is not YAML. Of a released document, it parses the text again, so that the same value may have another Node.ID.
func (d *Document) Nodes() []Node {
	d.text()
	d.released.mu.Lock()
	defer d.released.mu.Unlock()
	if d.released.nodes && d.nodes == nil {
		if problem := d.parse(); problem != nil { // impossible: the same text was parsed before
			panic(problem.Message)
		}
	}
	return d.nodes
}

// Text returns Data. Of a released document, it unpacks the text first, which then stays until the next Release.
func (d *Document) Text() []byte { return d.text() }

func (d *Document) text() []byte {
	d.released.mu.Lock()
	defer d.released.mu.Unlock()
	if d.Data == nil && d.released.packed != nil {
		d.Data = unpack(d.released.packed)
	}
	return d.Data
}

func pack(text []byte) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestSpeed) // the level is valid, and a buffer takes all
	_, _ = w.Write(text)
	_ = w.Close()
	return bytes.Clone(out.Bytes())
}

func unpack(packed []byte) []byte {
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil { // impossible: it comes from pack
		panic(err)
	}
	return text
}
