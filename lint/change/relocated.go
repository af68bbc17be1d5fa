package change

import (
	"regexp"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom"
)

// RelocationFacts is a package under the name of one that is gone, from another place.
type RelocationFacts struct {
	Package string `json:"package" doc:"Package of the base that is gone, without its version. Its component is at [before, relocated]."`
	From    string `json:"from" doc:"Place of that package: type and namespace of its package URL, or its group."`
	To      string `json:"to" doc:"Place of the package in the head."`
}

// relocation is a component of the head, and the one of the base whose name it has.
type relocation struct {
	before *model.Entity
	facts  *RelocationFacts
}

// relocations returns, for each added component, the component of the base that has its name under another type or namespace, if the
// head no longer has the package of that one. A name that many packages have tells something only if the version is the same, too.
func (p *componentPairs) relocations() map[*model.Entity]relocation {
	added := map[string][]*model.Entity{}
	kept := map[string]bool{} // packages that both sides have
	for _, c := range p.pairs {
		switch {
		case c.before != nil && c.after != nil:
			kept[c.before.Facts.(*sbom.ComponentFacts).Package()] = true
			kept[c.after.Facts.(*sbom.ComponentFacts).Package()] = true
		case c.before == nil:
			if name := relocatedName(c.after); name != "" {
				added[name] = append(added[name], c.after)
			}
		}
	}
	found := map[*model.Entity]relocation{}
	if len(added) == 0 {
		return found
	}
	tried := map[string]int{}
	for _, c := range p.pairs {
		if c.after != nil || kept[c.before.Facts.(*sbom.ComponentFacts).Package()] {
			continue
		}
		if tried[relocatedName(c.before)]++; tried[relocatedName(c.before)] > maxRelocations {
			continue
		}
		for _, e := range added[relocatedName(c.before)] {
			b, a := c.before.Facts.(*sbom.ComponentFacts), e.Facts.(*sbom.ComponentFacts)
			from, to := placeOfPackage(b), placeOfPackage(a)
			same := b.ReleaseKey() == a.ReleaseKey() && b.ReleaseKey() != ""
			other := found[e].before
			if kept[a.Package()] || ownerOf(from) == ownerOf(to) || commonNames[relocatedName(e)] && !same || other != nil && !same {
				continue
			}
			found[e] = relocation{c.before, &RelocationFacts{Package: b.Package(), From: from, To: to}}
		}
	}
	return found
}

// maxRelocations bounds how many components of one name, all of which are gone, are compared with those of the head.
const maxRelocations = 20

var (
	majorSuffix = regexp.MustCompile(`(/|\.)v[0-9]+$`)
	// commonNames are names that packages of many owners have.
	commonNames = setOf("api", "app", "babel", "base", "cli", "client", "common", "config", "core", "crypto", "errors", "eslint", "helpers", "http", "jest",
		"json", "lib", "log", "logger", "main", "model", "models", "net", "next", "node", "parser", "plugin", "react", "runtime", "sdk", "server", "shared",
		"svelte", "sync", "sys", "test", "testing", "text", "time", "tools", "types", "typescript", "utils", "util", "vite", "vue", "webpack", "xml", "yaml", "angular")
)

func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, word := range words {
		set[word] = true
	}
	return set
}

// relocatedName returns the name of a package without its place and without the major version of a Go module; "" if it has none.
func relocatedName(e *model.Entity) string {
	f := e.Facts.(*sbom.ComponentFacts)
	if f.PURL == nil || f.PURL.Name == "" {
		if !f.Named {
			return ""
		}
		return plainName(f.Name[strings.LastIndexByte(f.Name, '/')+1:])
	}
	if f.PURL.Type == "npm" && strings.TrimPrefix(f.PURL.Namespace, "@") == "types" {
		return "" // the types of a package, not the package
	}
	name := f.PURL.Name
	if f.PURL.Type == "golang" {
		name = majorSuffix.ReplaceAllString(strings.Trim(strings.Join([]string{f.PURL.Namespace, f.PURL.Name, f.PURL.Subpath}, "/"), "/"), "")
	}
	return plainName(name[strings.LastIndexByte(name, '/')+1:])
}

// placeOfPackage returns from where a package is: the type and the namespace of its package URL, or else the group.
func placeOfPackage(f *sbom.ComponentFacts) string {
	if f.PURL == nil || f.PURL.Name == "" {
		group := f.Group
		if i := strings.LastIndexByte(f.Name, '/'); i >= 0 {
			group = strings.Trim(group+"/"+f.Name[:i], "/")
		}
		return strings.ToLower(group)
	}
	place := strings.ToLower(strings.Trim(f.PURL.Namespace, "/"))
	if f.PURL.Type == "golang" {
		path := majorSuffix.ReplaceAllString(strings.Trim(place+"/"+strings.ToLower(f.PURL.Name+"/"+f.PURL.Subpath), "/"), "")
		place = path[:max(0, strings.LastIndexByte(path, '/'))]
	}
	return strings.TrimSuffix("pkg:"+f.PURL.Type+"/"+place, "/")
}

// ownerOf returns a place in a form that is equal for package URLs of a repository and of the Go module in it, and for parts of one
// Maven group.
func ownerOf(place string) string {
	place = strings.Replace(place, "pkg:golang/github.com/", "pkg:github/", 1)
	if group, ok := strings.CutPrefix(place, "pkg:maven/"); ok {
		parts, owner := strings.Split(group, "."), 2
		if strings.HasPrefix(group, "com.github.") || strings.HasPrefix(group, "io.github.") {
			owner = 3
		}
		return "pkg:maven/" + strings.Join(parts[:min(owner, len(parts))], ".")
	}
	if rest, ok := strings.CutPrefix(place, "pkg:github/"); ok { // a module below another one
		owner, _, _ := strings.Cut(rest, "/")
		return "pkg:github/" + owner
	}
	return place
}
