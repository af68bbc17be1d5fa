package source_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/sealint/sealint/lint/source"
)

func TestReplaceWritesAllOrNothing(t *testing.T) {
	for name, test := range map[string]struct {
		now, old, want string
		mode           os.FileMode
		fails          bool
	}{
		"the content that was read": {"a", "a", "b", 0o640, false},
		"another content":           {"changed", "a", "changed", 0o640, true},
		"a longer content":          {"ab", "a", "ab", 0o640, true},
		"a read-only file":          {"a", "a", "a", 0o440, true},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "f")
		if err := os.WriteFile(path, []byte(test.now), test.mode); err != nil {
			t.Fatal(err)
		}
		root, err := source.RootAt(dir)
		if err != nil {
			t.Fatal(err)
		}
		err = source.File{Root: root, Path: "f"}.Replace([]byte(test.old), []byte("b"))
		got, _ := os.ReadFile(path)
		info, _ := os.Stat(path)
		entries, _ := os.ReadDir(dir)
		if (err != nil) != test.fails || string(got) != test.want || info.Mode().Perm() != test.mode || len(entries) != 1 {
			t.Errorf("%s: %v, %q, %v, %d files", name, err, got, info.Mode(), len(entries))
		}
	}
	root, err := source.RootAt(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	file := source.File{Root: root, Path: "new"}
	if err := file.Replace(nil, []byte("a")); err != nil {
		t.Error(err)
	}
	if err := file.Replace(nil, []byte("b")); err == nil {
		t.Error("a file that exists is made anew")
	}
}
