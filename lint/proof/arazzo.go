package proof

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/sbom/quote"
)

// readArazzo reads an Arazzo description, version 1.x.
func (p *Proof) readArazzo(root source.Node) *model.Problem {
	if version := root.Get("arazzo").String(); !strings.HasPrefix(version, "1.") {
		return p.problem([]string{"arazzo"}, "Arazzo %s is not supported; sealint reads 1.x", shown(root.Get("arazzo")))
	}
	sources := root.Get("sourceDescriptions")
	if !sources.IsList() {
		return p.problem([]string{"sourceDescriptions"}, "sourceDescriptions must be an array and is %s", shown(sources))
	}
	for _, item := range sources.Items() {
		kind := item.Get("type").String()
		if kind == "" {
			kind = "openapi"
		}
		p.Sources = append(p.Sources, Source{item.Get("name").String(), item.Get("url").String(), kind})
	}
	workflows := root.Get("workflows")
	if !workflows.IsList() {
		return p.problem([]string{"workflows"}, "workflows must be an array and is %s", shown(workflows))
	}
	p.readActions(root.Get("components").Get("successActions"), "components", "successActions")
	p.readActions(root.Get("components").Get("failureActions"), "components", "failureActions")
	for i, workflow := range workflows.Items() {
		at := []string{"workflows", strconv.Itoa(i)}
		p.readLinks(workflow, at, "successActions", "failureActions")
		steps := workflow.Get("steps")
		if !steps.IsList() {
			if !p.miss(append(at, "steps"), "the steps of a workflow must be an array and are %s", shown(steps)) {
				return nil
			}
			continue
		}
		for j, step := range steps.Items() {
			if !p.readStep(step, append(at[:2:2], "steps", strconv.Itoa(j))) {
				return nil
			}
		}
	}
	return nil
}

// readStep reads a step. It returns false if the others need not be read.
func (p *Proof) readStep(step source.Node, at []string) bool {
	below := func(name string) []string { return append(at[:len(at):len(at)], name) }
	p.readLinks(step, at, "onSuccess", "onFailure")
	switch {
	case step.Get("operationId").Exists():
		return p.readOperationID(step.Get("operationId"), below("operationId"))
	case step.Get("operationPath").Exists():
		return p.readOperationPath(step.Get("operationPath"), below("operationPath"))
	case step.Get("workflowId").Exists():
		p.readWorkflowID(step.Get("workflowId"), below("workflowId"))
		return len(p.Problems) <= maxProblems
	case step.Get("channelPath").Exists(): // a message of an AsyncAPI description
		return true
	}
	return p.miss(at, "a step names neither an operation nor a workflow")
}

// readOperationID reads an operationId, in front of which may stand the source description that has it.
func (p *Proof) readOperationID(n source.Node, at []string) bool {
	text := n.String()
	if text == "" {
		return p.miss(at, "the operationId of a step is %s", shown(n))
	}
	call := Call{At: p.place(at...), ID: text, Source: -1}
	if name, id, ok := p.prefix(text); ok {
		if call.Source = p.source(name); call.Source < 0 || id == "" {
			return p.miss(at, "no source description of %s has an operation of this name", quote.Text(text))
		}
		call.ID = id
	}
	if call.Source >= 0 && p.Sources[call.Source].Kind == "asyncapi" {
		return true
	}
	return p.add(call)
}

// inSource matches a text of the form $sourceDescriptions.NAME.REST.
const inSource = "$sourceDescriptions."

// prefix splits a text of the form $sourceDescriptions.NAME.REST. A name may have dots: the longest one that is declared counts.
func (p *Proof) prefix(text string) (name, rest string, ok bool) {
	text, ok = strings.CutPrefix(text, inSource)
	if !ok {
		return "", "", false
	}
	for _, s := range p.Sources {
		if below, found := strings.CutPrefix(text, s.Name+"."); found && len(s.Name) > len(name) {
			name, rest = s.Name, below
		}
	}
	return name, rest, true
}

func (p *Proof) source(name string) int {
	return slices.IndexFunc(p.Sources, func(s Source) bool { return s.Name == name && name != "" })
}

// operationPath matches the URL of a source description, as an expression with or without braces, and a fragment that is a JSON Pointer to an operation.
var operationPath = regexp.MustCompile(`^(?:\{\$sourceDescriptions\.([^{}]+)\.url\}|\$sourceDescriptions\.([^{}#]+)\.url)#/paths/([^/]+)/([^/]+)$`)

// readOperationPath reads a reference to an operation by the path of its source description and a JSON Pointer.
func (p *Proof) readOperationPath(n source.Node, at []string) bool {
	m := operationPath.FindStringSubmatch(n.String())
	if m == nil {
		return p.miss(at, "the operationPath of a step is %s; sealint reads {$sourceDescriptions.NAME.url}#/paths/PATH/METHOD", shown(n))
	}
	index := p.source(m[1] + m[2])
	if index < 0 {
		return p.miss(at, "there is no source description %s", quote.Text(m[1]+m[2]))
	}
	var tokens []string
	for _, token := range m[3:] {
		if decoded, err := url.PathUnescape(token); err == nil { // a JSON Pointer in a fragment is percent-encoded (RFC 6901, 6)
			token = decoded
		}
		tokens = append(tokens, source.DecodePointer("/"+token)...)
	}
	if len(tokens) != 2 {
		return p.miss(at, "the operationPath of a step is %s, which leads to no operation", shown(n))
	}
	name, ok := method(tokens[1])
	if !ok || !strings.HasPrefix(tokens[0], "/") {
		return p.miss(at, "the operationPath of a step is %s, which leads to no operation", shown(n))
	}
	return p.add(Call{At: p.place(at...), Method: name, Path: tokens[0], IsTemplate: true, Source: index})
}

// readWorkflowID reads the name of a workflow. One of the same description has steps of its own, which are read anyway.
func (p *Proof) readWorkflowID(n source.Node, at []string) {
	name, _, ok := p.prefix(n.String())
	if !ok {
		return
	}
	index := p.source(name)
	if index < 0 {
		p.miss(at, "no source description has a workflow %s", quote.Text(n.String()))
		return
	}
	p.Workflows = append(p.Workflows, OtherWorkflow{p.place(at...), index})
}

// readLinks reads which workflows a step or a workflow depends on, and which ones its actions go on with.
func (p *Proof) readLinks(n source.Node, at []string, actions ...string) {
	for i, item := range n.Get("dependsOn").Items() {
		p.readWorkflowID(item, append(at[:len(at):len(at)], "dependsOn", strconv.Itoa(i)))
	}
	for _, name := range actions {
		p.readActions(n.Get(name), append(at[:len(at):len(at)], name)...)
	}
}

// readActions reads a list of actions, or, in components, actions by their names.
func (p *Proof) readActions(list source.Node, at ...string) {
	for i, action := range list.Items() {
		p.readWorkflowID(action.Get("workflowId"), append(at[:len(at):len(at)], strconv.Itoa(i), "workflowId"))
	}
	for name, action := range list.Pairs() {
		p.readWorkflowID(action.Get("workflowId"), append(at[:len(at):len(at)], name, "workflowId"))
	}
}
