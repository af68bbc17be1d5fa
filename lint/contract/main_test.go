package contract_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain collects garbage as rarely as the program does (cmd/sealint/collect.go): otherwise collection takes a fifth of the
// time of these tests.
func TestMain(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	os.Exit(m.Run())
}
