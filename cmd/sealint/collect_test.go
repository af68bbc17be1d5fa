package main

import (
	"runtime/debug"
	"testing"
)

// Little memory is used generously, much of it never more than twice.
func TestCollectionPercent(t *testing.T) {
	for _, test := range []struct {
		live uint64
		want int
	}{
		{0, 400}, {1 << 20, 400}, {60 << 20, 400}, {100 << 20, 200}, {150 << 20, 100}, {1 << 30, 100}, {1 << 40, 100},
	} {
		if got := collectionPercent(test.live); got != test.want {
			t.Errorf("%d bytes in use: %d percent, want %d", test.live, got, test.want)
		}
	}
}

// What the user sets in the environment of Go is left as it is.
func TestCollectionIsTheUsersToSet(t *testing.T) {
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOGC", "")
			t.Setenv("GOMEMLIMIT", "")
			t.Setenv(name, "123")
			before := debug.SetGCPercent(77)
			defer debug.SetGCPercent(before)
			paceCollection()
			if got := debug.SetGCPercent(77); got != 77 {
				t.Errorf("with %s set, the program sets GOGC to %d", name, got)
			}
		})
	}
}
