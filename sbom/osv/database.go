// Package osv matches packages against a local copy of the OSV database (https://osv.dev), and reads OpenVEX statements,
// which say that a vulnerability does not affect a product. It never uses the network.
package osv

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Limits of an archive. A larger one is no archive of advisories, or is made to exhaust the reader. They are variables so
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

// Database is a folder of OSV archives, one for each ecosystem. It is safe for concurrent use.
type Database struct {
	root *os.Root
	// archives are the paths of the archives by the name of their folder: the ecosystem, or one release of it.
	archives map[string]string
}

// Open opens a database as osv-scanner lays it out: dir/osv-scanner/<ecosystem>/all.zip or dir/<ecosystem>/all.zip. No
// archive is read before a query asks for its ecosystem. The error is that of a folder that cannot be read, or one that
// holds no archive.
func Open(dir string) (*Database, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("osv database: %w", err)
	}
	for _, base := range []string{"osv-scanner", "."} {
		archives, err := list(root, base)
		if err != nil {
			root.Close()
			return nil, fmt.Errorf("osv database %s: %w", dir, err)
		}
		if len(archives) > 0 {
			return &Database{root: root, archives: archives}, nil
		}
	}
	root.Close()
	return nil, fmt.Errorf("osv database %s: holds no <ecosystem>/%s", dir, archiveName)
}

// Close releases the folder.
func (db *Database) Close() error { return db.root.Close() }

func list(root *os.Root, base string) (map[string]string, error) {
	folders, err := fs.ReadDir(root.FS(), base)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	archives := map[string]string{}
	for _, folder := range folders {
		name := path.Join(base, folder.Name(), archiveName)
		if info, err := root.Stat(name); err == nil && info.Mode().IsRegular() {
			archives[folder.Name()] = name
		}
	}
	return archives, nil
}

// foldersOf are the folders that hold the advisories of an ecosystem's release: osv.dev publishes one for all releases,
// but mirrors may keep one for each.
func (db *Database) foldersOf(e *ecosystem, release string) []string {
	if _, ok := db.archives[e.name]; ok {
		return []string{e.name}
	}
	var folders []string
	for folder := range db.archives {
		if name, scope, _ := strings.Cut(folder, ":"); name == e.name && e.covers(scope, release) {
			folders = append(folders, folder)
		}
	}
	return folders
}

// Archive is the outcome of reading one ecosystem's advisories.
type Archive struct {
	// Ecosystem is the name of the archive's folder, such as "npm" or "Debian".
	Ecosystem string
	// Path is where the archive is, relative to the folder of the database, with slashes.
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

// read reads an archive, and keeps the advisories that name a wanted package, in the order of the archive. The error is
// that of the context; an archive that cannot be read has an Err.
func (db *Database) read(ctx context.Context, folder string, wanted func(packageName) bool) (Archive, []*advisory, error) {
	archive := Archive{Ecosystem: folder, Path: db.archives[folder]}
	file, err := db.root.Open(archive.Path)
	if err != nil {
		archive.Err = err
		return archive, nil, nil
	}
	defer file.Close()
	entries, changed, err := entriesOf(file)
	if err != nil {
		archive.Err = fmt.Errorf("%s: %w", archive.Path, err)
		return archive, nil, nil
	}
	outcomes := decodeAll(ctx, entries, wanted)
	if err := ctx.Err(); err != nil {
		return archive, nil, fmt.Errorf("read %s: %w", archive.Path, err)
	}
	var kept []*advisory
	for i, o := range outcomes {
		if o.err != nil {
			archive.Unreadable++
			if len(archive.Examples) < maxExamples {
				archive.Examples = append(archive.Examples, Unreadable{Entry: entries[i].Name, Err: o.err})
			}
			continue
		}
		archive.Advisories++
		if o.modified.After(archive.Modified) {
			archive.Modified = o.modified
		}
		if o.advisory != nil && o.advisory.Withdrawn == "" {
			kept = append(kept, o.advisory)
		}
	}
	if archive.Modified.IsZero() {
		archive.Modified = changed
	}
	return archive, kept, nil
}

// outcome is what reading one entry gave.
type outcome struct {
	modified time.Time
	advisory *advisory
	err      error
}

// decodeAll reads entries in parallel, until ctx ends. Each worker takes the next entry, and each entry has an outcome of
// its own, so the result does not depend on which worker is faster.
func decodeAll(ctx context.Context, entries []*zip.File, wanted func(packageName) bool) []outcome {
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
				if o.err = readEntry(entries[i], &content); o.err != nil {
					continue
				}
				var head outline
				head, o.advisory, o.err = decode(content.Bytes(), wanted)
				o.modified = parseTime(head.Modified)
			}
		})
	}
	workers.Wait()
	return outcomes
}

// entriesOf are the advisories in an archive, and the time of the newest one, or else of the archive.
func entriesOf(file *os.File) (entries []*zip.File, changed time.Time, err error) {
	info, err := file.Stat()
	if err != nil {
		return nil, changed, err
	}
	if info.Size() > maxArchiveSize {
		return nil, changed, fmt.Errorf("is %d bytes long, more than the limit of %d", info.Size(), maxArchiveSize)
	}
	reader, err := zip.NewReader(file, info.Size())
	if err != nil {
		return nil, changed, err
	}
	var total uint64
	for _, entry := range reader.File {
		if !strings.HasSuffix(entry.Name, ".json") {
			continue
		}
		// Package archive/zip reads no more of an entry than its declared size, so the declared sizes are a limit. An entry
		// that declares more than maxEntrySize is not read.
		if entry.UncompressedSize64 <= maxEntrySize {
			total += entry.UncompressedSize64
		}
		if total > maxTotalSize {
			return nil, changed, fmt.Errorf("is larger than the limit of %d bytes when unpacked", maxTotalSize)
		}
		if entry.Modified.Year() >= 1980 && entry.Modified.After(changed) { // the first year that an archive can record
			changed = entry.Modified
		}
		entries = append(entries, entry)
	}
	if len(entries) == 0 {
		return nil, changed, errors.New("holds no advisories")
	}
	if changed.IsZero() {
		changed = info.ModTime()
	}
	return entries, changed.UTC(), nil
}

func readEntry(entry *zip.File, content *bytes.Buffer) error {
	if entry.UncompressedSize64 > maxEntrySize {
		return fmt.Errorf("is %d bytes long, more than the limit of %d", entry.UncompressedSize64, maxEntrySize)
	}
	in, err := entry.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	content.Reset()
	_, err = content.ReadFrom(in)
	return err
}
