package source

import (
	"path/filepath"

	"github.com/sealint/sealint/lint/model"
)

// Read lists the files that hold documents or parts of them, absolute, those that could not be read among them.
func (r *Reader) Read() []string {
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
