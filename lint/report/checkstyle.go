package report

import (
	"io"
)

// The format of checkstyle's XMLLogger, which many readers of lint results know.
type (
	checkstyleResult struct {
		XMLName struct{} `xml:"checkstyle"`
		Version string   `xml:"version,attr"`
		Files   []*checkstyleFile
	}
	checkstyleFile struct {
		XMLName struct{} `xml:"file"`
		Name    string   `xml:"name,attr"`
		Errors  []checkstyleError
	}
	checkstyleError struct {
		XMLName  struct{} `xml:"error"`
		Line     int      `xml:"line,attr"`
		Column   int      `xml:"column,attr,omitempty"`
		Severity string   `xml:"severity,attr"`
		Message  string   `xml:"message,attr"`
		Source   string   `xml:"source,attr"`
	}
)

// checkstyleSeverities are the words for the levels.
var checkstyleSeverities = [...]string{levelError: "error", levelWarning: "warning", levelNotice: "info"}

// reportCheckstyle writes the findings and problems of each file. What is about a file as a whole is in line 1, because readers
// refuse errors without a line.
func reportCheckstyle(w io.Writer, v view) error {
	result := checkstyleResult{Version: "8.0"}
	files := map[string]*checkstyleFile{}
	for _, n := range v.notes(v.shown) {
		path, line := n.file()
		if files[path] == nil {
			files[path] = &checkstyleFile{Name: escape(path)}
			result.Files = append(result.Files, files[path])
		}
		e := checkstyleError{Line: max(line, 1), Severity: checkstyleSeverities[n.level], Message: n.sentences(), Source: oneLine(n.id)}
		if line > 0 {
			e.Column = n.location.Column
		}
		files[path].Errors = append(files[path].Errors, e)
	}
	return writeXML(w, result)
}
