package source_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint/source"
)

// TestSameContent compares files of all kinds of roots with each other.
func TestSameContent(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, text string) {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			run := func(args ...string) {
				cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "core.autocrlf=false"}, args...)...)
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("git %v: %s\n%s", args, err, out)
				}
			}
			run("init", "-q", "--object-format="+format)
			write("same.yaml", "a: 1\n")
			write("edited.yaml", "a: 1\n")
			write("gone.yaml", "a: 1\n")
			write("pointer", fmt.Sprintf("version https://git-lfs.github.com/spec/v1\noid sha256:%x\nsize 5\n", sha256.Sum256([]byte("a: 1\n"))))
			run("add", ".")
			run("commit", "-q", "-m", "base")
			write("edited.yaml", "a: 2\n")
			if err := os.Remove(filepath.Join(dir, "gone.yaml")); err != nil {
				t.Fatal(err)
			}
			tree, err := source.Tree(t.Context(), dir, "HEAD")
			if err != nil {
				t.Fatal(err)
			}
			index, err := source.Index(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			disk, err := source.RootAt(dir)
			if err != nil {
				t.Fatal(err)
			}
			memory := source.Bytes(map[string][]byte{"same.yaml": []byte("a: 1\n"), "edited.yaml": []byte("a: 2\n")})
			for name, want := range map[string]map[*source.Root]bool{
				"same.yaml":   {tree: true, index: true, disk: true, memory: true},
				"edited.yaml": {tree: true, index: true, disk: false, memory: false},
				"gone.yaml":   {tree: true, index: true, disk: false, memory: false},
				"never.yaml":  {tree: true, index: true, disk: true, memory: true},
			} {
				for root, same := range want {
					a, b := source.File{Root: tree, Path: name}, source.File{Root: root, Path: name}
					if source.SameContent(a, b) != same || source.SameContent(b, a) != same {
						t.Errorf("%s: the same in the tree and in %+v: want %v", name, root, same)
					}
				}
			}
			if !source.SameContent(source.File{Root: disk, Path: "edited.yaml"}, source.File{Root: memory, Path: "edited.yaml"}) {
				t.Error("the same bytes on disk and in memory differ")
			}
			for name, want := range map[string]bool{"same.yaml": true, "edited.yaml": false} { // the content is that of same.yaml
				pointer := source.File{Root: tree, Path: "pointer"}
				if source.SameContent(pointer, source.File{Root: disk, Path: name}) != want || !source.IsPointer(pointer) {
					t.Errorf("the pointer stands for %s: want %v", name, want)
				}
			}
		})
	}
}
