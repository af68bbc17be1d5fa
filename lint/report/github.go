package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/sealint/sealint/lint/model"
)

// Limits of the runner of GitHub Actions: it shows ten annotations of each level for a step, and 4,096 characters of a message.
const (
	maxAnnotations = 10
	maxAnnotation  = 4096
)

// workflowCommands are the names of the commands that make annotations, by level.
var workflowCommands = [...]string{levelError: "error", levelWarning: "warning", levelNotice: "notice"}

// reportGitHub writes workflow commands of GitHub Actions, which the runner shows as annotations of the changed files. The last
// line is the verdict, with the number of notes for which there was no room.
func reportGitHub(w io.Writer, v view) error {
	var written [len(workflowCommands)]int
	moreProblems, moreFindings := 0, 0
	for _, n := range v.notes(v.forReviewers()) {
		switch {
		case written[n.level] < maxAnnotations:
			written[n.level]++
			fmt.Fprintln(w, annotation(n))
		case n.problem:
			moreProblems++
		default:
			moreFindings++
		}
	}
	var more []string
	if moreFindings > 0 {
		more = append(more, plural(moreFindings, "more finding", "more findings"))
	}
	if moreProblems > 0 {
		more = append(more, plural(moreProblems, "more thing", "more things")+" that could not be judged")
	}
	line := fmt.Sprintf("%s: %s.%s", Sanitize(string(v.Verdict)), v.decision(), v.unshown())
	if len(more) > 0 {
		line += " " + strings.Join(more, " and ") + ": see the job summary or the SARIF file."
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

// annotation returns a note as a workflow command.
func annotation(n note) string {
	var properties []string
	add := func(name, value string) { properties = append(properties, name+"="+escapeProperty(value)) }
	if l := n.location; n.inHead() {
		add("file", pathOf(l))
		if l.Line > 0 {
			last := n.lastLine()
			add("line", fmt.Sprint(l.Line))
			add("endLine", fmt.Sprint(last))
			if last == l.Line && l.EndLine == l.Line && l.Column > 0 { // columns of other regions are not valid
				add("col", fmt.Sprint(l.Column))
				add("endColumn", fmt.Sprint(max(l.EndColumn, l.Column)))
			}
		}
	}
	add("title", fmt.Sprintf("%s (%s)", escape(n.id), n.severity))
	text := []rune(strings.Join(append([]string{oneLine(n.message)}, n.details()...), "\n"))
	if len(text) > maxAnnotation {
		text = append(text[:maxAnnotation-1], '…')
	}
	return fmt.Sprintf("::%s %s::%s", workflowCommands[n.level], strings.Join(properties, ","), escapeData(string(text)))
}

// pathOf returns the path of a location without hidden characters, but for line breaks, which commands can hold.
func pathOf(l model.Location) string {
	var b strings.Builder
	for _, part := range lineBreaks.FindAllString(l.Path, -1) {
		if part != "\r" && part != "\n" {
			part = escape(part)
		}
		b.WriteString(part)
	}
	return b.String()
}

// lineBreaks matches a line break, or the text between two.
var lineBreaks = regexp.MustCompile(`\r|\n|[^\r\n]+`)

// escapeData and escapeProperty escape the text and the properties of a workflow command, as the toolkit of GitHub Actions does.
func escapeData(text string) string { return dataEscapes.Replace(text) }

func escapeProperty(text string) string { return propertyEscapes.Replace(text) }

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
