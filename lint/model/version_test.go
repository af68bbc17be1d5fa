package model

import (
	"runtime/debug"
	"testing"
)

func TestBuildsKnowTheirSources(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for _, c := range []struct{ version, commit, modified, revision, text string }{
		{"v0.1.0", "", "", "v0.1.0", Version},
		{"v0.1.0", commit, "false", "v0.1.0", Version + " (commit " + commit + ")"},
		{"v0.0.0-20260701120000-0123456789ab", "", "", "0123456789ab", Version + " (commit 0123456789ab)"},
		{"v0.2.1-0.20260701120000-0123456789ab", commit, "false", commit, Version + " (commit " + commit + ")"},
		{"(devel)", commit, "false", commit, Version + " (commit " + commit + ")"},
		{"", "", "", "main", Version},
		{"(devel)", "", "", "main", Version},
		{"v0.0.0-20260701120000-0123456789ab+dirty", commit, "true", "main", Version + " (commit " + commit + ", modified)"},
		{"v0.0.0-20260701120000-0123456789ab+dirty", "", "", "main", Version + " (commit 0123456789ab, modified)"},
		{"(devel)", commit, "true", "main", Version + " (commit " + commit + ", modified)"},
	} {
		b := buildOf(&debug.BuildInfo{Main: debug.Module{Version: c.version}, Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: c.commit}, {Key: "vcs.modified", Value: c.modified},
		}})
		if b.revision() != c.revision || b.text() != c.text {
			t.Errorf("%+v: %s, %s", c, b.revision(), b.text())
		}
	}
}
