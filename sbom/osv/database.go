// Package osv matches packages against a local copy of the OSV database (https://osv.dev), and reads OpenVEX statements,
// which say that a vulnerability does not affect a product. It never uses the network.
package osv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Limits of a store. A larger one is no archive of advisories, or is made to exhaust the reader. They are variables so
// that tests need no large archives.
var (
	maxArchiveSize int64  = 2 << 30
	maxEntrySize   uint64 = 10 << 20
	maxTotalSize   uint64 = 16 << 30 // the entries together; they are read one after the other and not kept
)

// maxExamples is how many unreadable advisories of an archive are named; all are counted.
const maxExamples = 5

// archiveName is the file that holds an ecosystem's advisories.
const archiveName = "all.zip"

// Database is a local copy of OSV: archives (zip) or folders of advisories, each for one ecosystem or for all. It is safe for
// concurrent use.
type Database struct {
	root *os.Root
	// stores are the paths of archives and folders below root, with slashes, by the ecosystem, or one release of it, or mixed.
	stores map[string]string
}

// mixed is the name of a store with the advisories of several ecosystems.
const mixed = ""

// Open opens a database: a zip file with advisories of any ecosystems, or a folder. A folder may be that of osv-scanner
// (dir/osv-scanner/<ecosystem>/all.zip or dir/<ecosystem>/all.zip), may have one <ecosystem>.zip or one folder <ecosystem> with JSON
// files for each ecosystem, or may have JSON files of any ecosystems. No advisory is read before a query asks for its ecosystem. The
// error is that of a file or folder that cannot be read, or that holds no advisories.
func Open(name string) (*Database, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("osv database: %w", err)
	}
	dir := name
	if !info.IsDir() {
		dir = filepath.Dir(name)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("osv database: %w", err)
	}
	if !info.IsDir() {
		return &Database{root: root, stores: map[string]string{mixed: filepath.Base(name)}}, nil
	}
	for _, base := range []string{"osv-scanner", "."} {
		stores, err := list(root, base)
		if err != nil {
			root.Close()
			return nil, fmt.Errorf("osv database %s: %w", name, err)
		}
		if len(stores) > 0 {
			return &Database{root: root, stores: stores}, nil
		}
	}
	root.Close()
	return nil, fmt.Errorf("osv database %s: holds no <ecosystem>/%s, no <ecosystem>.zip and no JSON files", name, archiveName)
}

// Close releases the folder.
func (db *Database) Close() error { return db.root.Close() }

// list finds the archives and folders of advisories in a folder. For one ecosystem, all.zip counts before another archive, and that
// before a folder of JSON files.
func list(root *os.Root, base string) (map[string]string, error) {
	files, err := fs.ReadDir(root.FS(), base)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	regular := func(name string) bool {
		info, err := root.Stat(name)
		return err == nil && info.Mode().IsRegular()
	}
	stores := map[string]string{}
	for _, f := range files {
		name := path.Join(base, f.Name())
		ecosystem, isZip := strings.CutSuffix(f.Name(), ".zip")
		switch all := path.Join(name, archiveName); {
		case f.Name() == archiveName:
			stores[mixed] = name
		case regular(all):
			stores[f.Name()] = all
		case isZip && regular(name) && !strings.HasSuffix(stores[ecosystem], "/"+archiveName):
			stores[ecosystem] = name
		case strings.HasSuffix(f.Name(), ".json") && regular(name) && stores[mixed] == "":
			stores[mixed] = base
		case stores[f.Name()] == "" && holdsJSON(root, name):
			stores[f.Name()] = name
		}
	}
	return stores, nil
}

// holdsJSON reports whether a name is that of a folder with a JSON file directly in it.
func holdsJSON(root *os.Root, name string) bool {
	files, err := fs.ReadDir(root.FS(), name)
	return err == nil && slices.ContainsFunc(files, func(f fs.DirEntry) bool { return isAdvisory(f.Name()) })
}

func isAdvisory(name string) bool { return strings.HasSuffix(name, ".json") }

// storesOf are the stores that hold the advisories of an ecosystem's release: osv.dev publishes one for all releases, but mirrors may
// keep one for each. A store with all ecosystems counts if there is none for this one.
func (db *Database) storesOf(e *ecosystem, release string) []string {
	if _, ok := db.stores[e.name]; ok {
		return []string{e.name}
	}
	var found []string
	for store := range db.stores {
		if name, scope, _ := strings.Cut(store, ":"); name == e.name && e.covers(scope, release) {
			found = append(found, store)
		}
	}
	if _, ok := db.stores[mixed]; ok && len(found) == 0 {
		return []string{mixed}
	}
	return found
}

// Archive is the outcome of reading one ecosystem's advisories, from an archive or a folder.
type Archive struct {
	// Ecosystem is the one that was asked for, such as "npm" or "Debian", or the name of the folder of one of its releases.
	Ecosystem string
	// Path is where the archive or folder is, relative to the folder of the database, with slashes.
	Path string
	// Modified is when the newest of the advisories was changed, in UTC. The times of files say less, for copying changes
	// them: they are used only where no advisory has a time, first that of the newest entry, then that of the archive.
	Modified time.Time
	// Advisories is how many advisories were read, whether or not a query asks for them.
	Advisories int
	// Unreadable is how many advisories could not be read. Each may be about any package, so the outcome is incomplete unless
	// it is 0.
	Unreadable int
	// Examples are the first few of the unreadable advisories.
	Examples []Unreadable
	// Err is why the archive as a whole could not be read, or nil. Its queries are NotEvaluated then.
	Err error
}

