package model

import (
	"regexp"
	"runtime/debug"
)

// Version is the version of sealint. It is a constant, so that "go install" of any commit yields it. A release changes it here.
const Version = "0.1.0"

// Commit returns the id of the commit of which this program was built. It is empty if the program does not know it: it was built of
// changed sources, of a module of the proxy, which knows only the beginning of the id, or without information about its version.
func Commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if settings["vcs.modified"] != "false" || !commitID.MatchString(settings["vcs.revision"]) {
		return ""
	}
	return settings["vcs.revision"]
}

var commitID = regexp.MustCompile(`^[0-9a-f]{40}$`)
