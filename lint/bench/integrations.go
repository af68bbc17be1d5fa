package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// manifests writes n manifests over n/10 contracts.
func manifests(f *folder, n int) {
	contracts := max(n/10, 1)
	contractFiles("yaml", false)(f, contracts)
	for i := range n {
		c := i % contracts
		manifest(f, fmt.Sprintf("integrations/client%d.integration.yaml", i), i, fmt.Sprintf("../apis/%02d/store%d.yaml", c%50, c), func(w *text) {
			w.add("    operations: [list%d, create%d]\n", i%5, (i+1)%5)
		}, func(w *text) { w.add("      - https://store%d.acme.internal/v1\n", c) })
	}
}

// manifest writes one manifest of a contract.
func manifest(f *folder, name string, i int, contract string, operations, endpoints func(w *text)) {
	f.text(name, func(w *text) {
		w.add("apiVersion: sealint/v1\nkind: Integration\nmetadata: {name: client%d, owner: team-store}\nspec:\n  direction: outbound\n  contract:\n    path: %s\n", i, contract)
		operations(w)
		w.add("  identity:\n    clientId: client%d\n    method: oauth2\n    grant: client_credentials\n    tokenUrl: https://id.acme.internal/token\n    scopes: [write]\n  transport:\n    endpoints:\n", i)
		endpoints(w)
	})
}

// endpoints writes a manifest of n endpoints over a contract of n servers.
func endpoints(f *folder, n int) {
	f.text("api.yaml", func(w *text) {
		w.add("openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {operationId: get, responses: {'200': {description: d}}}}}\nservers:\n")
		for i := range n {
			w.add("- url: https://host%d.acme.internal/v1\n", i)
		}
	})
	manifest(f, "client.integration.yaml", 0, "api.yaml", func(w *text) { w.add("    operations: [get]\n") }, func(w *text) {
		for i := range n {
			w.add("      - https://host%d.acme.internal/v1\n", n-1-i)
		}
	})
}

// staged writes a git repository of n files, of which ten are contracts, and stages a change of one of these.
func staged(f *folder, n int) {
	contractFiles("yaml", false)(f, min(n, 10))
	for i := range max(n-10, 0) {
		f.text(fmt.Sprintf("src/%02d/file%d.go", i%40, i), func(w *text) { w.add("package p%d\n\nconst name%[1]d = \"file\"\n", i) })
	}
	f.git("init", "-q", "-b", "main")
	f.git("add", "-A")
	f.git("-c", "user.name=bench", "-c", "user.email=bench@acme.internal", "-c", "commit.gpgsign=false", "commit", "-q", "--no-verify", "-m", "base")
	if f.err == nil {
		file, err := os.OpenFile(filepath.Join(f.dir, "apis/00/store0.yaml"), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			f.err = err
			return
		}
		_, f.err = file.WriteString("    Unused: {type: string, maxLength: 3, pattern: '^a*$'}\n")
		file.Close()
	}
	f.git("add", "-A")
}

// git runs git in the folder, without the settings of the user.
func (f *folder) git(args ...string) {
	if f.err != nil {
		return
	}
	cmd := exec.Command("git", args...)
	cmd.Dir = f.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		f.err = fmt.Errorf("git %s: %w\n%s", args[0], err, out)
	}
}
