package source

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	hexadecimal "encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/sealint/sealint/lint/git"
	"github.com/sealint/sealint/lint/model"
)

// Bytes returns a root of files in memory, given their contents by path. Paths are relative, clean, and have slashes; a search of
// the root reports each other path as a problem.
func Bytes(files map[string][]byte) *Root {
	o := newObjects(nil)
	for name, content := range files {
		o.add(name, object{content: content})
	}
	return &Root{objects: o}
}

// Tree returns a root of the files in a commit or tree of the repository that contains dir. revision is any name that git
// resolves to a tree. Nothing is checked out or fetched. The files can be read until ctx ends.
func Tree(ctx context.Context, dir, revision string) (*Root, error) {
	if strings.HasPrefix(revision, "-") {
		return nil, fmt.Errorf("revision %q: begins like an option", revision)
	}
	return gitRoot(ctx, dir, "ls-tree", "-r", "-z", "--full-tree", revision)
}

// Index returns a root of the files in the index of the repository that contains dir, which are the files of the next commit. A
// file in conflict is a problem, because the index holds several versions of it. The files can be read until ctx ends.
func Index(ctx context.Context, dir string) (*Root, error) {
	return gitRoot(ctx, dir, "ls-files", "-s", "-z", "--full-name")
}

// With returns a root of the files of r, which is a commit, an index or files in memory, and of other files: these take the place of
// those at the same paths.
func (r *Root) With(files map[string][]byte) *Root {
	o := newObjects(r.objects.blobs)
	for name, file := range r.objects.files {
		if _, replaced := files[name]; !replaced {
			o.add(name, file)
		}
	}
	maps.Copy(o.refused, r.objects.refused)
	for name, content := range files {
		delete(o.refused, name)
		o.add(name, object{content: content})
	}
	return &Root{Dir: r.Dir, objects: o, prefix: r.prefix}
}

// gitRoot returns a root of the files that git ls-tree or ls-files lists. An entry is "<mode> <type> <id>\t<path>" or
// "<mode> <id> <stage>\t<path>", with a zero byte at its end.
func gitRoot(ctx context.Context, dir string, command ...string) (*Root, error) {
	dir, err := resolveDir(dir)
	if err != nil {
		return nil, err
	}
	top := RepositoryTop(dir)
	run := git.Run
	if command[0] == "ls-files" {
		run = git.RunOnIndex
	}
	out, err := run(ctx, top, command...)
	if err != nil {
		return nil, err
	}
	o := newObjects(&blobs{ctx: ctx, dir: top})
	for entry := range strings.SplitSeq(out, "\x00") {
		head, name, ok := strings.Cut(entry, "\t")
		if !ok {
			continue
		}
		fields := strings.Fields(head)
		id, stage := fields[2], "0"
		if command[0] == "ls-files" {
			id, stage = fields[1], fields[2]
		}
		if stage != "0" {
			o.refused[name] = "is in conflict: the index holds several versions of it; resolve the conflict first"
			continue
		}
		o.add(name, object{mode: gitMode(fields[0]), id: id})
	}
	return &Root{Dir: top, objects: o}, nil
}

// gitMode returns the type of a file, given its mode in git: 0 for a regular file, ModeSymlink, or ModeIrregular for a submodule.
func gitMode(mode string) fs.FileMode {
	switch mode {
	case "120000":
		return fs.ModeSymlink
	case "160000":
		return fs.ModeIrregular
	}
	return 0
}

// objects are the files of a root that is not a directory on disk. They implement fs.FS, fs.StatFS and fs.ReadDirFS; these
// methods do not follow links.
type objects struct {
	files   map[string]object
	folders map[string][]string // path of a folder → the names in it
	refused map[string]string   // path that is not read → the message of the problem
	blobs   *blobs              // nil for Bytes
}

// object is a file, with its content or with its object id in git.
type object struct {
	mode    fs.FileMode
	content []byte
	id      string
}

func newObjects(b *blobs) *objects {
	return &objects{files: map[string]object{}, folders: map[string][]string{".": nil}, refused: map[string]string{}, blobs: b}
}

// add adds a file and the folders above it.
func (o *objects) add(name string, file object) {
	if name == "." || name == ".." || path.Clean(name) != name || path.IsAbs(name) || strings.HasPrefix(name, "../") {
		o.refused[name] = "is not a relative, clean path, and is not read"
		return
	}
	o.files[name] = file
	for child, folder := name, path.Dir(name); ; child, folder = folder, path.Dir(folder) {
		_, exists := o.folders[folder]
		o.folders[folder] = append(o.folders[folder], path.Base(child))
		if exists {
			return
		}
	}
}

