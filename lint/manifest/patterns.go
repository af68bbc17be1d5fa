package manifest

import "encoding/json"

// Patterns are the ways in which data is transferred. A manifest writes one, or a list.
type Patterns []string

// UnmarshalJSON reads a text or a list of texts.
func (p *Patterns) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*p = Patterns{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(p))
}
