package report

import (
	"encoding/xml"
	"io"
)

// writeXML writes a value as an XML document. All its texts have to be sanitized. encoding/xml writes U+FFFD for the characters
// that are illegal in XML 1.0 and not hidden: U+FFFE and U+FFFF.
func writeXML(w io.Writer, value any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