// open opens a regular file and returns its size. It follows links.
func (o *objects) open(name string) (io.ReadCloser, int64, error) {
	name, err := o.follow(name)
	if err != nil {
		return nil, 0, err
	}
	file, ok := o.files[name]
	if !ok || file.mode != 0 {
		return nil, 0, errNotRegular
	}
	return o.content(file)
}

// content opens the content of a file and returns its size.
func (o *objects) content(file object) (io.ReadCloser, int64, error) {
	if file.id == "" {
		return io.NopCloser(bytes.NewReader(file.content)), int64(len(file.content)), nil
	}
	return o.blobs.open(file.id)
}

// maxLinks is how many links are followed to resolve a path.
const maxLinks = 40

// follow resolves the links in a path and returns the path of the file or folder to which it leads. The error is ErrOutsideRoot
// if a link leads out of the root.
func (o *objects) follow(name string) (string, error) {
	missing := &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	done, rest := ".", strings.Split(path.Clean(name), "/")
	for links := 0; len(rest) > 0; {
		next := path.Join(done, rest[0])
		rest = rest[1:]
		if next == ".." {
			return "", ErrOutsideRoot
		}
		if _, folder := o.folders[next]; folder {
			done = next
			continue
		}
		file, exists := o.files[next]
		switch {
		case !exists, file.mode == 0 && len(rest) > 0:
			return "", missing
		case file.mode != fs.ModeSymlink:
			done = next
			continue
		}
		if links++; links > maxLinks {
			return "", &fs.PathError{Op: "open", Path: name, Err: errors.New("too many levels of symbolic links")}
		}
		target, err := o.readLink(file)
		if err != nil {
			return "", err
		}
		if path.IsAbs(target) {
			return "", ErrOutsideRoot
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	return done, nil
}

// readLink returns the target of a link.
func (o *objects) readLink(file object) (string, error) {
	in, _, err := o.content(file)
	if err != nil {
		return "", err
	}
	defer in.Close()
	const longest = 4096 // bytes; no path on Linux is longer
	target, err := io.ReadAll(io.LimitReader(in, longest))
	return string(target), err
}

// stat describes the file or folder at a path and follows links.
func (o *objects) stat(name string) (fs.FileInfo, error) {
	name, err := o.follow(name)
	if err != nil {
		return nil, err
	}
	return o.Stat(name)
}

// Stat describes the file, link or folder at a path.
func (o *objects) Stat(name string) (fs.FileInfo, error) {
	if _, ok := o.folders[name]; ok {
		return objectInfo{path.Base(name), fs.ModeDir}, nil
	}
	if file, ok := o.files[name]; ok {
		return objectInfo{path.Base(name), file.mode}, nil
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists a folder, sorted by name.
func (o *objects) ReadDir(name string) ([]fs.DirEntry, error) {
	names, ok := o.folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	var list []fs.DirEntry
	for _, base := range slices.Sorted(slices.Values(names)) {
		info, err := o.Stat(path.Join(name, base))
		if err != nil {
			return nil, err
		}
		list = append(list, fs.FileInfoToDirEntry(info))
	}
	return list, nil
}

// Open always fails. fs.FS requires the method, but files of a root must be read by File.Read, which has a size limit.
func (o *objects) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.ErrUnsupported}
}

// objectInfo describes a file or a folder. Its Size is always 0, because git tells the size only when a file is read.
type objectInfo struct {
	name string
	mode fs.FileMode
}

func (i objectInfo) Name() string       { return i.name }
func (i objectInfo) Size() int64        { return 0 }
func (i objectInfo) Mode() fs.FileMode  { return i.mode }
func (i objectInfo) ModTime() time.Time { return time.Time{} }
func (i objectInfo) IsDir() bool        { return i.mode.IsDir() }
func (i objectInfo) Sys() any           { return nil }

// listObjects lists all files below the directory to list, in a root that is not a directory on disk.
func (l *listing) listObjects() {
	o := l.root.objects
	for _, name := range slices.Sorted(maps.Keys(o.refused)) {
		if l.below == "." || strings.HasPrefix(name, l.below+"/") {
			l.problems = append(l.problems, model.Problem{
				ID: model.ProblemUnreadable, Message: o.refused[name], Location: model.Location{Path: name},
			})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o.files)) {
		if l.below != "." && !strings.HasPrefix(name, l.below+"/") {
			continue
		}
		switch mode := o.files[name].mode; {
		case mode == fs.ModeIrregular:
			l.pass(name, true, model.FateSubmodule, "is a submodule: its files are not in this repository")
		case l.passThirdParty(name):
		case mode == fs.ModeSymlink:
			l.links = append(l.links, name)
		default:
			l.files = append(l.files, name)
		}
	}
}

// errNotHeld is the error for an object that git does not have, as in a partial clone, or that is not a file.
var errNotHeld = errors.New("git does not hold its content")

// blobs reads the contents of files in a repository by one process of git cat-file. The process starts at the first file and ends
// with ctx.
type blobs struct {
	ctx context.Context
	dir string

	mu    sync.Mutex    // locked while an object is open
	ask   *os.File      // the standard input of the process
	reply *bufio.Reader // its standard output
}

// open opens an object and returns its size. It waits until the object opened before is closed.
func (b *blobs) open(id string) (io.ReadCloser, int64, error) {
	b.mu.Lock()
	size, err := b.request(id)
	if err != nil {
		b.mu.Unlock()
		return nil, 0, err
	}
	return &blob{b, &io.LimitedReader{R: b.reply, N: size}, id, newDigest(id, size)}, size, nil
}

// request asks git for an object and reads the line before its content: "<id> blob <size>", or "<id> missing" without content.
func (b *blobs) request(id string) (size int64, err error) {
	if b.ask == nil {
		if err := b.start(); err != nil {
			return 0, err
		}
	}
	if _, err := fmt.Fprintln(b.ask, id); err != nil {
		return 0, err
	}
	line, err := b.reply.ReadString('\n')
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(line)
	if len(fields) == 3 {
		if size, err = strconv.ParseInt(fields[2], 10, 64); err != nil {
			return 0, err
		}
	}
	switch {
	case len(fields) == 3 && fields[1] == "blob":
		return size, nil
	case len(fields) == 3: // a broken tree can list an object of another type as a file; git writes its content, too
		if err := b.skip(size); err != nil {
			return 0, err
		}
	}
	return 0, &fs.PathError{Op: "open", Path: id, Err: fmt.Errorf("%w: %s", errNotHeld, strings.TrimSpace(line))}
}

// skip reads and drops the rest of an object's content and the line break after it.
func (b *blobs) skip(size int64) error {
	_, err := io.CopyN(io.Discard, b.reply, size+1)
	return err
}

// start starts the process. If it ends while an object is read, reading fails with its error.
func (b *blobs) start() error {
	in, ask, err := os.Pipe() // the process reads from a file itself; for another io.Reader, package exec would wait for its end
	if err != nil {
		return err
	}
	out, reply := io.Pipe()
	b.ask, b.reply = ask, bufio.NewReaderSize(out, 64<<10)
	go func() {
		err := git.Stream(b.ctx, in, reply, b.dir, "cat-file", "--batch")
		in.Close()
		ask.Close()
		reply.CloseWithError(cmp.Or(err, io.ErrUnexpectedEOF))
	}()
	return nil
}

// newDigest starts the digest that is the id of a blob: SHA-1, or SHA-256 in a repository that uses it.
func newDigest(id string, size int64) hash.Hash {
	digest := sha1.New()
	if len(id) == 2*sha256.Size {
		digest = sha256.New()
	}
	fmt.Fprintf(digest, "blob %d\x00", size)
	return digest
}

// blob is the content of an open object.
type blob struct {
	from    *blobs
	content *io.LimitedReader
	id      string
	digest  hash.Hash // of what was read
}

// Read reads from the content. At its end, it is an error if the content is not the one that the id is the digest of: git does
// not compare them.
func (b *blob) Read(p []byte) (int, error) {
	n, err := b.content.Read(p)
	b.digest.Write(p[:n])
	if err == io.EOF && hexadecimal.EncodeToString(b.digest.Sum(nil)) != b.id {
		return n, fmt.Errorf("git object %s: the content is another one: the repository is damaged", b.id)
	}
	return n, err
}

// Close skips the rest of the content, so that the next object can be opened.
func (b *blob) Close() error {
	defer b.from.mu.Unlock()
	return b.from.skip(b.content.N)
}
