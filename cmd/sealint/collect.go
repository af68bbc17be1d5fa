package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// A higher garbage collection percentage (GOGC) saves about a third of the time of a short run. But it multiplies the memory
// for large documents, so the percentage falls when more memory is in use. A memory limit (GOMEMLIMIT) is no alternative: the
// collector runs almost without pause when most of the memory below the limit is in use.
const (
	rareCollection  = 400       // percent, while little memory is in use
	usualCollection = 100       // percent, the lower bound
	modest          = 300 << 20 // bytes that a run may use before collections become more frequent
)

// paceCollection sets the garbage collection percentage, and sets it again after every collection.
// It changes nothing where the user has set GOGC or GOMEMLIMIT.
func paceCollection() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(rareCollection)
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var again func(*[16]byte)
	again = func(marker *[16]byte) { // runs after each collection, because the marker is garbage
		metrics.Read(live)
		debug.SetGCPercent(collectionPercent(live[0].Value.Uint64()))
		runtime.SetFinalizer(marker, again)
	}
	runtime.SetFinalizer(new([16]byte), again)
}

// collectionPercent returns by how many percent the live memory, in bytes, may grow before the next collection.
func collectionPercent(live uint64) int {
	if live == 0 {
		return rareCollection
	}
	room := max(modest, 2*live) - live
	return int(min(rareCollection, max(usualCollection, room*100/live)))
}
