package manifest

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/package-url/packageurl-go"

	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/pin"
)

// byDigest matches a reference that ends in a digest.
var byDigest = regexp.MustCompile(`(?i)@(sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$`)

// namesContent reports whether a reference to an image, or a package URL, ends in a digest.
func namesContent(ref string) bool {
	if strings.HasPrefix(ref, "pkg:") {
		if purl, err := packageurl.FromString(ref); err == nil {
			ref = "@" + purl.Version
		}
	}
	return byDigest.MatchString(ref)
}

// otherFiles are the ends of names of files that are no images.
var otherFiles = []string{
	".tar", ".gz", ".tgz", ".xz", ".zst", ".bz2", ".zip", ".7z", ".jar", ".war", ".ear", ".whl", ".egg", ".gem", ".nupkg", ".crate", ".apk", ".aab", ".ipa", ".deb", ".rpm",
	".exe", ".dll", ".so", ".dylib", ".msi", ".dmg", ".pkg", ".bin", ".hex", ".wasm", ".js", ".mjs", ".py", ".json", ".yaml", ".yml",
}

// namesImage reports whether a reference to an artifact names a container image. A URL names some file.
func namesImage(ref string) bool {
	if strings.HasPrefix(ref, "pkg:") {
		purl, err := packageurl.FromString(ref)
		return err == nil && (purl.Type == "docker" || purl.Type == "oci")
	}
	ref = strings.TrimPrefix(ref, "docker://")
	name, _, _ := strings.Cut(ref, "@")
	return name != "" && !strings.Contains(name, "://") &&
		!slices.ContainsFunc(otherFiles, func(end string) bool { return strings.HasSuffix(strings.ToLower(name), end) })
}

// encryptedSchemes are the URL schemes that run over TLS or SSH.
var encryptedSchemes = []string{"https", "wss", "grpcs", "ftps", "sftp", "mqtts", "amqps", "ldaps", "rediss", "kafka+ssl", "ssh"}

func parseURL(text string, at []string) URLFacts {
	out := URLFacts{At: at, Text: text}
	scheme, rest, _ := strings.Cut(text, "://")
	out.Scheme = strings.ToLower(scheme)
	out.Encrypted = slices.Contains(encryptedSchemes, out.Scheme)
	if u, err := url.Parse("x://" + rest); err == nil {
		out.Loopback = source.IsLoopback(strings.ToLower(u.Hostname()))
		if u.User != nil {
			u.User = url.User("redacted")
			out.Text = scheme + strings.TrimPrefix(u.String(), "x")
		}
	}
	return out
}

func parseDependency(text string, at ...string) DependencyFacts {
	d := DependencyFacts{At: at, PURL: text}
	purl, err := packageurl.FromString(text)
	if err != nil {
		d.Problem = "it is not a package URL"
		return d
	}
	d.Name, d.Version = path.Join(purl.Namespace, purl.Name), purl.Version
	image := purl.Type == "oci" || purl.Type == "docker"
	switch p := pin.Classify(purl.Type, purl.Version); {
	case p.Class == pin.Empty:
		d.Problem = "it has no version"
	case !p.Exact():
		d.Problem = "its version " + purl.Version + " " + p.Reason
	case image && !namesContent(text):
		d.Problem = "its tag " + purl.Version + " can be moved; name the image by digest"
	default:
		d.Exact = true
	}
	return d
}
