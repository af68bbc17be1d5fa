package workspace

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/overlay"
	"github.com/sealint/sealint/lint/source"
)

// overlaid is a contract with overlays. It is made once for all manifests that name the same overlays in the same order.
type overlaid struct {
	doc      *source.Document // of the contract
	actions  []*overlay.Action
	after    *overlaidIndex  // the contract after all actions; nil if they cannot be applied
	problems []model.Problem // if the overlays cannot be applied, why; otherwise what cannot be judged because of them

	causes map[string]*overlay.Action // the actions that are known to cause weakenings, by key
	tried  int                        // how many parts of the actions were applied to find causes
}

// overlaidIndex is a contract after actions.
type overlaidIndex struct {
	*contractIndex
	result *overlay.Result
}

// joinContract compares a manifest with the contract that it names, to which it applies the overlays of the manifest. Without a result,
// the problems say why there is none.
func (w *Workspace) joinContract(m locatedManifest, path string, api *contractIndex) (*contractPlaces, []model.Problem) {
	digest := w.digest(m, path)
	if !slices.ContainsFunc(m.Facts.Spec.Contract.Overlays, isStated) {
		return joinContract(m.Facts, api, digest), nil
	}
	over, problems := w.overlay(m, path, api)
	if over == nil {
		return nil, problems
	}
	return w.joinOverlaid(m, api, over, digest), problems
}

// isStated is false for an item that violates the schema, which is blank.
func isStated(path string) bool { return path != "" }

// overlay applies the overlays of a manifest to a contract.
func (w *Workspace) overlay(m locatedManifest, path string, api *contractIndex) (*overlaid, []model.Problem) {
	over := &overlaid{doc: w.contracts[path].doc, causes: map[string]*overlay.Action{}}
	key := []string{path}
	for i, relative := range m.Facts.Spec.Contract.Overlays {
		if !isStated(relative) {
			continue
		}
		o, problem := w.openOverlay(m, relative, i)
		if problem != nil {
			return nil, []model.Problem{*problem}
		}
		if at, other := o.Extends(over.doc.File); other != "" {
			problem := o.Doc.Problem(model.ProblemReference, "the overlay extends %q, and %s applies it to %s", other, m.doc.Path, path)
			problem.Location = o.Doc.Locate([]model.Place{at})[0]
			return nil, []model.Problem{*problem}
		}
		over.actions, key = append(over.actions, o.Actions...), append(key, o.Doc.Path)
	}
	if known := w.overlaid[strings.Join(key, "\x00")]; known != nil {
		over = known
	} else {
		if w.overlaid == nil {
			w.overlaid = map[string]*overlaid{}
		}
		w.overlaid[strings.Join(key, "\x00")] = over
		over.after, over.problems = over.apply(w.Reader, len(over.actions), api.Problems)
	}
	if over.after == nil {
		return nil, over.problems
	}
	return over, over.problems
}

// apply lowers the contract after its first n actions. The result has the problems that the contract alone does not have.
func (o *overlaid) apply(reader *source.Reader, n int, known []model.Problem) (*overlaidIndex, []model.Problem) {
	result, problem := overlay.Apply(o.doc, o.actions[:n])
	if problem != nil {
		return nil, []model.Problem{*problem}
	}
	api, problems := contract.Lower(result.Doc, reader, func(model.EntityKind) bool { return false })
	if api == nil {
		return nil, problems
	}
	return &overlaidIndex{&contractIndex{API: api}, result}, slices.DeleteFunc(problems, func(p model.Problem) bool {
		return slices.ContainsFunc(known, func(k model.Problem) bool {
			return k.ID == p.ID && k.Message == p.Message && k.Location.Path == p.Location.Path && k.Location.Line == p.Location.Line && k.Location.Column == p.Location.Column
		})
	})
}

// openOverlay reads overlay i of a manifest.
func (w *Workspace) openOverlay(m locatedManifest, relative string, i int) (*overlay.Overlay, *model.Problem) {
	fail := func(format string, args ...any) (*overlay.Overlay, *model.Problem) {
		p := m.doc.Problem(model.ProblemReference, format, args...)
		p.Location = m.doc.Locate([]model.Place{m.Target("spec", "contract", "overlays", i)})[0]
		return nil, p
	}
	if strings.Contains(relative, "://") {
		return fail("overlay %q is a URL; sealint reads files below the root, nothing from the network", relative)
	}
	file, ok := m.doc.File.Join(relative)
	if !ok {
		return fail("overlay %q leads outside the root", relative)
	}
	doc, problem := w.Reader.OpenFragment(file.Resolve())
	switch {
	case problem != nil:
		return fail("overlay %q could not be read: %s", relative, problem.Message)
	case doc.Kind != model.Unknown || len(doc.Nodes()) == 0 || !overlay.IsOverlay(doc.Nodes()[0]):
		return fail("%q is no OpenAPI Overlay: it has no field overlay with the version of the Overlay Specification", relative)
	}
	return overlay.Read(doc)
}

// overlaidPlaces are the places to which the facts about overlays refer.
type overlaidPlaces struct {
	result   *overlay.Result
	weakened []weakening
	listed   model.Place // spec.contract.overlays
}

