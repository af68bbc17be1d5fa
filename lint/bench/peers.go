package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// peer is another program that judges such files.
type peer struct {
	name  string
	judge string   // the bare work of the documents that it judges: "model" for contracts, "cyclonedx" for SBOMs
	args  []string // FILE stands for the document, OUT for a folder that it may write to
	codes []int
	files map[string]string // that it needs in OUT
}

// peers are run where they are installed, with the rules that they recommend.
var peers = []peer{
	{"vacuum", "model", []string{"spectral-report", "FILE", "OUT/vacuum.json"}, []int{0, 1}, nil},
	{"spectral", "model", []string{"lint", "--format", "json", "--ruleset", "OUT/spectral.yaml", "FILE"}, []int{0, 1}, map[string]string{"spectral.yaml": "extends: ['spectral:oas']\n"}},
	{"redocly", "model", []string{"lint", "--format", "json", "FILE"}, []int{0, 1}, nil},
	{"kics", "model", []string{"scan", "--path", "FILE", "--type", "OpenAPI", "--no-progress", "--output-path", "OUT"}, []int{0, 20, 30, 40, 50, 60}, nil},
	{"conftest", "model", []string{"test", "--policy", "OUT/policy", "FILE"}, []int{0, 1}, map[string]string{"policy/paths.rego": "package main\n\ndeny contains \"no paths\" if not input.paths\n"}},
	{"sbomqs", "cyclonedx", []string{"score", "--json", "FILE"}, []int{0}, nil},
	{"sbomqs", "spdx", []string{"score", "--json", "FILE"}, []int{0}, nil},
}

// installed divides the peers into those on the PATH and the names of the others.
func installed() (found []peer, absent []string) {
	seen := map[string]bool{}
	for _, p := range peers {
		if _, err := exec.LookPath(p.name); err == nil {
			found = append(found, p)
		} else if !seen[p.name] {
			absent, seen[p.name] = append(absent, p.name), true
		}
	}
	return found, absent
}

// peer is a run of a peer on one document.
func (r *runner) peer(p peer, file string) (command, error) {
	out := filepath.Join(r.dir, "peer-"+p.name)
	f := &folder{dir: out}
	for name, content := range p.files {
		f.text(name, func(w *text) { w.add("%s", content) })
	}
	args := []string{p.name}
	for _, arg := range p.args {
		args = append(args, strings.NewReplacer("FILE", file, "OUT", out).Replace(arg))
	}
	if f.err == nil {
		f.err = os.MkdirAll(out, 0o755)
	}
	return command{p.name, out, args, p.codes}, f.err
}