// Unreadable is an advisory that could not be read.
type Unreadable struct {
	// Entry is its name in the archive: text that may come from anybody.
	Entry string
	Err   error
}

// advisory is the part of an OSV entry that is used here (https://ossf.github.io/osv-schema/).
type advisory struct {
	ID        string     `json:"id"`
	Aliases   []string   `json:"aliases"`
	Summary   string     `json:"summary"`
	Published string     `json:"published"`
	Modified  string     `json:"modified"`
	Withdrawn string     `json:"withdrawn"`
	Severity  []severity `json:"severity"`
	Specific  specific   `json:"database_specific"`
	Affected  []affected `json:"affected"`
}

type affected struct {
	Package   packageName    `json:"package"`
	Versions  []string       `json:"versions"`
	Ranges    []versionRange `json:"ranges"`
	Severity  []severity     `json:"severity"`
	Ecosystem specific       `json:"ecosystem_specific"`
	Database  specific       `json:"database_specific"`
}

type packageName struct {
	Ecosystem string `json:"ecosystem"`
	Name      string `json:"name"`
}

type versionRange struct {
	Type   string  `json:"type"`
	Events []event `json:"events"`
}

type event struct {
	Introduced   string `json:"introduced"`
	Fixed        string `json:"fixed"`
	LastAffected string `json:"last_affected"`
	Limit        string `json:"limit"`
}

type severity struct {
	Type  string `json:"type"`
	Score string `json:"score"`
}

// specific holds members that databases add to the schema. Databases use the same names for different things.
type specific struct {
	Severity any `json:"severity"`
}

// outline is the part of an advisory that decides whether a query needs the rest, which few queries do. Reading the
// outline alone takes less than half the time and allocates little.
type outline struct {
	ID       string `json:"id"`
	Modified string `json:"modified"`
	Affected []struct {
		Package packageName `json:"package"`
	} `json:"affected"`
}

// lenient accepts what other readers of OSV accept: to leave an advisory out because of a duplicate key would hide it.
var lenient = json.JoinOptions(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))

// decode reads an OSV entry, with its parts about wanted packages. The advisory is nil if there are none.
func decode(data []byte, wanted func(packageName) bool) (o outline, a *advisory, err error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if err := json.Unmarshal(data, &o, lenient); err != nil {
		return o, nil, err
	}
	if o.ID == "" {
		return o, nil, errors.New("has no id")
	}
	for _, named := range o.Affected {
		if wanted(named.Package) {
			a = new(advisory)
			if err := json.Unmarshal(data, a, lenient); err != nil {
				return o, nil, err
			}
			// Saves memory: advisories about kernels name hundreds of packages with hundreds of versions each.
			a.Affected = slices.DeleteFunc(a.Affected, func(entry affected) bool { return !wanted(entry.Package) })
			return o, a, nil
		}
	}
	return o, nil, nil
}

// parseTime reads an RFC 3339 time; any other text gives the zero time.
func parseTime(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// read reads a store, and keeps the advisories that name a wanted package, in the order of the store. The error is that of the
// context; a store that cannot be read has an Err. The ecosystems are those of a mixed store.
func (db *Database) read(ctx context.Context, store string, wanted func(packageName) bool) (Archive, []*advisory, map[string]bool, error) {
	archive := Archive{Ecosystem: store, Path: db.stores[store]}
	entries, changed, end, err := db.entries(archive.Path)
	if err != nil {
		archive.Err = fmt.Errorf("%s: %w", archive.Path, err)
		return archive, nil, nil, nil
	}
	defer end()
	outcomes := decodeAll(ctx, entries, wanted, store == mixed)
	if err := ctx.Err(); err != nil {
		return archive, nil, nil, fmt.Errorf("read %s: %w", archive.Path, err)
	}
	var kept []*advisory
	ecosystems := map[string]bool{}
	for i, o := range outcomes {
		if o.err != nil {
			archive.Unreadable++
			if len(archive.Examples) < maxExamples {
				archive.Examples = append(archive.Examples, Unreadable{Entry: entries[i].name, Err: o.err})
			}
			continue
		}
		archive.Advisories++
		if o.modified.After(archive.Modified) {
			archive.Modified = o.modified
		}
		for _, name := range o.ecosystems {
			ecosystems[name] = true
		}
		if o.advisory != nil && o.advisory.Withdrawn == "" {
			kept = append(kept, o.advisory)
		}
	}
	if archive.Modified.IsZero() {
		archive.Modified = changed
	}
	return archive, kept, ecosystems, nil
}

// outcome is what reading one entry gave.
type outcome struct {
	modified   time.Time
	advisory   *advisory
	ecosystems []string // without releases; only of a mixed store
	err        error
}

// decodeAll reads entries in parallel, until ctx ends. Each worker takes the next entry, and each entry has an outcome of
// its own, so the result does not depend on which worker is faster.
func decodeAll(ctx context.Context, entries []record, wanted func(packageName) bool, mixed bool) []outcome {
	outcomes := make([]outcome, len(entries))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(entries)) {
		workers.Go(func() {
			var content bytes.Buffer
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(entries) {
					return
				}
				o := &outcomes[i]
				if o.err = entries[i].read(&content); o.err != nil {
					continue
				}
				var head outline
				head, o.advisory, o.err = decode(content.Bytes(), wanted)
				o.modified = parseTime(head.Modified)
				for _, named := range head.Affected {
					if name, _, _ := strings.Cut(named.Package.Ecosystem, ":"); mixed && !slices.Contains(o.ecosystems, name) {
						o.ecosystems = append(o.ecosystems, name)
					}
				}
			}
		})
	}
	workers.Wait()
	return outcomes
}
