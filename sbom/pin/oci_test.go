package pin

import "testing"

var ociSpellings = spellings{
	Exact: {
		"sha256:" + sha256, "SHA256:" + sha256, "latest@sha256:" + sha256, "1.27@sha256:" + sha256, "1.27", "1.27-alpine",
		"3.19", "v2.3.4", "bookworm-20240101-slim", "stable-20240101", ":1.27", "3.14.3-debian13-dev", "1.27-dev",
	},
	Wildcard: {
		"1.x", "v2.x",
	},
	Floating: {
		"latest", "LATEST", "stable", "edge", "main", "nightly", "rolling", "dev", "latest-alpine", "lts", ":latest",
		"canary",
	},
	Placeholder: {
		"${TAG}", "{{ .Values.image.tag }}", "unknown", "<none>",
	},
	Snapshot: {
		"1.0-SNAPSHOT",
	},
}

func TestOCI(t *testing.T) { ociSpellings.check(t, "oci") }
