package source

import "path/filepath"

// Read lists the files that hold documents or parts of them, absolute, those that could not be read among them.
func (r *Reader) Read() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var files []string
	for f, o := range r.docs {
		if f.Root.content == nil && (o.doc != nil || o.problem != nil) {
			files = append(files, filepath.Join(f.Root.Dir, filepath.FromSlash(f.Path)))
		}
	}
	return files
}
