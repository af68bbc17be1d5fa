package lint

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// WaiverList are the waivers of a run.
type WaiverList struct {
	// Complete is true if the run judged the whole repository, so that it is known which waivers are unused.
	Complete bool
	Waivers  []ListedWaiver
}

// ListedWaiver is a waiver and how it stands.
type ListedWaiver struct {
	WaiverState
	Status   WaiverStatus
	Location model.Location
	// For says what the waiver is for: the document and the place, or the fingerprint.
	For string
	// Pruned is true if the waiver was removed. ByHand says why it could not be, although it is not needed.
	Pruned bool
	ByHand string
}

// WaiverStatus is how a waiver stands.
type WaiverStatus string

// The statuses, the first that is true of a waiver.
const (
	WaiverMalformed WaiverStatus = "malformed"
	WaiverEarly     WaiverStatus = "early"    // it is created later than today
	WaiverExpired   WaiverStatus = "expired"  // its last day is over
	WaiverExceeded  WaiverStatus = "exceeded" // it matches more than its limit, and hides nothing
	WaiverUnused    WaiverStatus = "unused"   // it matches nothing
	WaiverShadowed  WaiverStatus = "shadowed" // others hide all that it matches
	WaiverExpires   WaiverStatus = "expires soon"
	WaiverLive      WaiverStatus = "live"
)

// Waivers runs the linter, and lists the waivers of the configuration and the documents. With prune, it removes those that are
// expired or unused; after a run that is not complete, it removes none.
func (l *Linter) Waivers(ctx context.Context, in Input, prune bool) (*WaiverList, error) {
	if err := in.setToday(); err != nil {
		return nil, err
	}
	result, err := l.Run(ctx, in)
	if err != nil {
		return nil, err
	}
	list := &WaiverList{Complete: len(result.Report.Problems) == 0 && len(in.Paths) == 0}
	for _, w := range result.Waivers {
		list.Waivers = append(list.Waivers, ListedWaiver{
			WaiverState: w, Status: status(w), For: aim(&w.Waiver),
			Location: locatePlaces(result.decided.documents[w.Place.Path], w.Place.Path, []model.Place{w.Place})[0],
		})
	}
	if prune && list.Complete {
		l.prune(list.Waivers, result.decided.documents)
	}
	return list, nil
}

// status is the status of a waiver.
func status(w WaiverState) WaiverStatus {
	switch {
	case w.State == "malformed":
		return WaiverMalformed
	case w.State == "early":
		return WaiverEarly
	case w.State == "expired":
		return WaiverExpired
	case w.Exceeded:
		return WaiverExceeded
	case w.Matched == 0 && w.Judged:
		return WaiverUnused
	case w.Shadowed:
		return WaiverShadowed
	case w.Soon:
		return WaiverExpires
	}
	return WaiverLive
}

// aim says what a waiver is for.
func aim(w *model.Waiver) string {
	words := []string{w.Document}
	if w.Within != nil {
		words = append(words, w.Within.Path+source.EncodePointer(w.Within.Pointer))
	}
	for _, m := range gate.Write(w) {
		for _, at := range m.Members {
			words = append(words, at.Key+" "+at.Value)
		}
	}
	words = append(words, w.Fingerprint)
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), ", ")
}

// prune removes waivers that are not needed any more.
func (l *Linter) prune(waivers []ListedWaiver, documents map[string]*source.Document) {
	byList := map[string][]int{} // the indexes of the waivers of a list in a file
	var lists []string           // in order
	for i := range waivers {
		w := &waivers[i]
		if w.Status != WaiverExpired && w.Status != WaiverUnused {
			continue
		}
		list := fmt.Sprint(w.Place.Path, "\x00", w.Place.Document, "\x00", source.EncodePointer(w.Place.Pointer[:len(w.Place.Pointer)-1]))
		if byList[list] == nil {
			lists = append(lists, list)
		}
		byList[list] = append(byList[list], i)
	}
	for _, list := range lists {
		members := byList[list]
		err := l.removeFrom(documents, waivers, members)
		for _, i := range members {
			if waivers[i].Pruned = err == nil; err != nil {
				waivers[i].ByHand = err.Error()
			}
		}
	}
}

// removeFrom removes waivers of one list.
func (l *Linter) removeFrom(documents map[string]*source.Document, waivers []ListedWaiver, members []int) error {
	place := waivers[members[0]].Place
	doc := documents[place.Path]
	if doc == nil {
		return errors.New("the file cannot be edited")
	}
	read := l.readAgain
	if waivers[members[0]].Waiver.Form == model.WaiverInConfig {
		read = readSettings
	}
	var indexes []int
	for _, i := range members {
		at := waivers[i].Place.Pointer
		var index int
		if _, err := fmt.Sscan(at[len(at)-1], &index); err != nil {
			return err
		}
		indexes = append(indexes, index)
	}
	text, err := gate.NewText(doc.File, read)
	if err != nil {
		return err
	}
	old := text.Bytes()
	if err := text.Remove(place.Document, place.Pointer[:len(place.Pointer)-1], indexes); err != nil {
		return err
	}
	return doc.File.Replace(old, text.Bytes())
}
