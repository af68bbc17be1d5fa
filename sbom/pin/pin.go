// Package pin says whether a version names exactly one release, by the grammar of the ecosystem that the package comes from.
package pin

import "strings"

// Class is the form of a version.
type Class string

// The classes. Only versions of the classes Exact and GoPseudo name exactly one release.
const (
	GoPseudo        Class = "go-pseudo"        // one commit of a Go module
	Empty           Class = "empty"            // no version
	Wildcard        Class = "wildcard"         // 1.x
	LeadingOperator Class = "leading-operator" // ^1.2
	InnerOperator   Class = "inner-operator"   // 1.2 || 1.3
	Interval        Class = "interval"         // [1.0,2.0)
	Vers            Class = "vers"             // vers:npm/>=1
	Floating        Class = "floating-word"    // latest
	Placeholder     Class = "placeholder"      // ${version}
	URL             Class = "url"              // an address without a commit
	Snapshot        Class = "snapshot"         // 1.0-SNAPSHOT
	Tag             Class = "tag"              // v4 of a GitHub Action
	Exact           Class = "exact"
)

// Pin says whether a version names exactly one release.
type Pin struct {
	Class Class
	// Reason says why it does not, in words that follow the version; "" if it does.
	Reason string
	// Version is the release that an exact version names, without what may stand around it, as in [1.0] and npm:x@1.0: its version, or
	// the full commit. It is "" if the version is not exact, or is an address or a digest of another form.
	Version string
}

// Exact reports whether the version names exactly one release.
func (p Pin) Exact() bool { return p.Class == Exact || p.Class == GoPseudo }

// maxVersion is how long a version may be, in bytes. The longest in registries are of commits and builds, and have fewer than 200.
const maxVersion = 2048

// maxNesting is how many layers of brackets, quotes and names around a version are taken off. A text with more is not a version.
const maxNesting = 8

// Classify returns the class of a version of a package, by the type of its package URL. If there is none, or if this package has
// no grammar for it, a version is only not exact if no ecosystem publishes such versions. Numbers and dots alone are exact
// everywhere but in references to actions: an SBOM states versions, and 1.2 is a usual spelling of one, even where the same text
// in a manifest of a package manager would mean a range.
func Classify(purlType, version string) Pin {
	g := grammarOf(purlType)
	v := strings.TrimSpace(version)
	if isPlain(v) && !g.tagged { // most versions are plain; this saves time
		return Pin{Class: Exact, Version: v}
	}
	if len(v) > maxVersion {
		return Pin{Class: Placeholder, Reason: "is too long to be a version"}
	}
	for range maxNesting {
		pin, inner := g.classify(v)
		if inner == "" {
			return pin
		}
		v = strings.TrimSpace(inner)
	}
	return Pin{Class: Placeholder, Reason: "is nested too deeply to be a version"}
}

// classify returns the class of a text, or the text in it that is to be classified instead.
func (g *grammar) classify(v string) (pin Pin, inner string) {
	if v == "" {
		return Pin{Class: Empty, Reason: "is empty"}, ""
	}
	if len(v) <= maxWord {
		if w, ok := words[strings.ToLower(v)]; ok && !g.released[strings.ToLower(v)] {
			return Pin{Class: w.class, Reason: w.reason}, ""
		}
	}
	found := marksOf(v)
	for _, forms := range [2][]form{common, g.forms} {
		for i := range forms {
			f := &forms[i]
			if f.needs&found == 0 {
				continue
			}
			if f.inner != nil {
				if inner, ok := f.inner(v); ok {
					return Pin{}, inner
				}
			} else if f.is(v) {
				return f.pin(v), ""
			}
		}
	}
	if g.wordless != "" && found&digit == 0 && markOf[v[0]]&letter != 0 {
		return Pin{Class: Floating, Reason: g.wordless}, ""
	}
	return Pin{Class: Exact, Version: v}, ""
}

// pin returns the pin of a text that the form matches.
func (f *form) pin(v string) Pin {
	p := Pin{Class: f.class, Reason: f.reason}
	if f.class == GoPseudo {
		p.Version = v
	} else if f.class == Exact {
		p.Version = commitInside.FindString(v)
	}
	return p
}

// isPlain reports whether a version consists of numbers with single dots between them.
func isPlain(v string) bool {
	if v == "" {
		return false
	}
	for i := range len(v) {
		if c := v[i]; (c < '0' || c > '9') && (c != '.' || i == 0 || v[i-1] == '.') {
			return false
		}
	}
	return true
}

// grammar is how an ecosystem writes versions and requirements.
type grammar struct {
	types []string // of package URLs
	// forms are tried in order, after the common ones; the first that matches decides. What matches none is exact.
	forms []form
	// wordless says what a text without a digit is, where all versions have digits; "" where they need none.
	wordless string
	// released are words of the table that releases of the ecosystem are named by.
	released map[string]bool
	// tagged is true if numbers are tags too.
	tagged bool
}

// form is one way to write something that is not a bare version.
type form struct {
	needs  marks // the form cannot match a text that has none of them
	class  Class
	reason string // "" for exact versions
	is     func(v string) bool
	// inner returns the text that is classified instead, such as that in brackets. A form has either is or inner.
	inner func(v string) (string, bool)
}

var byType = func() map[string]*grammar {
	m := map[string]*grammar{}
	for _, g := range grammars {
		for _, t := range g.types {
			m[t] = g
		}
	}
	return m
}()

func grammarOf(purlType string) *grammar {
	if g := byType[purlType]; g != nil {
		return g
	}
	if g := byType[strings.ToLower(purlType)]; g != nil {
		return g
	}
	return generic
}

// grammars are all grammars but generic.
var grammars = []*grammar{
	npm, pypi, maven, golang, cargo, nuget, gem, composer, debian, rpm, apk, oci, githubActions, conan, hex, pub, swift, cocoapods,
	conda, cabal, julia, helm, terraform,
}

// marks are the kinds of characters in a text.
type marks uint32

const (
	digit marks = 1 << iota
	x
	operator
	star
	space
	bracket
	comma
	pipe
	path // : / \ @ #
	template
	plus
	minus
	quote
	dot
	letter
	semicolon

	anything = 1<<32 - 1
)

var markOf = func() (table [256]marks) {
	for chars, m := range map[string]marks{
		"0123456789": digit, "xX": x, "<>=~^!": operator, "*": star, " \t\r\n\v\f": space, "[](){}": bracket, ",": comma,
		"|": pipe, ":/\\@#": path, "$#{%@_<": template, "+": plus, "-": minus, "\"'`": quote, ".": dot, ";": semicolon,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ": letter,
	} {
		for i := range len(chars) {
			table[chars[i]] |= m
		}
	}
	for i := 0x80; i < 256; i++ { // such as ≥, – and typographic quotes
		table[i] = operator | space | quote
	}
	return table
}()

func marksOf(v string) (found marks) {
	for i := range len(v) {
		found |= markOf[v[i]]
	}
	return found
}
