package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// generator makes the SBOMs of Go modules. No package of the npm registry that we know ships an SBOM in many versions.
const generator = "github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0"

// modules are Go modules, each with consecutive versions, of which sbompairs makes SBOMs. The checksum database of Go pins them.
var modules = []struct {
	path     string
	versions []string
}{
	{"github.com/spf13/cobra", []string{"v1.5.0", "v1.6.0", "v1.7.0", "v1.8.0", "v1.9.1", "v1.10.0"}},
	{"github.com/spf13/viper", []string{"v1.16.0", "v1.17.0", "v1.18.0", "v1.19.0", "v1.20.0", "v1.21.0"}},
	{"github.com/gin-gonic/gin", []string{"v1.7.7", "v1.8.1", "v1.9.0", "v1.9.1", "v1.10.0", "v1.11.0"}},
}

// writeSBOMPairs writes SBOMs of each two consecutive versions of the modules, as writePairs does. It needs Go and the network.
func writeSBOMPairs(folder string) error {
	if err := exec.Command("git", "init", "--quiet", folder).Run(); err != nil {
		return fmt.Errorf("make a repository of %s: %w", folder, err)
	}
	for _, m := range modules {
		var before []byte
		for _, version := range m.versions {
			after, err := moduleSBOM(m.path, version)
			if err != nil {
				return err
			}
			pair := filepath.Join(folder, strings.ReplaceAll(strings.TrimPrefix(m.path, "github.com/"), "/", "-")+"-"+version)
			for side, data := range map[string][]byte{"before": before, "after": after} {
				if before == nil {
					break
				}
				if err := os.MkdirAll(filepath.Join(pair, side), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(pair, side, "api.cdx.json"), data, 0o644); err != nil {
					return err
				}
			}
			before = after
		}
	}
	return nil
}

// moduleSBOM returns the SBOM of a version of a module, with the licences that the generator recognises.
func moduleSBOM(module, version string) ([]byte, error) {
	out, err := exec.Command("go", "mod", "download", "-json", module+"@"+version).Output()
	if err != nil {
		return nil, fmt.Errorf("download %s %s: %w", module, version, err)
	}
	var downloaded struct{ Dir string }
	if err := json.Unmarshal(out, &downloaded); err != nil {
		return nil, fmt.Errorf("download %s %s: %w", module, version, err)
	}
	temp, err := os.MkdirTemp("", "precision")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	if err := os.CopyFS(filepath.Join(temp, "module"), os.DirFS(downloaded.Dir)); err != nil {
		return nil, err
	}
	file := filepath.Join(temp, "bom.json")
	command := exec.Command("go", "run", generator, "mod", "-json", "-licenses", "-output", file, filepath.Join(temp, "module"))
	command.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
	command.Dir = temp
	if message, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("make the SBOM of %s %s: %w: %s", module, version, err, bytes.TrimSpace(message))
	}
	return os.ReadFile(file)
}
