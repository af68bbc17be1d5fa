package model

import (
	"runtime/debug"
	"testing"
)

func TestPagesAreThoseOfTheBuild(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for _, c := range []struct{ version, revision, modified, want string }{
		{"v0.1.0", "", "", "v0.1.0"},
		{"v0.1.0", commit, "false", "v0.1.0"},
		{"v0.0.0-20260701120000-0123456789ab", "", "", "0123456789ab"},
		{"v0.2.1-0.20260701120000-0123456789ab", commit, "false", commit},
		{"(devel)", commit, "false", commit},
		{"", "", "", "main"},
		{"(devel)", "", "", "main"},
		{"v0.0.0-20260701120000-0123456789ab+dirty", commit, "true", "main"},
		{"(devel)", commit, "true", "main"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: c.version}, Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: c.revision}, {Key: "vcs.modified", Value: c.modified},
		}}
		if got := revisionOf(info); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
