package contract

import (
	"slices"
	"strings"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// schemeDemand is how the requirements of a document use a scheme.
type schemeDemand struct {
	demanded bool
	scopes   []string        // sorted
	usages   []*resolve.Node // the requirements that name it
	// operations counts the operations of paths that accept it, alone those that accept it as the only credential.
	operations, alone int
	beside            map[string]bool // for an API key: the other API keys that are demanded together with it
	// opens counts, for each scope, the operations that it opens without another scope.
	opens map[string]scopeUse
}

// maxBeside bounds how many API keys are listed that are demanded together with one: n keys have n others each.
const maxBeside = 100

// scopeUse counts the operations that a scope opens.
type scopeUse struct {
	reads, writes int
	alters        []string // the operations that surely change something
}

// schemeDemands finds out how the requirements of a document use each scheme.
func schemeDemands(doc *document) map[*scheme]*schemeDemand {
	demands := map[*scheme]*schemeDemand{}
	for _, sc := range doc.schemes.list {
		demands[sc] = &schemeDemand{beside: map[string]bool{}, opens: map[string]scopeUse{}}
	}
	for _, s := range doc.securities {
		for _, a := range s.alternatives {
			for _, r := range a {
				if d := demands[r.scheme]; d != nil {
					d.demanded = true
					d.usages = append(d.usages, r.at)
					d.scopes = append(d.scopes, r.scopes...)
				}
			}
		}
	}
	for _, op := range doc.operations {
		if op.isServed() && op.security != nil {
			countOperation(op, demands)
		}
	}
	for _, d := range demands {
		d.scopes = sortUnique(d.scopes)
	}
	demandTargets(doc, demands)
	return demands
}

// countOperation counts an operation for the schemes that it accepts, and for the scopes that open it.
func countOperation(op *operation, demands map[*scheme]*schemeDemand) {
	type scope struct {
		scheme *scheme
		name   string
	}
	used, alone, opened := map[*scheme]bool{}, map[*scheme]bool{}, map[scope]bool{}
	for _, a := range op.security.alternatives {
		for _, r := range a {
			if r.scheme == nil {
				continue
			}
			used[r.scheme] = true
			if len(a) == 1 && len(r.scopes) == 1 {
				opened[scope{r.scheme, r.scopes[0]}] = true
			}
		}
		keys := a.alone()
		for _, r := range keys {
			alone[r.scheme] = true
			for _, o := range keys[:min(len(keys), maxBeside+1)] {
				if beside := demands[r.scheme].beside; o.name != r.name && len(beside) < maxBeside {
					beside[o.name] = true
				}
			}
		}
	}
	for sc := range used {
		demands[sc].operations++
	}
	for sc := range alone {
		demands[sc].alone++
	}
	for s := range opened {
		use := demands[s.scheme].opens[s.name]
		if op.isSafe() || readsByPost(op) {
			use.reads++
		} else {
			use.writes++
			if alters(op) {
				use.alters = append(use.alters, op.name)
			}
		}
		demands[s.scheme].opens[s.name] = use
	}
}

var (
	// queryWords are words in paths and names of operations that read by POST, because a query string is too short for what they
	// are given.
	queryWords = []string{
		"search", "searches", "query", "queries", "list", "get", "find", "lookup", "fetch", "read", "filter", "filters", "count", "export", "exports", "report",
		"reports", "validate", "check", "preview", "calculate", "estimate", "compare", "retrieve", "download", "graphql",
	}
	// commandWords begin the summary or operationId of an operation that changes something.
	commandWords = []string{
		"create", "creates", "add", "adds", "update", "updates", "delete", "deletes", "remove", "removes", "set", "sets", "send", "sends", "cancel",
		"cancels", "assign", "assigns", "invite", "invites", "register", "revoke", "revokes", "upload", "uploads", "modify", "edit", "archive", "publish",
	}
)

// alters reports whether it is sure that an operation changes something.
func alters(op *operation) bool {
	switch op.method {
	case "PUT", "PATCH", "DELETE":
		return true
	case "POST":
		begins := func(text string) bool {
			list := words(text)
			return len(list) > 0 && slices.Contains(commandWords, list[0])
		}
		return !readsByPost(op) && (begins(op.at.Get("operationId").String()) || begins(op.at.Get("summary").String()) ||
			slices.ContainsFunc(op.responses, func(r operationResponse) bool { return r.key == "201" }))
	}
	return false
}

// readsByPost reports whether the names of an operation say that it reads by POST.
func readsByPost(op *operation) bool {
	if op.method != "POST" {
		return false
	}
	isQuery := func(w string) bool { return slices.Contains(queryWords, w) }
	segments := strings.FieldsFunc(op.path, func(r rune) bool { return r == '/' || r == ':' })
	summary := words(op.at.Get("summary").String())
	return slices.ContainsFunc(words(op.at.Get("operationId").String()), isQuery) ||
		len(summary) > 0 && isQuery(strings.TrimSuffix(summary[0], "s")) ||
		len(segments) > 0 && slices.ContainsFunc(words(segments[len(segments)-1]), isQuery)
}

// readVerbs are the verbs of operations that read, or that work out an answer from what they are given.
var readVerbs = []string{
	"search", "query", "list", "get", "find", "lookup", "fetch", "read", "count", "retrieve", "filter", "return", "pull",
	"recognize", "analyze", "analyse", "detect", "calculate", "convert", "translate", "render", "preview", "compare", "estimate", "parse", "classify",
}

// workings are nouns for what an operation works out and gives back.
var workings = []string{"calculation", "estimation", "conversion", "simulation", "translation", "comparison"}

// surelyReads reports whether a POST says by its verb that it reads: at the beginning of the operationId, of the last word of
// the path or of the summary, or by the header with which a client names the method that it means. A POST that does what the GET
// of its path does reads as well.
func surelyReads(op *operation) bool {
	if op.method != "POST" {
		return false
	}
	for _, p := range op.parameters {
		if p.Get("in").String() == "header" && strings.EqualFold(p.Get("name").String(), "X-HTTP-Method-Override") &&
			slices.Contains(textItems(p.Get("schema").Get("enum")), "GET") {
			return true
		}
	}
	id, summary := words(op.at.Get("operationId").String()), words(op.at.Get("summary").String())
	isCommand := func(w string) bool { return slices.Contains(commandWords, w) }
	if slices.ContainsFunc(id, isCommand) || len(summary) > 0 && isCommand(summary[0]) {
		return false
	}
	segments := strings.FieldsFunc(op.path, func(r rune) bool { return r == '/' || r == ':' })
	last := ""
	if n := len(segments); n > 0 && !strings.Contains(segments[n-1], "{") {
		last = segments[n-1]
	}
	begins := func(list []string) bool { return len(list) > 0 && slices.Contains(readVerbs, singularOf(list[0])) }
	named := words(last)
	works := len(named) > 0 && slices.Contains(workings, singularOf(named[len(named)-1]))
	return begins(id) || begins(summary) || begins(named) || works || isTwin(op, "get")
}

// isTwin reports whether an operation has the summary of another operation of its path.
func isTwin(op *operation, method string) bool {
	summary := op.at.Get("summary").String()
	return summary != "" && summary == op.item.with(method).Get(method).Get("summary").String()
}

// demandTargets marks the schemes to which demanded schemes refer: to demand an alias is to demand its target.
func demandTargets(doc *document, demands map[*scheme]*schemeDemand) {
	declared := map[*yaml.Node][]*scheme{}
	for _, sc := range doc.schemes.list {
		if sc.entry != nil {
			declared[sc.entry.ID()] = append(declared[sc.entry.ID()], sc)
		}
	}
	passed := map[*yaml.Node]bool{}
	for _, sc := range doc.schemes.list {
		for at := sc.entry; at != nil && demands[sc].demanded && !passed[at.ID()]; {
			passed[at.ID()] = true
			ref, ok := resolve.Reference(at.Node)
			if !ok {
				break
			}
			if at = doc.refs.Resolve(at, ref); at == nil {
				break
			}
			for _, target := range declared[at.ID()] {
				demands[target].demanded = true
			}
		}
	}
}