// find returns the place of a path below contract. inContract finds places in the contract after the overlays.
func (p *overlaidPlaces) find(path []any, inContract func(path []any) model.Place) model.Place {
	if len(path) >= 2 {
		i, isIndex := path[1].(int)
		switch {
		case !isIndex || i < 0:
		case path[0] == "idle" && i < len(p.result.Idle):
			return p.result.Idle[i].Place("target")
		case path[0] == "weakened" && i < len(p.weakened):
			switch w := p.weakened[i]; {
			case len(path) > 2:
				return w.place()
			case w.by != nil:
				return w.by.Means()
			}
			return p.listed
		}
	}
	at := inContract(path)
	if len(path) > 0 && slices.Contains([]any{"classified", "fields", "unlisted"}, path[0]) {
		if class, ok := p.class(at); ok {
			return class
		}
	}
	return p.result.Place(at)
}

// class returns the place in an overlay of the classification that holds for a field: its own, that of the schema to which it refers, or
// that of the nearest object around it. It returns false if that is in the contract.
func (p *overlaidPlaces) class(field model.Place) (at model.Place, ok bool) {
	const key = "x-data-classification"
	root := p.result.Doc.Nodes()[0]
	for tokens := field.Pointer; len(tokens) > 0; tokens = tokens[:len(tokens)-1] {
		owners := [][]string{tokens}
		if ref, local := strings.CutPrefix(root.Lookup(tokens).Get("$ref").String(), "#/"); local {
			owners = append(owners, source.DecodePointer("/"+ref))
		}
		for _, owner := range owners {
			if root.Lookup(owner).Get(key).Exists() {
				at = p.result.Place(model.Place{Path: field.Path, Pointer: append(slices.Clone(owner), key)})
				return at, at.Path != field.Path
			}
		}
	}
	return at, false
}

// joinOverlaid compares a manifest with a contract after overlays, and says which demands of the contract have become weaker. The version
// and the title are those of the contract's file.
func (w *Workspace) joinOverlaid(m locatedManifest, api *contractIndex, over *overlaid, digest string) *contractPlaces {
	without := joinedCopy(m.Facts, api)
	at := over.after
	p := joinContract(m.Facts, at.contractIndex, digest)
	facts := m.Facts.Contract
	facts.Title, facts.Version = without.facts.Title, without.facts.Version
	for _, a := range at.result.Idle {
		facts.Idle = append(facts.Idle, manifest.IdleActionFacts{Name: a.Target})
	}
	p.overlays = &overlaidPlaces{result: at.result, listed: m.Target("spec", "contract", "overlays")}
	p.overlays.weakened = weakenings(without, joined{facts, p})
	over.attribute(w.Reader, m.Facts, without, p.overlays.weakened)
	for _, weaker := range p.overlays.weakened {
		facts.Weakened = append(facts.Weakened, weaker.WeakeningFacts)
	}
	return p
}

// joined is the comparison of a manifest with a contract.
type joined struct {
	facts  *manifest.ContractFacts
	places *contractPlaces
}

// joinedCopy compares a manifest with a contract, and leaves the facts of the manifest as they are.
func joinedCopy(facts *manifest.IntegrationFacts, api *contractIndex) joined {
	c := *facts
	c.Contract = newContractFacts()
	places := joinContract(&c, api, "")
	return joined{c.Contract, places}
}

// maxTried is the largest number of parts of the actions that are applied to find the actions that weaken a contract, for all manifests
// with the same overlays.
const maxTried = 16

// attribute finds the action that causes each weakening, by applying fewer of them. It leaves out those for which more than maxTried
// parts would have to be applied.
func (o *overlaid) attribute(reader *source.Reader, facts *manifest.IntegrationFacts, without joined, weakened []weakening) {
	found := map[int]map[string]bool{} // the weakenings after the first actions, by how many
	after := func(n int) map[string]bool {
		if found[n] == nil && o.tried < maxTried {
			o.tried++
			found[n] = map[string]bool{}
			if at, _ := o.apply(reader, n, nil); at != nil {
				for _, w := range weakenings(without, joinedCopy(facts, at.contractIndex)) {
					found[n][w.key()] = true
				}
			}
		}
		return found[n]
	}
	for i, w := range weakened {
		if o.causes[w.key()] == nil {
			o.causes[w.key()] = o.cause(w, after)
		}
		weakened[i].by = o.causes[w.key()]
	}
}

// cause finds the action that causes a weakening; nil if that takes too long. after returns the weakenings after the first n actions.
func (o *overlaid) cause(w weakening, after func(n int) map[string]bool) *overlay.Action {
	low, high := 0, len(o.actions) // the contract is weaker after high actions, and not after low
	for high-low > 1 {
		middle := (low + high) / 2
		switch at := after(middle); {
		case at == nil:
			return nil
		case at[w.key()]:
			high = middle
		default:
			low = middle
		}
	}
	return o.actions[low]
}

func (w weakening) key() string { return w.Kind + "\x00" + w.Name + "\x00" + strconv.Itoa(w.number) }
