package workspace

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/secret"
	"github.com/sealint/sealint/lint/source"
)

// maxOverlaySecrets is how many secrets of overlays the facts of a manifest name. All are masked.
const maxOverlaySecrets = 100

// findOverlaySecrets looks for secrets in the overlays of a manifest, and masks them in excerpts and messages. It does not depend on the
// contract: an overlay that cannot be applied has its secrets all the same. It returns the places of the facts.
func (w *Workspace) findOverlaySecrets(m locatedManifest) (places []model.Place) {
	m.Facts.OverlaySecrets = []manifest.OverlaySecretFacts{}
	if m.Facts.Spec.Contract == nil {
		return nil
	}
	var read []string
	for _, relative := range slices.Compact(slices.Clone(m.Facts.Spec.Contract.Overlays)) {
		file, ok := m.doc.File.Join(relative)
		if !ok || !isStated(relative) || strings.Contains(relative, "://") {
			continue
		}
		doc, problem := w.Reader.OpenFragment(file.Resolve())
		if problem != nil || doc.Kind != model.Unknown || slices.Contains(read, doc.Path) {
			continue
		}
		read = append(read, doc.Path)
		for i, node := range doc.Nodes() {
			findSecrets(doc, node, "", nil, func(field string, pointer []string, found secret.Match) {
				if len(places) < maxOverlaySecrets {
					places = append(places, model.Place{Path: doc.Path, Document: i, Pointer: slices.Clone(pointer)})
					m.Facts.OverlaySecrets = append(m.Facts.OverlaySecrets, manifest.OverlaySecretFacts{Overlay: doc.Path, Field: field, Kind: found.Kind, Shown: secret.Mask(found.Secret)})
				}
			})
		}
	}
	return places
}

// prose are fields of overlays and contracts whose texts are for people. What their names say is no sign of a secret.
var prose = []string{"description", "summary", "title", "target", "copy"}

// findSecrets calls tell for each secret in the keys and strings below a node, and masks it. The calls share the memory of at.
func findSecrets(doc *source.Document, n source.Node, field string, at []string, tell func(field string, at []string, found secret.Match)) {
	for key, value := range n.Pairs() {
		for _, found := range secret.Find("", key, true) {
			doc.RedactInKey(n, key, found.Secret)
			tell("a key", at, found)
		}
		findSecrets(doc, value, key, append(at, key), tell)
	}
	for i, item := range n.Items() {
		findSecrets(doc, item, field, append(at, strconv.Itoa(i)), tell)
	}
	if text, ok := n.Text(); ok {
		for _, found := range secret.Find(field, text, slices.Contains(prose, field)) {
			doc.RedactIn(n, found.Secret)
			tell(field, at, found)
		}
	}
}
