package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// shippers are Go modules whose tests and examples hold SBOMs of other programs. The checksum database of Go pins them.
var shippers = []goModule{
	{"github.com/anchore/syft", "v1.57.1"},
	{"github.com/anchore/grype", "v0.121.3"},
	{"github.com/aquasecurity/trivy", "v0.74.0"},
	{"github.com/CycloneDX/cyclonedx-gomod", "v1.10.0"},
	{"github.com/google/osv-scalibr", "v0.5.3"},
	{"github.com/sigstore/cosign/v2", "v2.6.5"},
	{"github.com/spdx/tools-golang", "v0.6.0-rc4"},
}

// makers are programs that make SBOMs of folders, each with the number of folders that it reads, and the forms that it writes.
var makers = []maker{
	{"syft", "github.com/anchore/syft/cmd/syft@v1.57.1", "dir:", 60, []string{"scan", "-q"}, []madeForm{
		{"cyclonedx-json@1.6", "-o cyclonedx-json@1.6=", ".cdx.json"},
		{"cyclonedx-xml@1.6", "-o cyclonedx-xml@1.6=", ".cdx.xml"},
		{"spdx-json@2.3", "-o spdx-json@2.3=", ".spdx.json"},
		{"spdx-tag-value@2.3", "-o spdx-tag-value@2.3=", ".spdx"},
		{"spdx-json@3.0", "-o spdx-json@3.0=", ".spdx3.json"},
	}},
	{"trivy", "github.com/aquasecurity/trivy/cmd/trivy@v0.74.0", "", 60, []string{"fs", "-q", "--offline-scan", "--skip-version-check", "--disable-telemetry"}, []madeForm{
		{"cyclonedx", "--format cyclonedx --output ", ".cdx.json"},
		{"spdx-json", "--format spdx-json --output ", ".spdx.json"},
		{"spdx", "--format spdx --output ", ".spdx"},
	}},
	{"syft", "github.com/anchore/syft/cmd/syft@v1.57.1", "dir:", 120, []string{"scan", "-q"}, []madeForm{
		{"spdx-json@3.0", "-o spdx-json@3.0=", ".spdx3.json"}, // hardly anybody publishes SPDX 3 yet
	}},
}

type goModule struct{ path, version string }

type maker struct {
	name, program, scheme string
	folders               int
	args                  []string
	forms                 []madeForm
}

type madeForm struct{ name, flag, extension string }

// isSBOM matches texts that are SBOMs, and isSchema those that describe the form of SBOMs.
var (
	isSBOM   = regexp.MustCompile(`"bomFormat"\s*:\s*"CycloneDX"|"spdxVersion"\s*:\s*"SPDX|(?m:^SPDXVersion:)|(?m:^spdxVersion:)|xmlns="http://cyclonedx.org/schema/bom|spdx\.org/rdf/3`)
	isSchema = regexp.MustCompile(`json-schema\.org|XMLSchema"|^package `)
	// fixtures matches folders in which the modules hold lock files and installed packages, from which SBOMs can be made.
	fixtures = regexp.MustCompile(`/(cataloger|extractor/filesystem/\w+|dependency/parser|fanal/analyzer/\w+)/.*/testdata$|/cataloger/\w+/testdata$`)
)

// writeSBOMs writes the SBOMs in the modules, and those that programs make of the test data of the modules, to a folder. It needs Go and
// the network.
func writeSBOMs(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	seen := map[[32]byte]bool{}
	var folders []string
	for _, m := range shippers {
		dir, err := m.download()
		if err != nil {
			return err
		}
		err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if fixtures.MatchString(filepath.ToSlash(path)) {
					folders = append(folders, path)
				}
				return nil
			}
			data, err := os.ReadFile(path)
			sum := sha256.Sum256(data)
			if err != nil || seen[sum] || slices.Contains([]string{".md", ".snap", ".go"}, filepath.Ext(path)) || !isSBOM.Match(data) || isSchema.Match(data[:min(len(data), 1000)]) {
				return err
			}
			seen[sum] = true
			name, err := filepath.Rel(dir, path)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(folder, flat(m.path)+"--"+flat(name)), data, 0o644)
		})
		if err != nil {
			return fmt.Errorf("%s: %w", m.path, err)
		}
	}
	return makeSBOMs(folder, folders)
}

// makeSBOMs lets each maker read some of the folders, chosen at random, and write an SBOM of each in a form that is chosen at random.
func makeSBOMs(folder string, folders []string) error {
	programs, err := os.MkdirTemp("", "precision")
	if err != nil {
		return err
	}
	defer os.RemoveAll(programs)
	slices.Sort(folders)
	random := rand.New(rand.NewPCG(seed, 0))
	for _, m := range makers {
		install := exec.Command("go", "install", m.program)
		install.Env = append(os.Environ(), "GOBIN="+programs, "GOEXPERIMENT=jsonv2") // trivy needs the experiment
		if message, err := install.CombinedOutput(); err != nil {
			return fmt.Errorf("install %s: %w: %s", m.program, err, bytes.TrimSpace(message))
		}
		for _, i := range random.Perm(len(folders))[:min(m.folders, len(folders))] {
			form := m.forms[random.IntN(len(m.forms))]
			if err := m.make(programs, folders[i], form, folder); err != nil {
				fmt.Fprintln(os.Stderr, "precision:", err) // some test data is broken on purpose
			}
		}
	}
	return nil
}

// make writes an SBOM of a folder of test data.
func (m maker) make(programs, from string, form madeForm, to string) error {
	temp, err := os.MkdirTemp("", "precision")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	scanned := filepath.Join(temp, "app") // test data is what the programs leave out
	if err := os.CopyFS(scanned, os.DirFS(from)); err != nil {
		return err
	}
	_, below, _ := strings.Cut(from, "@") // the path of the module's copy differs between machines
	out := filepath.Join(to, "made--"+m.name+"--"+flat(strings.TrimSuffix(below, "/testdata"))+form.extension)
	args := append(slices.Clone(m.args), strings.Fields(form.flag+out)...)
	command := exec.Command(filepath.Join(programs, m.name), append(args, m.scheme+scanned)...)
	if message, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s of %s: %w: %s", m.name, below, err, message[:min(len(message), 200)])
	}
	return nil
}

// download returns the folder of a module.
func (m goModule) download() (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", m.path+"@"+m.version).Output()
	if err != nil {
		return "", fmt.Errorf("download %s %s: %w", m.path, m.version, err)
	}
	var downloaded struct{ Dir string }
	err = json.Unmarshal(out, &downloaded)
	return downloaded.Dir, err
}

// flat returns a path as the name of one file.
func flat(path string) string { return strings.ReplaceAll(filepath.ToSlash(path), "/", "-") }
