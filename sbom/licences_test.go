package sbom

import (
	"slices"
	"testing"
)

func TestWhichLicencesDecide(t *testing.T) {
	concluded := func(text string) LicenceFacts { return LicenceFacts{Expression: text, Acknowledgement: "concluded"} }
	declared := func(text string) LicenceFacts { return LicenceFacts{Expression: text, Acknowledgement: "declared"} }
	for _, test := range []struct {
		name     string
		licences []LicenceFacts
		want     []string // the licences of the statements that decide
	}{
		{"concluded before declared", []LicenceFacts{declared("MIT"), concluded("ISC"), {ID: "0BSD"}}, []string{"ISC"}},
		{"declared before the rest", []LicenceFacts{{ID: "0BSD"}, declared("MIT")}, []string{"MIT"}},
		{"the rest", []LicenceFacts{{ID: "0BSD"}, {Expression: "MIT OR ISC"}}, []string{"0BSD", "MIT OR ISC"}},
		{"an unknown one decides nothing", []LicenceFacts{concluded("NOASSERTION"), declared("MIT")}, []string{"MIT"}},
		{"all are unknown", []LicenceFacts{concluded("NOASSERTION"), declared("NOASSERTION"), {Name: "unknown"}}, nil},
		{"NONE is an answer", []LicenceFacts{concluded("NONE"), declared("MIT")}, []string{"NONE"}},
		{"free text decides and states nothing", []LicenceFacts{{Name: "BSD", Acknowledgement: "concluded"}, declared("MIT")}, []string{""}},
		{"a name of its own", []LicenceFacts{{Name: "LicenseRef-own"}}, []string{"LicenseRef-own"}},
		{"an address", []LicenceFacts{{URL: "https://example.org/licence"}}, []string{""}},
	} {
		f := ComponentFacts{Licences: test.licences}
		f.chooseLicences()
		var got []string
		for _, l := range f.Licences {
			if l.Decides {
				got = append(got, l.Stated)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}
