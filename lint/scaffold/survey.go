package scaffold

import (
	"context"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/secret"
	"github.com/sealint/sealint/lint/source"
)

// survey holds the documents of a repository.
type survey struct {
	contracts []surveyedContract
	// sboms has the paths of the SBOMs; the value is false for one that cannot be read.
	sboms map[string]bool
	// namedBy has the files of the manifests that name a contract, by the path of the contract.
	namedBy map[string][]string
	// manifestNames has the files of the manifests, by metadata.name.
	manifestNames map[string][]string
	counts        map[model.DocumentKind]int
	problems      []model.Problem
	settings      *config.Config
}

// isIncluded reports whether the include and exclude globs of the configuration let a run read a file.
func (s *survey) isIncluded(name string) bool {
	matches := func(pattern string) bool { return doublestar.MatchUnvalidated(pattern, name) }
	return (len(s.settings.Include) == 0 || slices.ContainsFunc(s.settings.Include, matches)) && !slices.ContainsFunc(s.settings.Exclude, matches)
}

// surveyedContract is a contract that could be read, at least in part.
type surveyedContract struct {
	doc *source.Document
	api *contract.API
}

// surveyRepository reads the documents that a run of sealint would judge.
func surveyRepository(ctx context.Context, dir string, settings *config.Config) (*survey, error) {
	found, err := source.Discover(ctx, source.Search{Dir: dir, Include: settings.Include, Exclude: settings.Exclude, Submodules: settings.Submodules})
	if err != nil {
		return nil, err
	}
	s := &survey{
		sboms: map[string]bool{}, namedBy: map[string][]string{}, manifestNames: map[string][]string{},
		counts: map[model.DocumentKind]int{}, problems: found.Problems, settings: settings,
	}
	reader := &source.Reader{}
	for _, file := range found.Files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.read(reader, file)
	}
	return s, nil
}

// read reads one file. A panic, which is a defect of sealint or a library, becomes a problem of this document only.
func (s *survey) read(reader *source.Reader, file source.File) {
	defer func() {
		if p := model.Defect(file.Path, recover()); p != nil {
			s.problems = append(s.problems, *p)
		}
	}()
	doc, problem := reader.Open(file)
	if problem != nil {
		s.problems = append(s.problems, *problem)
	}
	if doc == nil {
		return
	}
	s.counts[doc.Kind]++
	var problems []model.Problem
	switch doc.Kind {
	case model.Contract:
		var api *contract.API
		api, problems = contract.Lower(doc, reader, func(kind model.EntityKind) bool { return kind == model.EntityField })
		if api != nil {
			s.contracts = append(s.contracts, surveyedContract{doc, api})
		}
	case model.SBOM:
		var b *bom.BOM
		b, problems = bom.Lower(doc, nil)
		if b == nil || b.Subject != nil && len(b.Components) > 1 { // other SBOMs list only vulnerabilities, or nothing
			s.sboms[doc.Path] = b != nil
		}
	case model.Manifest:
		var manifests []manifest.Manifest
		manifests, problems = manifest.Lower(doc)
		problems = append(problems, (&manifest.Catalogs{Reader: reader}).Fill(doc, manifests)...)
		for _, m := range manifests {
			s.manifestNames[m.Facts.Metadata.Name] = append(s.manifestNames[m.Facts.Metadata.Name], doc.Path)
			if target, ok := doc.File.Join(m.ContractPath); ok && m.ContractPath != "" {
				s.namedBy[target.Path] = append(s.namedBy[target.Path], doc.Path)
			}
		}
	}
	s.problems = append(s.problems, problems...)
}

// nameFor chooses the name of the manifest for a contract, from the title of the contract or else the name of its file. It adds a
// number to a name that another manifest has.
func (s *survey) nameFor(c surveyedContract, chosen map[string]bool) string {
	title := c.api.Facts.Title
	if len(secret.Find("", title, true)) > 0 {
		title = ""
	}
	base := slug(title)
	if base == "" {
		file, _, _ := strings.Cut(path.Base(c.doc.Path), ".")
		base = slug(file)
	}
	if base == "" {
		base = "integration"
	}
	name := base
	for n := 2; chosen[name] || s.isTaken(name); n++ {
		name = base + "-" + strconv.Itoa(n)
	}
	return name
}

// isTaken reports whether a name belongs to another integration: a manifest in another file has it, or the file of that name is
// the manifest of another contract. A file that names no contract may be meant for this one.
func (s *survey) isTaken(name string) bool {
	file := manifestPath(name)
	if slices.ContainsFunc(s.manifestNames[name], func(other string) bool { return other != file }) {
		return true
	}
	return slices.ContainsFunc(s.contracts, func(c surveyedContract) bool { return slices.Contains(s.namedBy[c.doc.Path], file) })
}

// maxSlug bounds the length of a name, in bytes. File systems allow 255, but so long a name is hard to read.
const maxSlug = 60

// slug turns a text into a name of ASCII letters in lower case, digits, and hyphens in place of all other characters.
func slug(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch r = unicode.ToLower(r); {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // an accent, which is dropped
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= maxSlug {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// sbomFor returns the only SBOM that can belong to a contract, or "": the only one of a repository with one contract, or the only
// one in the nearest directory at or above the contract that holds SBOMs.
func (s *survey) sbomFor(contract string) string {
	var all []string
	for name := range s.sboms {
		all = append(all, name)
	}
	one := ""
	if len(all) == 1 && len(s.contracts) == 1 {
		one = all[0]
	}
	for dir := path.Dir(contract); one == ""; dir = path.Dir(dir) {
		beside := slices.DeleteFunc(slices.Clone(all), func(name string) bool { return path.Dir(name) != dir })
		if len(beside) == 1 {
			one = beside[0]
		}
		if len(beside) > 0 || dir == "." {
			break
		}
	}
	if !s.sboms[one] {
		return "" // it cannot be read
	}
	return one
}

// githubURL matches the addresses of repositories on github.com in the forms that git accepts, with aliases of SSH hosts such as
// github.com-work.
var githubURL = regexp.MustCompile(`(?i)^([a-z][a-z0-9+.-]*://)?([^@/]*@)?(www\.|ssh\.)?github\.com(-[^:/]*)?(:[0-9]+)?[:/]`)
