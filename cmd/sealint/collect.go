package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A run is short and allocates steadily: a higher GOGC saves about a third of its time. For large documents it would cost
// up to five times their memory. A memory limit (GOMEMLIMIT) is no way out: once most of the memory below it is in use, one
// collection follows the other.
const (
	rareCollection  = 400       // percent, while little is in use
	usualCollection = 100       // percent, however much is in use
	modest          = 600 << 20 // bytes that a run may take without more frequent collections
)

// paceCollection sets how often garbage is collected, and sets it anew after every collection. It changes nothing where
// the user has set GOGC or GOMEMLIMIT.
func paceCollection() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(rareCollection)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var again func(*[16]byte)
	again = func(marker *[16]byte) { // the marker is garbage: a collection has ended
		metrics.Read(live)
		debug.SetGCPercent(collectionPercent(live[0].Value.Uint64()))
		runtime.SetFinalizer(marker, again)
	}
	runtime.SetFinalizer(new([16]byte), again)
}

// collectionPercent is by how much the memory in use may grow before the next collection.
func collectionPercent(live uint64) int {
	if live == 0 {
		return rareCollection
	}
	room := max(modest, 2*live) - live
	return int(min(rareCollection, max(usualCollection, room*100/live)))
}
