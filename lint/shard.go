package lint

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/policy"
	"github.com/sealint/sealint/lint/source"
)

// Several runs can share the documents of a repository: each judges a shard, and Merge makes of what they found the report that one run
// would have made. Files that belong together are in one shard: a manifest, the contract and the SBOM that it names, and SBOMs that
// refer to each other. A shard reads the manifests of all shards, since some rules compare them all. What needs all findings (waivers,
// the baseline, what readers see as one finding) is decided when the shards are merged.

// Shard says which part of the documents a run judges: the one with a number, from 1 on, of several.
type Shard struct{ Number, Of int }

// maxShards is the largest number of shards: a CI has no larger matrix.
const maxShards = 256

// ParseShard reads a text such as 3/8.
func ParseShard(text string) (*Shard, error) {
	number, of, ok := strings.Cut(text, "/")
	s := &Shard{}
	var errs [2]error
	s.Number, errs[0] = strconv.Atoi(number)
	s.Of, errs[1] = strconv.Atoi(of)
	if !ok || errors.Join(errs[:]...) != nil || s.Of < 1 || s.Of > maxShards || s.Number < 1 || s.Number > s.Of || text != s.String() {
		return nil, fmt.Errorf("%q is not of the form 3/8: the number of the shard, from 1 on, and how many there are, at most %d", text, maxShards)
	}
	return s, nil
}

func (s *Shard) String() string { return fmt.Sprintf("%d/%d", s.Number, s.Of) }

// checkShard refuses what cannot be judged in shards so that their merge is sure to be the report of one run.
func (l *Linter) checkShard(in Input, all []model.Rule) error {
	fail := func(what string) error {
		return fmt.Errorf("a shard cannot be judged %s: that needs one run without --shard", what)
	}
	if in.Shard == nil {
		return nil
	}
	custom := slices.IndexFunc(all, func(r model.Rule) bool { return !r.BuiltIn && r.Entity == model.EntityWorkspace })
	switch {
	case in.compares():
		return fail("in comparison with a base")
	case len(in.Paths) > 0:
		return fail("of some paths")
	case l.opts.OSV != "":
		return fail("with a database of vulnerabilities (--osv)")
	case len(l.opts.VEX)+len(l.config.VEX) > 0:
		return fail("with VEX files")
	case l.config.Submodules:
		return fail("with submodules (submodules: true)")
	case custom >= 0:
		return fail("by " + all[custom].ID + ", which is a custom rule over the whole workspace")
	}
	return nil
}

// share are the files of a run that judges a shard, or all files of any other run.
type share struct {
	files     []source.File
	elsewhere []manifestFile // of other shards
	manifests []string       // the paths of all files with manifests
	tree      string         // digest of all files
}

// manifestFile is a file with manifests.
type manifestFile struct {
	doc       *source.Document
	manifests []manifest.Manifest
}

// share finds out which files the run judges.
func (l *Linter) share(run *run, in Input, reader *source.Reader, found []source.File) *share {
	if in.Shard == nil {
		return &share{files: found}
	}
	return stage(run, dividing, func(ctx context.Context) (*share, error) {
		patience, end := run.patience()
		defer end()
		return divide(ctx, patience, *in.Shard, reader, found)
	})
}

// divide finds out which files belong to a shard.
func divide(ctx, patience context.Context, shard Shard, reader *source.Reader, found []source.File) (*share, error) {
	if slices.ContainsFunc(found, func(f source.File) bool { return f.Root != found[0].Root || !f.Root.OnDisk() }) {
		return nil, errors.New("a shard needs all documents in one repository on disk")
	}
	if i := slices.IndexFunc(found, func(f source.File) bool { return !utf8.ValidString(f.Path) }); i >= 0 {
		return nil, fmt.Errorf("a shard needs file names in UTF-8, and %q is not", found[i].Path)
	}
	surveys, tree, err := survey(ctx, patience, reader, found)
	if err != nil {
		return nil, err
	}
	out := &share{tree: tree}
	groups := newGroups()
	stated := map[string][]string{} // files by the serial numbers that they state
	for i, f := range found {
		for _, s := range surveys[i].Serials {
			stated[s] = append(stated[s], f.DisplayPath())
		}
	}
	joinSBOMs(groups, found, surveys)
	lowered := lowerAll(patience, reader, found, surveys)
	documents := map[string]*manifestFile{}
	for i, f := range found {
		name := f.DisplayPath()
		for _, s := range surveys[i].Links {
			for _, other := range stated[s] {
				groups.join(name, other)
			}
		}
		if lowered[i] == nil {
			return nil, errTooLate
		}
		if lowered[i].doc == nil {
			continue
		}
		documents[name] = lowered[i]
		out.manifests = append(out.manifests, name)
		for _, m := range lowered[i].manifests {
			for _, named := range namedFiles(lowered[i].doc, m) {
				groups.join(name, named)
			}
		}
	}
	for _, f := range found {
		name := f.DisplayPath()
		switch own := shardOf(groups.first(name), shard.Of) == shard.Number; {
		case own:
			out.files = append(out.files, f)
		case documents[name] != nil:
			out.elsewhere = append(out.elsewhere, *documents[name])
		}
	}
	return out, nil
}

