package main

import (
	"runtime/debug"
	"testing"
)

func TestCommitOfABuild(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	for name, test := range map[string]struct {
		info debug.BuildInfo
		want string
	}{
		"in a work tree":        {debug.BuildInfo{Settings: []debug.BuildSetting{setting("vcs.revision", "0123abcd"), setting("vcs.modified", "false")}}, " (commit 0123abcd)"},
		"with changes":          {debug.BuildInfo{Settings: []debug.BuildSetting{setting("vcs.revision", "0123abcd"), setting("vcs.modified", "true")}}, " (commit 0123abcd, modified)"},
		"by go install":         {debug.BuildInfo{Main: debug.Module{Version: "v0.0.0-20261127202856-0123456789ab"}}, " (commit 0123456789ab)"},
		"of a release":          {debug.BuildInfo{Main: debug.Module{Version: "v0.1.0"}}, ""},
		"without version":       {debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}, ""},
		"of nothing that knows": {debug.BuildInfo{}, ""},
	} {
		if got := commitOf(&test.info); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}
