package source

import (
	"path/filepath"

	"github.com/sealint/sealint/lint/model"
)

// InputPaths returns the absolute paths of the files on disk that hold documents or parts of documents, including those that could
// not be read.
func (r *Reader) InputPaths() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var files []string
	for f, o := range r.docs {
		if f.Root.objects == nil && o.ready.Load() && (f.fragment || o.kind != model.Unknown || o.problem != nil && !o.gone) {
			files = append(files, filepath.Join(f.Root.Dir, filepath.FromSlash(f.Path)))
		}
	}
	return files
}
