package source_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// search returns the result of a search as text.
func search(t testing.TB, s source.Search) (files, passed, problems []string, notes string) {
	t.Helper()
	found, err := source.Discover(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found.Files {
		files = append(files, f.DisplayPath())
	}
	for _, c := range found.Passed {
		passed = append(passed, string(c.Fate)+" "+c.Path)
	}
	for _, p := range found.Problems {
		problems = append(problems, p.Error())
	}
	return files, passed, problems, strings.Join(found.Notes, "\n")
}

// plant makes a folder with files. A text that begins with "-> " makes a link, and a name that ends in "/" an empty folder.
func plant(t testing.TB, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		target, link := strings.CutPrefix(text, "-> ")
		switch {
		case strings.HasSuffix(name, "/"):
			if err := os.MkdirAll(file, 0o755); err != nil {
				t.Fatal(err)
			}
		case link:
			err = os.Symlink(target, file)
		default:
			err = os.WriteFile(file, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func gitIn(t testing.TB, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=n", "-c", "user.email=n@sealint.example", "-c", "protocol.file.allow=always"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %s", args, out)
	}
}

// Every file below a folder that may be a document is either opened or reported with a reason.
func TestEveryFileIsListedOrReported(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	const contract = "openapi: 3.1.0\npaths: {}\n"
	dir := plant(t, map[string]string{
		".gitignore": "dist/\n*.log\nbuilt.yaml\n", "api.yaml": contract, "built.yaml": contract, "dist/a.yaml": contract, "x.log": "",
		"vendor/x/api.yaml": contract, "old/api.yaml": contract, "new.json": "{}", "gone.yaml": contract,
		"links/inside.yaml": "-> ../api.yaml", "links/ignored.yaml": "-> ../built.yaml", "links/dangling.openapi.yaml": "-> nowhere.yaml",
		"links/out.cdx.json": "-> ../../../../etc/passwd", "links/device.spdx.json": "-> /dev/null", "links/plain.yaml": "-> nowhere", "links/folder.openapi.yaml": "-> ../old",
		"links/loop.openapi.json": "-> loop.openapi.json",
		"inner/api.yaml":          contract, "empty/": "",
	})
	gitIn(t, dir, "init", "-q")
	gitIn(t, filepath.Join(dir, "inner"), "init", "-q")
	gitIn(t, filepath.Join(dir, "inner"), "add", ".")
	gitIn(t, filepath.Join(dir, "inner"), "commit", "-qm", "x")
	gitIn(t, dir, "-c", "advice.addEmbeddedRepo=false", "add", "api.yaml", "gone.yaml", "vendor", "old", "links", "inner")
	gitIn(t, dir, "commit", "-qm", "x")
	if err := os.Remove(filepath.Join(dir, "gone.yaml")); err != nil {
		t.Fatal(err)
	}
	files, passed, problems, notes := search(t, source.Search{Dir: dir, Exclude: []string{"old/**"}})
	if want := []string{".gitignore", "api.yaml", "built.yaml", "new.json"}; !slices.Equal(files, want) {
		t.Errorf("files %q, want %q", files, want)
	}
	want := []string{"ignored dist", "in submodule inner", "no document links/plain.yaml", "excluded old/api.yaml", "skipped vendor/x/api.yaml"}
	if !slices.Equal(passed, want) {
		t.Errorf("passed %q, want %q", passed, want)
	}
	for _, want := range []string{
		"links/dangling.openapi.yaml: is a link to a file that does not exist",
		"links/out.cdx.json: is a link that leads outside the repository",
		"links/device.spdx.json: is a link that leads outside the repository",
		"links/loop.openapi.json: is a link that cannot be followed",
		"links/folder.openapi.yaml: is a link to a folder",
	} {
		if !slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, want) }) {
			t.Errorf("no problem %q in %q", want, problems)
		}
	}
	if len(problems) != 5 || !strings.Contains(notes, `the repository inside this one, "inner", was not looked at`) {
		t.Errorf("problems %q, notes %q", problems, notes)
	}
	// A repository inside the repository is searched if the user names it or sets Submodules.
	for name, s := range map[string]source.Search{
		"inner/api.yaml": {Dir: dir, Args: []string{"inner"}}, "the setting": {Dir: dir, Submodules: true},
		"a glob": {Dir: dir, Args: []string{"inner/*.yaml"}}, "the file": {Dir: dir, Args: []string{"inner/api.yaml"}},
		"from inside": {Dir: filepath.Join(dir, "inner")},
	} {
		files, _, _, notes := search(t, s)
		if !slices.ContainsFunc(files, func(f string) bool { return path.Base(f) == "api.yaml" }) || strings.Contains(notes, "not looked at") {
			t.Errorf("%s: %q, %q", name, files, notes)
		}
	}
	// A folder that git ignores is searched if the user names it.
	if files, _, _, _ := search(t, source.Search{Dir: dir, Args: []string{"dist"}}); !slices.Equal(files, []string{"dist/a.yaml"}) {
		t.Errorf("an ignored folder that is named: %q", files)
	}
}

