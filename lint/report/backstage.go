package report

import (
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// catalogBackstage writes entities for the software catalog of Backstage, as YAML documents: a component for each integration, and an
// API for each contract. What is a problem is a comment.
func catalogBackstage(w io.Writer, c *model.Catalog) error {
	names := entityNames{}
	var wanted []string
	for _, i := range c.Integrations {
		wanted = append(wanted, i.Name)
	}
	components := names.add(wanted, "integration", "")
	apis, wanted := contractsOf(c), nil
	for _, a := range apis {
		wanted = append(wanted, a.title)
	}
	apiNames := map[string]string{}
	for n, name := range names.add(wanted, "api", "-api") {
		apiNames[apis[n].path] = name
	}
	separate := func(first bool) {
		if !first {
			fmt.Fprintln(w, "---")
		}
	}
	for n, i := range c.Integrations {
		separate(n == 0)
		writeComponent(w, i, components[n], apiNames[i.Contract])
	}
	for n, a := range apis {
		separate(n+len(components) == 0)
		writeAPI(w, a, apiNames[a.path])
	}
	for _, p := range slices.Concat(c.Problems, c.Tolerated) {
		fmt.Fprintf(w, "# %s: %s\n", Sanitize(problemWords(p)), Sanitize(position(p.Location)+" "+p.Message))
	}
	return nil
}

// describedContract is a contract that integrations name.
type describedContract struct {
	path, file, title string
	// users are the integrations that name it, and providers those of them that others call.
	users, providers []model.Integration
}

// contractsOf lists the contracts that the integrations of a catalogue name, by their paths.
func contractsOf(c *model.Catalog) []*describedContract {
	byPath := map[string]*describedContract{}
	var list []*describedContract
	for _, i := range c.Integrations {
		if i.Contract == "" {
			continue
		}
		a := byPath[i.Contract]
		if a == nil {
			a = &describedContract{path: i.Contract, file: i.ContractFile, title: i.ContractTitle}
			byPath[i.Contract] = a
			list = append(list, a)
		}
		a.users = append(a.users, i)
		if i.Direction == "inbound" || i.Direction == "bidirectional" {
			a.providers = append(a.providers, i)
		}
	}
	slices.SortFunc(list, func(a, b *describedContract) int { return strings.Compare(a.path, b.path) })
	return list
}

// entityNames are the names that entities have, in lower case: Backstage does not tell capital letters from others.
type entityNames map[string]bool

// add gives entities names that are as near to wanted as Backstage allows, all different. An entity whose name Backstage allows keeps
// it, whatever others would like to be called. An entity without a letter or digit in its name is called otherwise. One whose name is
// taken gets the suffix, and a number if that is taken, too.
func (taken entityNames) add(wanted []string, otherwise, suffix string) []string {
	names := make([]string, len(wanted))
	for i, text := range wanted {
		if name := entityName(text, maxEntityName); name == text && !taken[strings.ToLower(name)] {
			names[i] = name
			taken[strings.ToLower(name)] = true
		}
	}
	for i, text := range wanted {
		if names[i] != "" {
			continue
		}
		base := entityName(text, maxEntityName)
		if base == "" {
			base = otherwise
		}
		name := base
		for n := 1; taken[strings.ToLower(name)]; n++ {
			end := suffix
			if n > 1 {
				end += fmt.Sprintf("-%d", n)
			}
			name = entityName(base, maxEntityName-len(end)) + end
		}
		names[i] = name
		taken[strings.ToLower(name)] = true
	}
	return names
}

// maxEntityName is the maximum length of a name in Backstage.
const maxEntityName = 63

var noEntityName = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// entityName makes a name of at most n characters that Backstage allows: letters and digits of ASCII, and between them hyphens, dots
// and underscores. It is empty if the text has no letter or digit.
func entityName(text string, n int) string {
	name := strings.Trim(noEntityName.ReplaceAllString(text, "-"), "-._")
	return strings.TrimRight(name[:min(len(name), n)], "-._")
}

func writeComponent(w io.Writer, i model.Integration, name, api string) {
	fmt.Fprintf(w, "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: %s\n", yamlScalar(name))
	field := func(indent, key, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s%s: %s\n", indent, key, yamlScalar(value))
		}
	}
	if i.Name != name {
		field("  ", "title", i.Name)
	}
	field("  ", "description", i.Description)
	if entityName(i.Classification, maxEntityName) == i.Classification && i.Classification != "" { // other values are no labels
		fmt.Fprintf(w, "  labels:\n    sealint/classification: %s\n", yamlScalar(i.Classification))
	}
	fmt.Fprintf(w, "  annotations:\n    sealint/manifest: %s\n", yamlScalar(i.Path))
	field("    ", "sealint/security-contact", i.SecurityContact)
	field("    ", "sealint/sunset", i.Sunset)
	field("    ", "sealint/sla-availability", i.SLA.Availability)
	field("    ", "sealint/sla-latency-p99", i.SLA.LatencyP99)
	writeTags(w, i.Categories)
	writeLinks(w, []link{{"Runbook", i.Runbook}, {"Service level", i.SLA.Published}})
	fmt.Fprintf(w, "spec:\n  type: integration\n  lifecycle: %s\n  owner: %s\n", lifecycleWord(i.Lifecycle), yamlScalar(ownerReference(i.Owner)))
	if api == "" {
		return
	}
	if i.Direction != "inbound" {
		fmt.Fprintf(w, "  consumesApis:\n    - %s\n", yamlScalar(api))
	}
	if i.Direction == "inbound" || i.Direction == "bidirectional" {
		fmt.Fprintf(w, "  providesApis:\n    - %s\n", yamlScalar(api))
	}
}

