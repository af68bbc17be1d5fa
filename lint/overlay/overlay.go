// Package overlay reads OpenAPI Overlays (Overlay Specification 1.0 and 1.1) and applies them to the nodes of a contract. The result
// knows for each of its places in which file it is written: in the contract, or in an overlay.
package overlay

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/suggest"
	"github.com/sealint/sealint/sbom/quote"
)

// Overlay is an overlay document.
type Overlay struct {
	Doc     *source.Document
	Actions []*Action

	extends string
}

// Action is one action of an overlay.
type Action struct {
	// Overlay is the overlay that holds the action.
	Overlay *Overlay
	// Target is the JSONPath of what the action changes, as the overlay writes it.
	Target string

	index  int
	target *path
	update *yaml.Node // without aliases; nil if the action has none
	remove bool
	copied *path // of what the action copies; nil if it copies nothing
}

// Place returns the place of the action, or of what is below it.
func (a *Action) Place(below ...string) model.Place {
	return model.Place{Path: a.Overlay.Doc.Path, Pointer: a.pointer(below...)}
}

func (a *Action) pointer(below ...string) []string {
	return append([]string{"actions", strconv.Itoa(a.index)}, below...)
}

// Means returns the place of what the action does: its remove, copy or update.
func (a *Action) Means() model.Place { return a.Place(a.means()) }

func (a *Action) means() string {
	switch {
	case a.remove:
		return "remove"
	case a.copied != nil:
		return "copy"
	}
	return "update"
}

// IsOverlay reports whether a node is the root of an overlay: it states the version of the Overlay Specification.
func IsOverlay(n source.Node) bool { return n.Get("overlay").IsScalar() }

// supported matches the versions of the Overlay Specification that are read.
var supported = regexp.MustCompile(`^1\.[01](\.[0-9]+)?$`)

// fields are the fields of an overlay and of an action. Extensions (x-) are allowed beside them and have no effect.
var (
	fields       = []string{"overlay", "info", "extends", "actions"}
	actionFields = []string{"target", "description", "update", "remove", "copy"}
)

// Read reads an overlay. The problem is the first thing in the document that is wrong: an overlay is applied as a whole or not at all.
func Read(doc *source.Document) (*Overlay, *model.Problem) {
	root := doc.Nodes()[0]
	fail := func(id, format string, args ...any) func(pointer ...string) (*Overlay, *model.Problem) {
		return func(pointer ...string) (*Overlay, *model.Problem) {
			return nil, problemAt(doc, pointer, id, format, args...)
		}
	}
	version := root.Get("overlay")
	switch {
	case len(doc.Nodes()) > 1:
		return fail(model.ProblemSyntax, "holds several YAML documents; an overlay must be alone in its file")()
	case !supported.MatchString(version.String()):
		return fail(model.ProblemUnsupported, "Overlay %s is not supported; sealint reads versions 1.0 and 1.1", quote.Text(version.String()))("overlay")
	}
	if key, meant := unknownField(root, fields); key != "" {
		return fail(model.ProblemSyntax, "an overlay has no field %s%s", quote.Text(key), meant)(key)
	}
	for _, key := range []string{"title", "version"} {
		if !root.Get("info").Get(key).IsScalar() {
			return fail(model.ProblemSyntax, "info of an overlay must state %s", key)("info", key)
		}
	}
	o := &Overlay{Doc: doc, extends: root.Get("extends").String()}
	actions := root.Get("actions")
	if !actions.IsList() || actions.Len() == 0 {
		return fail(model.ProblemSyntax, "actions of an overlay must be a list of at least one action")("actions")
	}
	size := 0
	for i, n := range actions.Items() {
		a, problem := o.readAction(i, n, &size)
		if problem != nil {
			return nil, problem
		}
		o.Actions = append(o.Actions, a)
	}
	return o, nil
}

// readAction reads one action. size counts the nodes of all updates of the overlay, whose aliases are replaced.
func (o *Overlay) readAction(i int, n source.Node, size *int) (*Action, *model.Problem) {
	a := &Action{Overlay: o, index: i, Target: n.Get("target").String(), remove: n.Get("remove").IsTrue()}
	fail := func(id string, below []string, format string, args ...any) (*Action, *model.Problem) {
		return nil, problemAt(o.Doc, a.pointer(below...), id, format, args...)
	}
	if key, meant := unknownField(n, actionFields); key != "" {
		return fail(model.ProblemSyntax, []string{key}, "an action has no field %s%s", quote.Text(key), meant)
	}
	if !n.Get("target").IsString() {
		return fail(model.ProblemSyntax, []string{"target"}, "an action must have a target, which is a JSONPath")
	}
	if _, ok := n.Get("remove").Bool(); n.Get("remove").Exists() && !ok {
		return fail(model.ProblemSyntax, []string{"remove"}, "remove must be true or false")
	}
	var err error
	if a.target, err = compile(a.Target); err != nil {
		return fail(model.ProblemUnsupported, []string{"target"}, "the target %s", err)
	}
	update, copied := n.Get("update"), n.Get("copy")
	switch {
	case a.remove: // takes precedence over update and copy (Overlay Specification, Action Object)
		return a, nil
	case update.Exists() && copied.Exists():
		return fail(model.ProblemSyntax, []string{"copy"}, "an action cannot both update and copy; make two actions of it")
	case copied.Exists():
		if a.copied, err = compile(copied.String()); err != nil {
			return fail(model.ProblemUnsupported, []string{"copy"}, "copy %s", err)
		}
	case update.Exists():
		if a.update = plain(update, size); a.update == nil {
			return fail(model.ProblemUnsupported, []string{"update"}, "the updates of the overlay stand for more than %d values", maxAdded)
		}
	default:
		return fail(model.ProblemSyntax, nil, "an action must have update, remove or copy")
	}
	return a, nil
}

// Extends returns the place of extends, and what it names, if that is another file than the contract. A URL is not compared: nothing is
// read from the network, and a contract that a provider publishes at a URL has a copy in the repository.
func (o *Overlay) Extends(contract source.File) (at model.Place, other string) {
	at = model.Place{Path: o.Doc.Path, Pointer: []string{"extends"}}
	u, err := url.Parse(o.extends)
	switch {
	case o.extends == "", err == nil && (u.Scheme != "" && u.Scheme != "file" || u.Host != ""):
		return at, ""
	case err != nil || u.Scheme == "file":
		return at, o.extends
	}
	if file, ok := o.Doc.File.Join(u.Path); ok && file.Resolve().Path == contract.Resolve().Path {
		return at, ""
	}
	return at, o.extends
}

// unknownField returns a member of an object that is neither one of the fields nor an extension, and the end of a message that says
// which one was probably meant.
func unknownField(n source.Node, fields []string) (key, meant string) {
	for key := range n.Pairs() {
		if slices.Contains(fields, key) || strings.HasPrefix(key, "x-") {
			continue
		}
		if near := suggest.Nearest(key, fields); near != "" {
			meant = ", did you mean " + near + "?"
		}
		return key, meant
	}
	return "", ""
}

func problemAt(doc *source.Document, pointer []string, id, format string, args ...any) *model.Problem {
	p := doc.Problem(id, format, args...)
	p.Location = doc.Locate([]model.Place{{Path: doc.Path, Pointer: pointer}})[0]
	return p
}