// If git cannot list a repository, all its files are opened, and a problem makes the run incomplete.
func TestARepositoryThatCannotBeListed(t *testing.T) {
	const contract = "openapi: 3.1.0\npaths: {}\n"
	dir := plant(t, map[string]string{".gitignore": "built.yaml\n", "api.yaml": contract, "built.yaml": contract})
	files, _, problems, notes := search(t, source.Search{Dir: dir})
	if len(files) != 3 || len(problems) > 0 || !strings.HasPrefix(notes, "the folder is in no git repository: every file") {
		t.Errorf("no repository: %q, %q, %q", files, problems, notes)
	}
	gitIn(t, dir, "init", "-q")
	t.Setenv("PATH", t.TempDir())
	files, _, problems, _ = search(t, source.Search{Dir: dir})
	if len(files) != 3 || len(problems) != 1 || !strings.Contains(problems[0], "git is not installed") || !strings.Contains(problems[0], "install git, or name the files") {
		t.Errorf("without git: %q, %q", files, problems)
	}
	if files, _, problems, _ := search(t, source.Search{Dir: dir, Args: []string{"api.yaml"}}); len(files) != 1 || len(problems) > 0 {
		t.Errorf("a named file without git: %q, %q", files, problems)
	}
}

// fuzzFiles are the files of a folder for FuzzDiscover: three bytes of the script choose the folder, name and text of a file.
func fuzzFiles(script []byte) map[string]string {
	folders := []string{"", "a/", "a/b/", "vendor/", "node_modules/x/", "ignored/", "inner/", "inner/a/", "a/inner/", "é #/"}
	names := []string{"api.yaml", "x.openapi.json", "bom.cdx.json", "n.txt", "z.integration.yml", "-r.yaml", "skip.yaml", "*.json"}
	texts := []string{"openapi: 3.1.0\n", "{}", "", "-> api.yaml", "-> ../api.yaml", "-> /etc/passwd", "-> .", "x: [\n"}
	files := map[string]string{".gitignore": "ignored/\nskip.yaml\n"}
	for i := 0; i+2 < len(script) && i < 60; i += 3 {
		name := folders[int(script[i])%len(folders)] + names[int(script[i+1])%len(names)]
		files[name] = texts[int(script[i+2])%len(texts)]
	}
	for name := range files {
		if strings.Contains(name, "inner/") && len(script)%2 == 0 {
			files[name[:strings.Index(name, "inner/")]+"inner/.git/HEAD"] = "ref: refs/heads/main\n"
		}
	}
	return files
}

// FuzzDiscover searches any folder. Each file in it that is named like data is either opened or reported, never both and never
// neither, and no file outside is opened.
func FuzzDiscover(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09"), true, "**/*.json", "*.yaml")
	f.Add([]byte("abcdefghijklmnopqrstuvwxyz0123456789"), false, "", "")
	f.Add([]byte("\xff\x80\x40\x20\x10\x08\x04\x02\x01"), true, "", "vendor/**")
	f.Fuzz(func(t *testing.T, script []byte, repository bool, include, exclude string) {
		dir := plant(t, fuzzFiles(script))
		if repository {
			gitIn(t, dir, "init", "-q")
			if len(script)%3 == 0 {
				exec.Command("git", "-C", dir, "add", ".").Run()
			}
		}
		s := source.Search{Dir: dir, Submodules: len(script)%5 == 0}
		if include != "" {
			s.Include = []string{include}
		}
		if exclude != "" {
			s.Exclude = []string{exclude}
		}
		files, _, problems, _ := search(t, s)
		found, err := source.Discover(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		isReported := func(name string) bool {
			return slices.ContainsFunc(found.Passed, func(c model.Candidate) bool { return c.Path == name || strings.HasPrefix(name, c.Path+"/") }) ||
				slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, name+": ") })
		}
		// A file of a repository below a folder that is in none has its path in that repository. The names of folders may stand in
		// front; where nothing of the repository is opened, nothing tells how many.
		shown := func(file string) (names []string) {
			top := dir
			for at := filepath.Dir(file); strings.HasPrefix(at, dir+"/") && !repository; at = filepath.Dir(at) {
				if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
					top = at
					break
				}
			}
			rel, _ := filepath.Rel(top, file)
			for _, f := range found.Files {
				if f.Root.Dir == top {
					return []string{strings.TrimSuffix(f.DisplayPath(), f.Path) + filepath.ToSlash(rel)}
				}
			}
			names = []string{filepath.ToSlash(rel)}
			for front := top; front != "/" && !repository; front = filepath.Dir(front) {
				names = append(names, filepath.Base(front)+"/"+names[len(names)-1])
			}
			return names
		}
		filepath.WalkDir(dir, func(file string, entry fs.DirEntry, _ error) error {
			if entry.Name() == ".git" {
				return fs.SkipDir
			}
			if names := shown(file); entry.Type().IsRegular() && path.Ext(file) != ".txt" && entry.Name() != ".gitignore" {
				opened := len(names) == 1 && slices.Contains(files, names[0])
				if reported := slices.ContainsFunc(names, isReported); opened == reported {
					t.Errorf("%q: opened %t, reported %t (passed %q, problems %q)", names, opened, reported, found.Passed, problems)
				}
			}
			return nil
		})
		if !slices.IsSorted(files) || len(slices.Compact(slices.Clone(files))) != len(files) {
			t.Errorf("not sorted, or twice: %q", files)
		}
		for _, name := range files {
			if !filepath.IsLocal(name) {
				t.Errorf("%s lies outside", name)
			}
		}
	})
}
