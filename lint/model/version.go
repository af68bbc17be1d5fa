package model

import (
	"runtime/debug"
	"sync"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// Version is the version of sealint. It is a constant so that it survives "go install" from a shallow clone.
const Version = "0.1.0"

// builtOf is the commit of which the action of GitHub builds this program: the linker sets it. The sources of an action are in no
// repository.
var builtOf string

// documentation is the address of the folder docs at the version of this program.
func documentation() string {
	return "https://github.com/sealint/sealint/blob/" + SourceRevision() + "/docs/"
}

// SourceRevision is the tag or the id of the commit of which this program was built; the id may be cut to 12 digits. It is main if
// nobody knows.
var SourceRevision = sync.OnceValue(func() string {
	if builtOf != "" {
		return builtOf
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "main"
	}
	return revisionOf(info)
})

// revisionOf returns the tag or commit that the go command has written down: that of the module, or of the work tree. A work tree
// with changes is none of its commits.
func revisionOf(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	version := info.Main.Version
	revision := settings["vcs.revision"]
	switch {
	case settings["vcs.modified"] == "true", semver.Build(version) != "":
		return "main"
	case module.IsPseudoVersion(version):
		if short, err := module.PseudoVersionRev(version); err == nil && revision == "" {
			revision = short
		}
	case semver.IsValid(version):
		return version
	}
	if revision != "" {
		return revision
	}
	return "main"
}
