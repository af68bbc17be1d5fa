package pin

import "testing"

var golangSpellings = spellings{
	Exact: {
		"v1.2.3", "1.2.3", "v2.0.0+incompatible", "v1.0.0-rc.1", "go1.21.5", "1.21", "1.22rc1", "kubernetes-1.14.0", commit,
		"v0.0.0", "v1.2.3+meta",
	},
	GoPseudo: {
		"v0.0.0-20240116215550-a9fa1716bcac", "v1.2.4-0.20191109021931-daa7c04131f5",
		"v1.2.3-pre.0.20191109021931-daa7c04131f5", "v2.0.1-0.20191109021931-daa7c04131f5+incompatible",
		"0.0.0-20240116215550-a9fa1716bcac",
	},
	LeadingOperator: {
		">=v1.2.3", "<v1.2.3", "<=v1", ">v1.5.6", "^1.2",
	},
	Wildcard: {
		"v1", "v1.2", "v1.x", "v1.2.*",
	},
	Floating: {
		"latest", "upgrade", "patch", "main", "master", "HEAD", "feature", "(devel)", "devel go1.27-0123456",
		"refs/heads/main", "dev",
	},
	Placeholder: {
		"v0.0.0-00010101000000-000000000000", "none", "unknown", "(unknown)",
	},
	URL: {
		"../x", "./x", "/srv/x",
	},
	Snapshot: {
		"v1.2.3+dirty", "v0.0.0-20240116215550-a9fa1716bcac+dirty", "v1.2.4-0.20240116215550-a9fa1716bcac+dirty",
		"v2.0.0+incompatible.dirty",
	},
}

func TestGo(t *testing.T) { golangSpellings.check(t, "golang") }
