package workspace

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/proof"
	"github.com/sealint/sealint/lint/source"
)

// proofFolder holds the proofs of a folder by what decides to which manifest they belong.
type proofFolder struct {
	pacts    map[string][]source.File      // by the comparable name of the consumer
	arazzo   map[source.File][]source.File // by the contract whose workflows they describe
	problems []model.Problem               // files that look like proofs and could not be read
	crowded  bool                          // the folder has more files than sealint looks at, and it looks at none
}

// maxFolder is in how many files of a folder sealint looks for proofs.
const maxFolder = 1000

// readFound reads the proofs beside a manifest that belong to it: those in its folder, and in the folders pact and pacts beside it and
// one level up. A Pact file belongs to the manifest if its consumer is the integration, by its name or its clientId, and its provider
// is the provider of the manifest or the API of the contract, by name; or, if the names of the providers differ, the contract has each
// of its calls. An Arazzo description does if it describes workflows of the contract. A proof belongs to no manifest if it would belong to
// several of the run.
func (u *usage) readFound() {
	if u.m.doc.File.Path == source.StdinPath && u.m.doc.File.Root.Dir == "" { // standard input has no neighbours
		return
	}
	dir := path.Dir(u.m.doc.File.Path)
	folders := []string{dir, path.Join(dir, "pact"), path.Join(dir, "pacts")}
	if dir != "." {
		folders = append(folders, path.Join(dir, "../pact"), path.Join(dir, "../pacts"))
	}
	clients := clientNames(u.m.Facts)
	for i, name := range folders {
		folder := u.w.proofFolder(source.File{Root: u.m.doc.File.Root, Path: name}, i > 0)
		for _, problem := range folder.problems {
			u.unread = true
			u.tell(problem)
		}
		if folder.crowded && slices.Contains(u.m.Facts.Absent, "spec.contract.usage") { // else the manifest says itself where its proofs are
			u.unread = true
			problem := u.m.doc.Problem(model.ProblemUnsupported, "is in a folder with more than %d files in which proofs of the operations that it uses may be, so sealint looked for none; name the proofs in contract.usage (an empty list says that there are none)", maxFolder)
			problem.Location = u.m.doc.Locate([]model.Place{u.m.Target("spec", "contract")})[0]
			u.tell(*problem)
		}
		for _, client := range clients {
			if !u.w.isOnly(claim{u.contract, client}) {
				continue
			}
			for _, file := range folder.pacts[client] {
				if read := u.w.readProof(file); u.owns(read.Proof) {
					u.add(file, read.Proof, false)
				}
			}
		}
		if files := folder.arazzo[u.contract]; len(files) > 0 && u.w.isOnly(claim{contract: u.contract}) {
			for _, file := range files {
				u.add(file, u.w.readProof(file).Proof, false)
			}
		}
	}
}

// proofFolder reads the proofs of a folder. isForProofs says that the name of the folder is one for proofs.
func (w *Workspace) proofFolder(at source.File, isForProofs bool) *proofFolder {
	if f := w.folders[at]; f != nil {
		return f
	}
	f := &proofFolder{pacts: map[string][]source.File{}, arazzo: map[source.File][]source.File{}}
	if w.folders == nil {
		w.folders = map[source.File]*proofFolder{}
	}
	w.folders[at] = f
	entries, err := fs.ReadDir(at.Root.FS(), at.Path)
	if err != nil { // it does not exist, or is no folder
		return f
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.IsDir() || !mayBeProof(e.Name()) })
	if len(entries) > maxFolder {
		if isForProofs {
			f.problems = append(f.problems, model.Problem{
				ID: model.ProblemUnsupported, Location: model.Location{Path: source.File{Root: at.Root, Path: at.Path}.DisplayPath()},
				Message: fmt.Sprintf("has more than %d files in which proofs of the operations that manifests use may be; name the proofs in contract.usage, in another folder", maxFolder),
			})
		}
		f.crowded = !isForProofs
		return f
	}
	for _, e := range entries {
		f.read(w, source.File{Root: at.Root, Path: path.Join(at.Path, e.Name())}.Resolve())
	}
	return f
}

