package model

import (
	"runtime/debug"
	"sync"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// Version is the version of sealint. It is a constant so that it survives "go install" from a shallow clone.
const Version = "0.1.0"

// builtOf is the commit of which the action for GitHub builds this program: the linker sets it. The sources of an action are in no
// repository.
var builtOf string

// build says of what the program was built, as far as it knows.
type build struct {
	tag      string // of a release
	commit   string // the id; of a module from a proxy only the first 12 digits
	modified bool   // the sources were not those of the commit
}

var thisBuild = sync.OnceValue(func() build {
	if info, ok := debug.ReadBuildInfo(); ok && builtOf == "" {
		return buildOf(info)
	}
	return build{commit: builtOf}
})

// buildOf returns what the go command has written down about the module or the work tree.
func buildOf(info *debug.BuildInfo) (b build) {
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.commit = s.Value
		case "vcs.modified":
			b.modified = s.Value == "true"
		}
	}
	version := info.Main.Version
	switch {
	case module.IsPseudoVersion(version) && b.commit == "":
		b.commit, _ = module.PseudoVersionRev(version) // it has one
	case !module.IsPseudoVersion(version) && semver.IsValid(version) && semver.Build(version) == "":
		b.tag = version
	}
	b.modified = b.modified || semver.Build(version) == "+dirty"
	return b
}

// revision is the tag or commit at which the sources are to be found; main if that is not known.
func (b build) revision() string {
	switch {
	case b.modified:
		return "main"
	case b.tag != "":
		return b.tag
	case b.commit != "":
		return b.commit
	}
	return "main"
}

// text is the version and the commit.
func (b build) text() string {
	switch {
	case b.commit == "":
		return Version
	case b.modified:
		return Version + " (commit " + b.commit + ", modified)"
	}
	return Version + " (commit " + b.commit + ")"
}

// SourceRevision is the tag or the id of the commit of which this program was built; the id may be cut to 12 digits. It is main if
// nobody knows.
func SourceRevision() string { return thisBuild().revision() }

// VersionText is the version of this program for people, with the commit if that is known.
func VersionText() string { return thisBuild().text() }

// documentation is the address of the folder docs at the version of this program.
func documentation() string {
	return "https://github.com/sealint/sealint/blob/" + SourceRevision() + "/docs/"
}