// writeAPI writes a contract. Its owner and lifecycle are those of the integrations that others call by it, or else of those that use
// it, if they agree.
func writeAPI(w io.Writer, a *describedContract, name string) {
	answer := a.providers
	if len(answer) == 0 {
		answer = a.users
	}
	owner, lifecycle := ownerReference(answer[0].Owner), lifecycleWord(answer[0].Lifecycle)
	for _, i := range answer {
		if ownerReference(i.Owner) != owner {
			owner = unknownInBackstage
		}
		if lifecycleWord(i.Lifecycle) != lifecycle {
			lifecycle = unknownInBackstage
		}
	}
	fmt.Fprintf(w, "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: %s\n", yamlScalar(name))
	if a.title != name && a.title != "" {
		fmt.Fprintf(w, "  title: %s\n", yamlScalar(a.title))
	}
	file := a.file
	if !strings.HasPrefix(file, "../") {
		file = "./" + file
	}
	fmt.Fprintf(w, "spec:\n  type: openapi\n  lifecycle: %s\n  owner: %s\n  definition:\n    $text: %s\n", lifecycle, yamlScalar(owner), yamlScalar(file))
}

// unknownInBackstage stands for an owner or a lifecycle that is not stated: Backstage demands both.
const unknownInBackstage = "unknown"

// lifecycleWord returns the lifecycle of a manifest in the words that Backstage proposes. It has none for retired.
func lifecycleWord(lifecycle string) string {
	switch lifecycle {
	case "proposed":
		return "experimental"
	case "active":
		return "production"
	case "deprecated", "retired":
		return lifecycle
	}
	return unknownInBackstage
}

// reference matches a reference to an entity: [kind:][namespace/]name.
var reference = regexp.MustCompile(`^([^:/]+:)?([^:/]+/)?[^:/]+$`)

// ownerReference returns an owner as a reference to an entity.
func ownerReference(owner string) string {
	owner = strings.TrimSpace(owner)
	if !reference.MatchString(owner) {
		owner = strings.Trim(strings.NewReplacer(":", "-", "/", "-").Replace(owner), "- ")
	}
	if owner == "" {
		return unknownInBackstage
	}
	return owner
}

var tag = regexp.MustCompile(`^[a-z0-9+#]+(-[a-z0-9+#]+)*$`)

// writeTags writes those of some texts that can be tags.
func writeTags(w io.Writer, texts []string) {
	texts = slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return !tag.MatchString(t) || len(t) > maxEntityName })
	for n, t := range texts {
		if n == 0 {
			fmt.Fprintln(w, "  tags:")
		}
		fmt.Fprintf(w, "    - %s\n", yamlScalar(t))
	}
}

type link struct{ title, url string }

// writeLinks writes those links that lead to a page. Backstage makes them clickable, so a link to a script would be dangerous.
func writeLinks(w io.Writer, links []link) {
	first := true
	for _, l := range links {
		if u, err := url.Parse(l.url); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			continue
		}
		if first {
			fmt.Fprintln(w, "  links:")
		}
		first = false
		fmt.Fprintf(w, "    - url: %s\n      title: %s\n", yamlScalar(l.url), l.title)
	}
}

// plainYAML matches texts that YAML reads as themselves without quotes, but for the words of notPlain.
var plainYAML = regexp.MustCompile(`^(\.{1,2}/)*[A-Za-z][A-Za-z0-9._/-]*$`)

// notPlain are words that YAML 1.1 or 1.2 reads as booleans or null.
var notPlain = []string{"true", "false", "yes", "no", "on", "off", "y", "n", "null"}

// yamlScalar writes an untrusted text as a YAML scalar that every parser reads as the same string.
func yamlScalar(text string) string {
	if plainYAML.MatchString(text) && !slices.Contains(notPlain, strings.ToLower(text)) {
		return text
	}
	return yamlText(text)
}
