package gate

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// InlineKey is the extension that holds the waivers of an object of a contract.
const InlineKey = "x-sealint-waive"

// ignoring is a comment as other linters read it.
var ignoring = regexp.MustCompile(`(?m)(?:^|[ \t])(#[ \t]*sealint:[ \t]*(?:ignore|disable|waive)[^\r\n]*)`)

// Inline lists the waivers in a document: those of a contract and of the files that it refers to stand at objects, those of a
// manifest in metadata.waivers. SBOMs are written by programs and have none.
func Inline(doc *source.Document) []model.Waiver {
	var list []model.Waiver
	switch {
	case doc.Kind == model.SBOM:
		return nil
	case doc.Kind == model.Manifest:
		for i, n := range doc.Nodes() {
			list = append(list, ofManifest(doc, i, n)...)
		}
	case bytes.Contains(doc.Text(), []byte(InlineKey)) && len(doc.Nodes()) > 0:
		list = ofObjects(doc, doc.Nodes()[0], nil)
	}
	if doc.Format == source.YAML {
		for _, at := range comments(doc) {
			list = append(list, model.Waiver{
				Form: model.WaiverComment, Place: model.Place{Path: doc.Path, Span: [2]int{at[0], at[1]}},
				Faults: []model.WaiverFault{{Message: "a comment is no waiver: JSON has none, and programs drop them; " + ways[doc.Kind]}},
			})
		}
	}
	return list
}

// comments lists the regions of comments that look like waivers. The same text may stand in a string.
func comments(doc *source.Document) [][2]int {
	if !bytes.Contains(doc.Text(), []byte("sealint:")) { // the expression takes far longer to find that out
		return nil
	}
	var list [][2]int
	for _, at := range ignoring.FindAllSubmatchIndex(doc.Data, -1) {
		list = append(list, [2]int{at[2], at[3]})
	}
	if len(list) == 0 {
		return nil
	}
	inStrings, inComments := false, ""
	for _, n := range doc.Nodes() {
		strings, comments := scanComments(n.ID())
		inStrings, inComments = inStrings || strings, inComments+comments
	}
	if !inStrings {
		return list
	}
	return slices.DeleteFunc(list, func(at [2]int) bool {
		return !strings.Contains(inComments, strings.TrimSpace(string(doc.Data[at[0]:at[1]])))
	})
}

// scanComments reports whether a string in a tree has a text that looks like a comment with a waiver, and lists the comments.
func scanComments(n *yaml.Node) (inStrings bool, comments string) {
	if n.Kind == yaml.ScalarNode {
		inStrings = ignoring.MatchString(n.Value)
	}
	comments = n.HeadComment + "\n" + n.LineComment + "\n" + n.FootComment + "\n"
	for _, child := range n.Content {
		below, more := scanComments(child)
		inStrings, comments = inStrings || below, comments+more
	}
	return inStrings, comments
}

// ways says how a finding in a document is waived there.
var ways = map[model.DocumentKind]string{
	model.Unknown:  "write " + InlineKey + " at the object",
	model.Contract: "write " + InlineKey + " at the object",
	model.Manifest: "write metadata.waivers",
}

func ofManifest(doc *source.Document, index int, n source.Node) []model.Waiver {
	var list []model.Waiver
	at := model.Place{Path: doc.Path, Document: index}
	waivers := n.Get("metadata").Get("waivers")
	if waivers.Exists() && !waivers.IsList() {
		list = append(list, model.Waiver{
			Form: model.WaiverInManifest, Place: at.Below([]any{"metadata", "waivers"}), Faults: []model.WaiverFault{{Message: "metadata.waivers is no list of waivers"}},
		})
	}
	for i, item := range waivers.Items() {
		w := Read(item, at.Below([]any{"metadata", "waivers", i}), model.WaiverInManifest)
		within := at
		if w.At.Field != "" {
			within.Pointer = strings.Split(w.At.Field, ".")
		}
		w.Within = &within
		list = append(list, w)
	}
	return list
}

// ofObjects reads the waivers at a node and below it.
func ofObjects(doc *source.Document, n source.Node, pointer []string) []model.Waiver {
	var list []model.Waiver
	for key, value := range n.Pairs() {
		if key != InlineKey {
			list = append(list, ofObjects(doc, value, append(slices.Clip(pointer), key))...)
			continue
		}
		within := model.Place{Path: doc.Path, Pointer: pointer}
		at := model.Place{Path: doc.Path, Pointer: append(slices.Clip(pointer), key)}
		if !value.IsList() {
			list = append(list, model.Waiver{
				Form: model.WaiverInContract, Place: at, Faults: []model.WaiverFault{{Message: InlineKey + " is no list of waivers"}},
			})
		}
		for i, item := range value.Items() {
			w := Read(item, at.Below([]any{i}), model.WaiverInContract)
			w.Within = &within
			list = append(list, w)
		}
	}
	for i, item := range n.Items() {
		list = append(list, ofObjects(doc, item, append(slices.Clip(pointer), strconv.Itoa(i)))...)
	}
	return list
}