var errTooLate = errors.New("the files could not be divided into shards in time (--timeout)")

// joinSBOMs makes all SBOMs one group if one of them may link another by a path, a namespace or an element: which one it is, only reading
// them would tell.
func joinSBOMs(groups *groups, files []source.File, surveys []source.Survey) {
	if !slices.ContainsFunc(surveys, func(s source.Survey) bool { return s.LinksSBOMs }) {
		return
	}
	first := -1
	for i, s := range surveys {
		switch {
		case !s.MayBeSBOM:
		case first < 0:
			first = i
		default:
			groups.join(files[first].DisplayPath(), files[i].DisplayPath())
		}
	}
}

// lowerAll reads the files that may hold manifests. A problem of one is told by its own shard.
func lowerAll(patience context.Context, reader *source.Reader, files []source.File, surveys []source.Survey) []*manifestFile {
	catalogs := &manifest.Catalogs{Reader: reader}
	return gather(patience, len(files), func(int, int) {}, func(i int) (m manifestFile) {
		defer func() {
			if recover() != nil { // its own shard reports the defect
				m = manifestFile{}
			}
		}()
		if !surveys[i].MayBeManifest {
			return m
		}
		doc, _ := reader.Open(files[i])
		if doc == nil || doc.Kind != model.Manifest {
			return m
		}
		m.doc = doc
		m.manifests, _ = manifest.Lower(doc)
		catalogs.Fill(doc, m.manifests)
		return m
	})
}

// survey reads all files, and makes a digest of them.
func survey(ctx, patience context.Context, reader *source.Reader, files []source.File) ([]source.Survey, string, error) {
	results := gather(patience, len(files), func(int, int) {}, func(i int) source.Survey { return reader.Survey(files[i]) })
	sum := sha256.New()
	var list []source.Survey
	for i, s := range results {
		if s == nil {
			return nil, "", errTooLate
		}
		list = append(list, *s)
		fmt.Fprintf(sum, "%q %s\n", files[i].DisplayPath(), s.Digest)
	}
	return list, hex.EncodeToString(sum.Sum(nil)[:16]), context.Cause(ctx)
}

// namedFiles are the paths of the contract and the SBOM that a manifest names, whether they exist or not.
func namedFiles(doc *source.Document, m manifest.Manifest) (names []string) {
	for _, field := range []struct {
		name string
		at   []any
	}{{m.ContractPath, []any{"spec", "contract", "path"}}, {m.SBOMPath, []any{"spec", "supplyChain", "sbom"}}} {
		in, name := doc, field.name
		if name == "" {
			continue
		}
		if catalog, text, ok := m.Filled(field.at...); ok {
			in, name = catalog, text
		}
		if file, ok := in.File.Join(name); ok {
			names = append(names, file.Resolve().DisplayPath())
		}
	}
	return names
}

// shardOf is the shard of a group of files, which its first path tells: it stays when files change and when others come and go.
func shardOf(path string, of int) int {
	sum := sha256.Sum256([]byte(path))
	return int(binary.BigEndian.Uint64(sum[:8])%uint64(of)) + 1
}

// groups holds which names belong together.
type groups struct{ parent map[string]string }

func newGroups() *groups { return &groups{map[string]string{}} }

// first is the first name of a group in alphabetical order.
func (g *groups) first(name string) string {
	root := name
	for g.parent[root] != "" {
		root = g.parent[root]
	}
	for name != root { // shortens the way of the next question
		name, g.parent[name] = g.parent[name], root
	}
	return root
}

func (g *groups) join(a, b string) {
	a, b = g.first(a), g.first(b)
	if a != b {
		g.parent[max(a, b)] = min(a, b)
	}
}

// policyDigest tells one policy from another: options, configuration, baseline and rules.
func (l *Linter) policyDigest(rules *policy.Set) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %v %d %q %q %d\n", Version, l.profile, l.opts.FailOn, l.failOn, l.opts.Select, l.opts.Ignore, l.opts.MaxSize)
	if l.opts.FailOn != nil {
		fmt.Fprintln(sum, *l.opts.FailOn)
	}
	for _, doc := range append(slices.Clone(l.config.Documents), l.baselineDoc) {
		if doc != nil {
			fmt.Fprintf(sum, "%q %s\n", filepath.ToSlash(doc.Path), doc.Digest())
		}
	}
	for _, key := range l.config.TrustedKeys {
		fmt.Fprintf(sum, "%v\n", key)
	}
	for _, r := range rules.Rules {
		fmt.Fprintf(sum, "%+v %t\n", r, rules.Settings[r.ID].Off)
	}
	_, _ = io.WriteString(sum, l.configName())
	folders := slices.Clone(l.opts.Policies)
	for _, dir := range l.config.Policies {
		folders = append(folders, dir.Abs())
	}
	for _, dir := range folders {
		for _, file := range filesBelow(l.absolute(dir), ".rego") {
			if f, err := source.FileAt(file); err == nil {
				text, err := f.Read(maxBaseline)
				fmt.Fprintf(sum, "%q %x %v\n", filepath.Base(file), sha256.Sum256(text), err != nil)
			}
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}
