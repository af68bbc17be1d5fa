// Package osv matches packages against a local copy of the OSV database (https://osv.dev) and reads the OpenVEX
// statements that say which matches matter. It never uses the network.
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

// What an archive may hold. What is above is not an archive of advisories, or one made to exhaust the reader. Variables,
// so that tests need no large archives.
var (
	maxArchiveSize int64  = 2 << 30
	maxEntrySize   uint64 = 10 << 20
	maxTotalSize   uint64 = 16 << 30 // the entries together; they are read one after the other and not kept
)

// maxExamples is how many of the unreadable advisories of an archive are named; all are counted.
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

// Archive tells what was read of one ecosystem.
type Archive struct {
	// Ecosystem is the name of the archive's folder, such as "npm" or "Debian".
	Ecosystem string
	// Path is where the archive is, relative to the folder of the database, with slashes.
	Path string
	// Modified is the newest time at which one of the advisories was changed, in UTC. That is the age of what the
	// database knows: the times of files change with every copy. Only where no advisory says it, it is the time of the
	// newest entry of the archive, or else of the archive itself.
	Modified time.Time
	// Advisories is how many were read, whether or not they concern a query.
	Advisories int
	// Unreadable is how many could not be read. Each may have concerned any of the queries, so the outcome is incomplete
	// when it is not 0.
	Unreadable int
	// Examples are the first of the unreadable advisories.
	Examples []Unreadable
	// Err is why the archive as a whole could not be read, or nil. Its queries are NotEvaluated then.
	Err error
}

// Unreadable is an advisory that could not be read.
type Unreadable struct {
	// Entry is its name in the archive, as a stranger may have written it.
	Entry string
	Err   error
}

// advisory is what of an OSV entry is of use here (https://ossf.github.io/osv-schema/).
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

// specific holds what databases add to the schema; each may mean something else by the same name.
type specific struct {
	Severity any `json:"severity"`
}

// outline is the part of an advisory that tells whether a query needs the rest. Reading it alone takes
// less than half the time and leaves no garbage, and few advisories of an archive are needed.
type outline struct {
	ID       string `json:"id"`
	Modified string `json:"modified"`
	Affected []struct {
		Package packageName `json:"package"`
	} `json:"affected"`
}

// lenient takes what every other reader of OSV takes. Advisories that are read differently by strict readers do not
// become safer by being left out.
var lenient = json.JoinOptions(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))

// decode reads an OSV entry, with what it says of wanted packages. The advisory is nil if it names none.
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
			// Advisories about kernels name hundreds of packages with hundreds of versions each.
			a.Affected = slices.DeleteFunc(a.Affected, func(entry affected) bool { return !wanted(entry.Package) })
			return o, a, nil
		}
	}
	return o, nil, nil
}

// parseTime reads an RFC 3339 time; what is none is the zero time.
func parseTime(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// read reads an archive once, and keeps the advisories that name a wanted package, in the order of the archive. The
// error is that of the context; an archive that cannot be read is told in its Err.
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

	// Each worker takes the next entry, and each entry has a slot, so the outcome does not depend on who was faster.
	type slot struct {
		modified time.Time
		advisory *advisory
		err      error
	}
	slots := make([]slot, len(entries))
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
				if slots[i].err = readEntry(entries[i], &content); slots[i].err != nil {
					continue
				}
				var o outline
				o, slots[i].advisory, slots[i].err = decode(content.Bytes(), wanted)
				slots[i].modified = parseTime(o.Modified)
			}
		})
	}
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return archive, nil, fmt.Errorf("read %s: %w", archive.Path, err)
	}

	var kept []*advisory
	for i, s := range slots {
		if s.err != nil {
			archive.Unreadable++
			if len(archive.Examples) < maxExamples {
				archive.Examples = append(archive.Examples, Unreadable{Entry: entries[i].Name, Err: s.err})
			}
			continue
		}
		archive.Advisories++
		if s.modified.After(archive.Modified) {
			archive.Modified = s.modified
		}
		if s.advisory != nil && s.advisory.Withdrawn == "" {
			kept = append(kept, s.advisory)
		}
	}
	if archive.Modified.IsZero() {
		archive.Modified = changed
	}
	return archive, kept, nil
}

// entriesOf are the advisories in an archive, and when it was changed as far as the archive knows.
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
		// An entry yields no more than it declares (archive/zip ends it there), so the declared sizes are a bound. One
		// that declares too much for an advisory is not read.
		if entry.UncompressedSize64 <= maxEntrySize {
			total += entry.UncompressedSize64
		}
		if total > maxTotalSize {
			return nil, changed, fmt.Errorf("is larger than the limit of %d bytes when unpacked", maxTotalSize)
		}
		if entry.Modified.Year() >= 1980 && entry.Modified.After(changed) { // the first year that archives can tell
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
