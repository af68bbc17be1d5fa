package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// stateCounts counts the findings of a run by their states. What somebody has accepted is not counted.
type stateCounts struct {
	New       int `json:"new"`
	Grown     int `json:"grown"`
	Unchanged int `json:"unchanged"`
	Database  int `json:"database"`
	Fixed     int `json:"fixed"`
}

func countStates(r *model.Report) stateCounts {
	c := stateCounts{Fixed: len(r.Fixed)}
	for _, f := range r.Findings {
		switch f.State {
		case model.New:
			c.New++
		case model.Grown:
			c.Grown++
		case model.Unchanged:
			c.Unchanged++
		case model.Database:
			c.Database++
		}
	}
	return c
}

// words lists the states that findings have.
func (c stateCounts) words() string {
	parts := []string{fmt.Sprintf("%d new", c.New)}
	for _, n := range []struct {
		count int
		words string
	}{{c.Grown, "grown"}, {c.Unchanged, "unchanged"}, {c.Database, "about advisories of which the base has the component, too"}, {c.Fixed, "fixed"}} {
		if n.count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n.count, n.words))
		}
	}
	return strings.Join(parts, ", ")
}

// waiverAdded is the rule about waivers that a change adds or extends. Whoever approves the change has to see them, so reports name them
// in their summary or first, also where findings of their severity are not shown.
const waiverAdded = "gate/waiver-added"

// shortRevision is the beginning of a commit id, as people write it.
func shortRevision(id string) string { return id[:min(len(id), 7)] }

// baseWords names what the documents were compared with.
func baseWords(b *model.Base) string {
	var ids []string
	for _, id := range b.Revisions {
		if id != "" { // files that git does not have
			ids = append(ids, shortRevision(id))
		}
	}
	switch text := strings.Join(ids, " and "); {
	case text == "":
		return b.Words
	case b.Words != "":
		return text + " (" + b.Words + ")"
	default:
		return text
	}
}

// pairWords says which document of the base one of the head is taken for.
func pairWords(p model.DocumentPair) string {
	return fmt.Sprintf("%s is taken for the former %s: %s.", p.After, p.Before, p.Reason)
}

// withoutUnchanged leaves out the findings that the base has, too, where these do not count.
func (v view) withoutUnchanged() []model.Finding {
	if v.Base == nil || !v.Base.NewOnly {
		return v.shown
	}
	return slices.DeleteFunc(slices.Clone(v.shown), func(f model.Finding) bool { return f.State.Known() && !v.Fails(f) })
}

// jsonBase is what the documents were compared with.
type jsonBase struct {
	Revisions      []string    `json:"revisions"`
	Words          string      `json:"words"`
	NewOnly        bool        `json:"new_only"`
	PolicyFromHead bool        `json:"policy_from_head"`
	States         stateCounts `json:"states"`
	Pairs          []jsonPair  `json:"pairs"`
}

// jsonPair is a document of the base under another path than in the head.
type jsonPair struct {
	Before string `json:"before"`
	After  string `json:"after"`
	Reason string `json:"reason"`
}

func baseForJSON(r *model.Report) *jsonBase {
	if r.Base == nil {
		return nil
	}
	b := &jsonBase{append([]string{}, r.Base.Revisions...), r.Base.Words, r.Base.NewOnly, r.Base.PolicyFromHead, countStates(r), []jsonPair{}}
	for _, p := range r.Base.Pairs {
		b.Pairs = append(b.Pairs, jsonPair(p))
	}
	return b
}
