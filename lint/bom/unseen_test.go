package bom_test

import (
	"strconv"
	"strings"
	"testing"
)

// TestVerdictsInUnseenDocuments holds what was wrong when findings in documents that no test had seen were read (docs/precision.md).
func TestVerdictsInUnseenDocuments(t *testing.T) {
	const config = "profile: strict\nselect: ['sbom/version-*', sbom/action-not-by-commit, sbom/purl-name-mismatch]\n"
	subject := func(version, purl string) string {
		return `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"component":{"type":"application","bom-ref":"s","name":"shop",` + "\n" +
			`"version":"` + version + `","purl":"` + purl + `"}}}`
	}
	image := func(name, purl string) string {
		return cdx(`{"type":"container","bom-ref":"a","name":"`+name+`","version":"1.0",`+"\n"+`"purl":"`+purl+`"}`, "")
	}
	tagged := func(version, purl string) string {
		return cdx(`{"type":"container","bom-ref":"a","name":"python",`+"\n"+`"version":"`+version+`"`+purl+`}`, "")
	}
	digest := "sha256:" + strings.Repeat("0a", 32)
	checkVerdicts(t, config, []verdict{
		// The subject is not a dependency: it has the version that it has.
		{"a subject with a tag of two numbers", "a.json", subject("v1.2", "pkg:golang/shop.example/shop@v1.2"), nil},
		{"a subject built from a commit", "a.json", subject("v0.0.0-20260102030405-0123456789ab", "pkg:golang/shop.example/shop@v0.0.0-20260102030405-0123456789ab"), nil},
		{"a subject built from a branch", "a.json", subject("main", "pkg:golang/shop.example/shop@main"), nil},
		{"a subject that is a snapshot", "a.json", subject("1.0-SNAPSHOT", "pkg:maven/shop/shop@1.0-SNAPSHOT"), nil},
		{"a subject that is an action", "a.json", subject("v4", "pkg:githubactions/shop/shop@v4"), nil},
		{"a subject with a template that was not filled in", "a.json", subject("${project.version}", "pkg:maven/shop/shop"), []string{"2:11 sbom/version-placeholder"}},

		// Names of images.
		{"an image with its tag", "a.json", image("shop/till:1.0", "pkg:oci/till@sha256%3A"+digest[7:]), nil},
		{"an image with its registry", "a.json", image("localhost:5001/shop/till", "pkg:oci/till@sha256%3A"+digest[7:]), nil},
		{"an image with its registry, tag and digest", "a.json", image("localhost:5001/shop/till:1.0@"+digest, "pkg:docker/shop/till@1.0"), nil},
		{"an image of another name", "a.json", image("shop/till:1.0", "pkg:oci/cart@sha256%3A"+digest[7:]), []string{"3:8 sbom/purl-name-mismatch"}},

		// Variants of images.
		{"a variant of an image", "a.json", tagged("3.14.3-debian13-dev", `,"purl":"pkg:docker/python@3.14.3-debian13-dev"`), nil},
		{"a variant of an image without a package URL", "a.json", tagged("3.14.3-debian13-dev", ""), nil},
		{"a build in development", "a.json", tagged("3.14.3-dev", ""), []string{"3:11 sbom/version-snapshot"}},

		// Versions that somebody removed.
		{"a redacted version", "a.json", cdx(library("a", "\n"+`"version":"REDACTED"`), ""), []string{"4:11 sbom/version-placeholder"}},
		{"a redacted version of Go", "a.json", cdx(library("a", "\n"+`"version":"REDACTED","purl":"pkg:golang/part-a@REDACTED"`), ""), []string{"4:11 sbom/version-placeholder"}},

		// What trivy scanned, in documents of producers that do not name it.
		{"a lock file that trivy scanned", "a.json", spdx(`{"SPDXID":"SPDXRef-Application-150e605f5f17224d","name":"jar"}`), nil},
		{"a binary that trivy scanned", "a.json", spdx(`{"SPDXID":"SPDXRef-Application-4b412cf3f25d2574-till","name":"usr/bin/till"}`), nil},
		{"a folder that trivy scanned", "a.json", spdx(`{"SPDXID":"SPDXRef-Filesystem-12d960c003a8275b","name":"shop"}`), nil},
		{"an application that is named so", "a.json", spdx(`{"SPDXID":"SPDXRef-Application-till",` + "\n" + `"name":"till"}`), []string{"5:8 sbom/version-missing"}},
	})
	checkVerdicts(t, "select: [sbom/hash-missing]\n", []verdict{
		// The verification code is a digest of all files of a package (OpenChain Telco 1.1, 3.2; CISA, third edition, 2.5).
		{"a verification code", "a.json", spdx(`{"SPDXID":"SPDXRef-a","name":"a","versionInfo":"1.0","packageVerificationCode":{"packageVerificationCodeValue":"` + strings.Repeat("0a", 20) + `"}}`), nil},
		{"an empty verification code", "a.json", spdx(`{"SPDXID":"SPDXRef-a",` + "\n" + `"name":"a","versionInfo":"1.0","packageVerificationCode":{"packageVerificationCodeValue":""}}`), []string{"5:8 sbom/hash-missing"}},
	})
	checkVerdicts(t, "select: [sbom/no-identifier, sbom/lic-missing, sbom/supplier-missing, sbom/producer-missing, sbom/hash-missing, sbom/version-missing]\n", []verdict{
		{"a lock file", "a.json", cdx(`{"type":"application","name":"shop/pubspec.lock"}`, ""), nil},
		{"a binary that was scanned", "a.json", cdx(`{"type":"application","name":"usr/bin/till","properties":[{"name":"aquasecurity:trivy:Class","value":"lang-pkgs"}]}`, ""), nil},
		{"a package that is named as a lock file", "a.json", cdx(`{"type":"library","name":"go.mod",`+"\n"+`"purl":"pkg:golang/shop.example/go.mod"}`, ""), []string{
			"2:26 sbom/hash-missing", "2:26 sbom/lic-missing", "2:26 sbom/producer-missing", "2:26 sbom/supplier-missing", "2:26 sbom/version-missing",
		}},
	})
	several := func(purls ...string) string {
		var components []string
		for i, purl := range purls {
			name, version, _ := strings.Cut(purl[strings.LastIndexByte(purl, '/')+1:], "@")
			components = append(components, "\n"+`{"type":"library","bom-ref":"`+strconv.Itoa(i)+`","name":"`+name+`","version":"`+version+`","purl":"`+purl+`"}`)
		}
		return cdx(strings.Join(components, ","), "")
	}
	named := func(cpe string) string {
		return cdx(`{"type":"application","name":"a",`+"\n"+`"cpe":"`+cpe+`"}`, "")
	}
	checkVerdicts(t, "select: [sbom/cpe-invalid]\n", []verdict{
		{"an edition for a target", "a.json", named("cpe:2.3:a:servmask:all-in-one_wp_migration:7.78:*:*:*:free:wordpress:*:*"), nil},
		{"a language", "a.json", named("cpe:2.3:a:shop:till:1.0:*:*:en-us:pro:*:*:*"), nil},
		{"no language", "a.json", named("cpe:2.3:a:shop:till:1.0:*:*:english_:*:*:*:*"), []string{"3:7 sbom/cpe-invalid"}},
	})
	checkVerdicts(t, "select: [sbom/multi-version, sbom/purl-invalid, sbom/hash-degenerate]\n", []verdict{
		{"platforms of a gem", "a.json", several("pkg:gem/nokogiri@1.19.3", "pkg:gem/nokogiri@1.19.3-x86_64-linux-gnu", "pkg:gem/nokogiri@1.19.3-java", "pkg:gem/nokogiri@1.19.3-arm64-darwin"), nil},
		{"versions of a gem", "a.json", several("pkg:gem/nokogiri@1.19.3-java", "pkg:gem/nokogiri@1.19.2-java"), []string{"3:61 sbom/multi-version nokogiri is listed in several versions: 1.19.3-java, 1.19.2-java"}},
		{"a version that is not known", "a.json", several("pkg:maven/a/lang3@UNKNOWN", "pkg:maven/a/lang3@3.12.0"), nil},
		{"a version that is not known between others", "a.json", several("pkg:maven/a/lang3@UNKNOWN", "pkg:maven/a/lang3@3.12.0", "pkg:maven/a/lang3@3.12.1"), []string{"4:58 sbom/multi-version lang3 is listed in several versions: 3.12.0, 3.12.1"}},
		{"spellings of a version", "a.json", several("pkg:npm/a@1.2.0", "pkg:npm/a@v1.2.0", "pkg:npm/a@=1.2.0"), nil},
		{"spellings of a version of Python", "a.json", several("pkg:pypi/a@1.2", "pkg:pypi/a@1.2.0"), nil},
		{"versions of Maven", "a.json", several("pkg:maven/a/b@1.2", "pkg:maven/a/b@1.2.0"), []string{"3:54 sbom/multi-version"}},
		{"a model without a namespace", "a.json", several("pkg:huggingface/bert-base@043235d6088ecd3dd5fb5ca3592b6913fd516027"), nil},
		{"an empty file", "a.json", cdx(`{"type":"file","name":"empty.s","hashes":[{"alg":"SHA-1","content":"da39a3ee5e6b4b0d3255bfef95601890afd80709"}]}`, ""), nil},
		{"an empty package", "a.json", cdx(`{"type":"library","name":"a","hashes":[{"alg":"SHA-1",`+"\n"+`"content":"da39a3ee5e6b4b0d3255bfef95601890afd80709"}]}`, ""), []string{"3:11 sbom/hash-degenerate"}},
	})
}
