package source

import (
	"bytes"
	"context"
	hexadecimal "encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sealint/sealint/lint/git"
)

const petsContract = "openapi: 3.1.0\ninfo: {title: pets, version: '1'}\npaths:\n  /pets: {$ref: 'parts/pets.yaml'}\n"

// petsFiles are the files of the roots in these tests.
var petsFiles = map[string]string{
	"api/pets.openapi.yaml":  petsContract,
	"api/parts/pets.yaml":    "get: {responses: {'200': {description: ok}}}\n",
	"bom.json":               `{"bomFormat": "CycloneDX", "specVersion": "1.6"}`,
	"notes.txt":              "openapi: none\n",
	"vendor/their/bom.json":  `{"bomFormat": "CycloneDX", "specVersion": "1.6"}`,
	"large.bin":              strings.Repeat("\x00\x01", 200_000),
	"dir with space/ü.yaml":  "swagger: '2.0'\ninfo: {title: ü, version: '1'}\npaths: {}\n",
	"empty.openapi.yaml":     "",
	"deep/er/and/er/it.yaml": "apiVersion: sealint/v1\nkind: Integration\n",
}

// petsRepository commits petsFiles and some links to a new repository. Then it adds a file to the index and changes bom.json in
// the work tree.
func petsRepository(t *testing.T) string {
	t.Helper()
	t.Setenv("HOME", tempDir(t))
	dir := tempDir(t)
	for name, text := range petsFiles {
		write(t, filepath.Join(dir, name), text)
	}
	for name, target := range map[string]string{
		"linked.openapi.yaml": "api/pets.openapi.yaml", "out.openapi.yaml": "../secret.yaml", "rooted.openapi.yaml": "/etc/passwd",
		"loop.openapi.yaml": "loop.openapi.yaml", "gone.openapi.yaml": "nowhere.yaml", "folder": "api",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	mustGit(t, dir, "init", "-q")
	mustGit(t, dir, "add", "-A")
	mustGit(t, dir, "commit", "-q", "-m", "first")
	write(t, filepath.Join(dir, "staged.openapi.yaml"), petsContract)
	mustGit(t, dir, "add", "staged.openapi.yaml")
	write(t, filepath.Join(dir, "bom.json"), "{}")
	return dir
}

// describe opens every file of a root and returns, by path, its kind and digest or the message of its problem.
func describe(t *testing.T, root *Root, args ...string) map[string]string {
	t.Helper()
	found, err := Discover(t.Context(), Search{Dir: t.TempDir(), Root: root, Args: args})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	reader := &Reader{}
	for _, f := range found.Files {
		doc, problem := reader.Open(f)
		switch {
		case problem != nil:
			seen[f.DisplayPath()] = problem.Message
		case doc != nil:
			seen[f.DisplayPath()] = fmt.Sprintf("%s %s", doc.Kind, doc.Digest())
		}
	}
	for _, p := range found.Problems {
		seen[p.Location.Path] = p.Message
	}
	return seen
}

// The same files give the same documents and problems in a clean work tree, in a commit and in the index.
func TestRootsOfOneRepositoryAgree(t *testing.T) {
	dir := petsRepository(t)
	tree, err := Tree(t.Context(), filepath.Join(dir, "api"), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	index, err := Index(t.Context(), filepath.Join(dir, "api"))
	if err != nil {
		t.Fatal(err)
	}
	ofTree, ofIndex := describe(t, tree), describe(t, index)
	mustGit(t, dir, "checkout", "-q", "--", "bom.json")
	work, err := RootAt(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := describe(t, work)
	if !maps.Equal(ofIndex, want) {
		t.Errorf("index: %v\nwork tree: %v", ofIndex, want)
	}
	delete(want, "staged.openapi.yaml")
	if !maps.Equal(ofTree, want) {
		t.Errorf("tree: %v\nwork tree: %v", ofTree, want)
	}
	if len(want) < 8 || !strings.HasPrefix(want["api/pets.openapi.yaml"], "contract sha256:") || !strings.Contains(want["out.openapi.yaml"], "outside") {
		t.Errorf("the work tree itself is not as it should be: %v", want)
	}
}

func TestBytesAreARoot(t *testing.T) {
	files := map[string][]byte{}
	for name, text := range petsFiles {
		files[name] = []byte(text)
	}
	got := describe(t, Bytes(files))
	for name, kind := range map[string]string{"api/pets.openapi.yaml": "contract", "bom.json": "sbom", "dir with space/ü.yaml": "contract", "deep/er/and/er/it.yaml": "manifest"} {
		if !strings.HasPrefix(got[name], kind) {
			t.Errorf("%s: %q, want %s", name, got[name], kind)
		}
	}
	if _, looked := got["vendor/their/bom.json"]; looked {
		t.Error("vendor is looked into")
	}
	if one := describe(t, Bytes(files), "api/*.yaml", "bom.json"); len(one) != 2 {
		t.Errorf("a glob and a name mean %v", one)
	}
	if none := describe(t, Bytes(files), "no.yaml"); none["no.yaml"] != "does not exist" {
		t.Errorf("a file that is not there: %v", none)
	}
	reader := &Reader{}
	contract := File{Root: Bytes(files), Path: "api/pets.openapi.yaml"}
	part, inside := contract.Join("parts/pets.yaml")
	if doc, problem := reader.OpenFragment(part); !inside || problem != nil || doc.Path != "api/parts/pets.yaml" {
		t.Errorf("a reference to another file of the root: %v, %v", doc, problem)
	}
	if _, inside := contract.Join("../../outside.yaml"); inside {
		t.Error("a reference leads out of the root")
	}
}

// A root in memory is an fs.FS whose folders can be listed. Its files cannot be opened; File.Read reads them within a limit.
func TestObjectsAreAFileSystem(t *testing.T) {
	o := Bytes(map[string][]byte{"a/b/c.rego": []byte("x"), "a/d.rego": nil, "../out": nil, "/abs": nil, "a/../e": nil}).FS()
	var names []string
	err := fs.WalkDir(o, ".", func(name string, entry fs.DirEntry, err error) error {
		if entry.IsDir() {
			name += " folder"
		}
		names = append(names, name)
		return err
	})
	want := []string{". folder", "a folder", "a/b folder", "a/b/c.rego", "a/d.rego"}
	if err != nil || !slices.Equal(names, want) {
		t.Errorf("%q, %v, want %q", names, err, want)
	}
	if _, err := o.Open("a/b/c.rego"); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("opening a file without a limit: %v", err)
	}
}

func TestInvalidRevisions(t *testing.T) {
	dir := petsRepository(t)
	for _, revision := range []string{"--output=x", "no-such-branch", "HEAD:notes.txt", ""} {
		if root, err := Tree(t.Context(), dir, revision); err == nil {
			t.Errorf("%q is a tree of %d files", revision, len(root.objects.files))
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
		t.Error("a revision was taken for an option")
	}
	if _, err := Index(t.Context(), t.TempDir()); !errors.Is(err, git.ErrNoRepository) {
		t.Errorf("outside a repository: %v", err)
	}
}

// If git does not hold an object, reading its file fails and other files can still be read. After git has ended, reading any file
// fails.
func TestObjectsThatGitDoesNotHold(t *testing.T) {
	dir := petsRepository(t)
	ctx, cancel := context.WithCancel(t.Context())
	tree, err := Tree(ctx, dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	broken := tree.objects.files["bom.json"]
	broken.id = strings.Repeat("0", 40)
	tree.objects.files["bom.json"] = broken
	if _, err := (File{Root: tree, Path: "bom.json"}).Read(100); err == nil || !strings.Contains(err.Error(), "does not hold") {
		t.Errorf("an object that is missing: %v", err)
	}
	if data, err := (File{Root: tree, Path: "notes.txt"}).Read(100); err != nil || !bytes.Equal(data, []byte("openapi: none\n")) {
		t.Errorf("after it: %q, %v", data, err)
	}
	if _, err := (File{Root: tree, Path: "large.bin"}).Read(100); err == nil {
		t.Error("a file over the limit is read")
	}
	if data, err := (File{Root: tree, Path: "linked.openapi.yaml"}).Read(1000); err != nil || string(data) != petsContract {
		t.Errorf("a link, after a file that was not read to its end: %q, %v", data, err)
	}
	cancel()
	deadline := time.Now().Add(20 * time.Second)
	for { // wait until the process has ended
		_, err := (File{Root: tree, Path: "notes.txt"}).Read(100)
		if err != nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("files can be read for 20 seconds after the context ended")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// A tree can list entries that git would not check out: a name that is not UTF-8, or a commit or folder in place of a file. They are
// read or reported, and the files after them are read.
func TestTreesWithInvalidEntries(t *testing.T) {
	dir := petsRepository(t)
	blob := mustGit(t, dir, "rev-parse", "HEAD:api/pets.openapi.yaml")
	commit := mustGit(t, dir, "rev-parse", "HEAD")
	folder := mustGit(t, dir, "rev-parse", "HEAD:api")
	var text []byte // "<mode> <name>\x00<id>" for each entry
	for _, entry := range [][2]string{{"b\xff.yaml", blob}, {"commit.openapi.yaml", commit}, {"folder.openapi.yaml", folder}, {"pets.yaml", blob}} {
		id, err := hexadecimal.DecodeString(entry[1])
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, "100644 "+entry[0]+"\x00"+string(id)...)
	}
	file := filepath.Join(tempDir(t), "tree")
	write(t, file, string(text))
	made := mustGit(t, dir, "hash-object", "-t", "tree", "--literally", "-w", file)
	tree, err := Tree(t.Context(), dir, made)
	if err != nil {
		t.Fatal(err)
	}
	got := describe(t, tree)
	for name, want := range map[string]string{"b\xff.yaml": "contract sha256:", "pets.yaml": "contract sha256:", "commit.openapi.yaml": "git does not hold", "folder.openapi.yaml": "git does not hold"} {
		if !strings.HasPrefix(got[name], want) {
			t.Errorf("%q: got %q, want %q", name, got[name], want)
		}
	}
}

// Paths that are not relative and clean are problems, and so is a file in conflict.
func TestPathsThatARootRefuses(t *testing.T) {
	got := describe(t, Bytes(map[string][]byte{"../out.yaml": nil, "/abs.yaml": nil, "a//b.yaml": nil, ".": nil, "fine.yaml": []byte(petsContract)}))
	for _, name := range []string{"../out.yaml", "/abs.yaml", "a//b.yaml", "."} {
		if !strings.Contains(got[name], "is not a relative, clean path") {
			t.Errorf("%q: %q", name, got[name])
		}
	}
	if !strings.HasPrefix(got["fine.yaml"], "contract") {
		t.Errorf("beside them: %v", got)
	}
	dir := petsRepository(t)
	mustGit(t, dir, "commit", "-qm", "second")
	mustGit(t, dir, "checkout", "-q", "-f", "-b", "other", "HEAD~1")
	write(t, filepath.Join(dir, "api/pets.openapi.yaml"), petsContract+"# other\n")
	mustGit(t, dir, "commit", "-qam", "other")
	mustGit(t, dir, "checkout", "-q", "-")
	write(t, filepath.Join(dir, "api/pets.openapi.yaml"), petsContract+"# ours\n")
	mustGit(t, dir, "commit", "-qam", "ours")
	_ = exec.Command("git", "-C", dir, "-c", "user.name=n", "-c", "user.email=n@sealint.example", "merge", "-q", "other").Run() // it conflicts
	index, err := Index(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := describe(t, index); !strings.Contains(got["api/pets.openapi.yaml"], "is in conflict") {
		t.Errorf("a file in conflict: %q", got["api/pets.openapi.yaml"])
	}
}

// A blob whose content does not have its id is a problem, whatever git says about it.
func TestForgedBlob(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			t.Setenv("HOME", tempDir(t))
			dir := tempDir(t)
			mustGit(t, dir, "init", "-q", "--object-format="+format)
			write(t, filepath.Join(dir, "a.openapi.yaml"), petsContract)
			write(t, filepath.Join(dir, "b.openapi.yaml"), petsContract+"# b\n")
			mustGit(t, dir, "add", "-A")
			mustGit(t, dir, "commit", "-qm", "first")
			file := func(name string) string {
				id := mustGit(t, dir, "rev-parse", "HEAD:"+name)
				return filepath.Join(dir, ".git/objects", id[:2], id[2:])
			}
			forged, err := os.ReadFile(file("b.openapi.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(file("a.openapi.yaml")); err != nil {
				t.Fatal(err)
			}
			write(t, file("a.openapi.yaml"), string(forged))
			tree, err := Tree(t.Context(), dir, "HEAD")
			if err != nil {
				t.Fatal(err)
			}
			seen := describe(t, tree)
			if !strings.Contains(seen["a.openapi.yaml"], "the content is another one") || !strings.HasPrefix(seen["b.openapi.yaml"], "contract sha256:") {
				t.Errorf("got %q", seen)
			}
		})
	}
}
