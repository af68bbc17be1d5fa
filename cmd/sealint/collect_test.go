package main

import "testing"

// Little memory is used generously, much of it never more than twice.
func TestCollectionPercent(t *testing.T) {
	for _, test := range []struct {
		live uint64
		want int
	}{
		{0, 400}, {1 << 20, 400}, {120 << 20, 400}, {200 << 20, 200}, {300 << 20, 100}, {1 << 30, 100}, {1 << 40, 100},
	} {
		if got := collectionPercent(test.live); got != test.want {
			t.Errorf("%d bytes in use: %d percent, want %d", test.live, got, test.want)
		}
	}
}