// read adds a file to the proofs of the folder if it is one.
func (f *proofFolder) read(w *Workspace, file source.File) {
	head, err := file.Head()
	if err != nil || !looksLikeProof(head) {
		return
	}
	read := w.readProof(file)
	switch {
	case read.problem != nil:
		problem := *read.problem
		problem.Message = "looks like a proof of the operations that a manifest uses, and could not be read: " + problem.Message
		f.problems = append(f.problems, problem)
	case read.Kind == proof.Pact:
		consumer := comparableName(read.Consumer)
		f.pacts[consumer] = append(f.pacts[consumer], file)
	case read.Kind == proof.Arazzo:
		for _, s := range read.Sources {
			if contract, ok := file.Join(s.URL); ok && s.Kind == "openapi" {
				contract = contract.Resolve()
				f.arazzo[contract] = append(f.arazzo[contract], file)
			}
		}
	}
}

// mayBeProof reports whether a file can be a proof by its name. Documents that are named by convention are not.
func mayBeProof(name string) bool {
	name = strings.ToLower(name)
	ext := path.Ext(name)
	kind := path.Ext(strings.TrimSuffix(name, ext))
	return slices.Contains([]string{".json", ".yaml", ".yml"}, ext) && !slices.Contains([]string{".integration", ".openapi", ".swagger", ".cdx", ".spdx"}, kind)
}

var arazzoKey = regexp.MustCompile(`(?m)(?:^|[{,])\s*["']?arazzo["']?\s*:`)

// looksLikeProof reports whether a text has keys of a proof.
func looksLikeProof(text []byte) bool {
	return bytes.Contains(text, []byte(`"consumer"`)) && (bytes.Contains(text, []byte(`"interactions"`)) || bytes.Contains(text, []byte(`"messages"`))) ||
		arazzoKey.Match(text)
}

// owns reports whether the provider of a Pact file is that of the manifest.
func (u *usage) owns(p *proof.Proof) bool {
	provider := comparableName(p.Provider)
	stated := u.m.Facts.Spec.Provider
	if provider != "" && (provider == comparableName(u.api.Facts.Title) || stated != nil && stated.Name != nil && provider == comparableName(*stated.Name)) {
		return true
	}
	steps := maxCompared / maxFolder
	for _, call := range p.Calls {
		if found, _ := u.api.matchCall(call.Method, call.Path, call.Parameters(), &steps); len(found) == 0 {
			return false
		}
	}
	return len(p.Calls) > 0 && len(p.Problems) == 0
}

// claim is what manifests have in common to which the same proofs would belong: the contract, and the comparable name of the client; no
// name for the contract alone.
type claim struct {
	contract source.File
	client   string
}

// isOnly reports whether exactly one manifest of the run has a claim: which of several a proof belongs to, nobody can tell.
func (w *Workspace) isOnly(c claim) bool {
	if w.claims == nil {
		w.claims = map[claim]int{}
		for _, m := range w.manifests {
			file, ok := m.doc.File.Join(m.ContractPath)
			if !ok || m.ContractPath == "" {
				continue
			}
			file = file.Resolve()
			for _, client := range append(clientNames(m.Facts), "") {
				w.claims[claim{file, client}]++
			}
		}
	}
	return w.claims[c] == 1
}

// clientNames returns the comparable names by which others know an integration: metadata.name and the clientId.
func clientNames(facts *manifest.IntegrationFacts) []string {
	names := []string{comparableName(facts.Metadata.Name)}
	if id := facts.Spec.Identity; id != nil && id.ClientID != nil {
		names = append(names, comparableName(*id.ClientID))
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}

// plainFile is a file without the note that somebody named it, so that equal files are equal.
func plainFile(f source.File) source.File { return source.File{Root: f.Root, Path: f.Path} }

// comparableName returns a name in the spelling that equal names share. Case, and whatever is neither a letter nor a digit, make no
// difference, nor do the words API and service.
func comparableName(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	kept := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "api" || w == "service" })
	if len(kept) == 0 {
		kept = words
	}
	return strings.Join(kept, "")
}
