package manifest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// RegionFacts describes a region in which data may be stored.
type RegionFacts struct {
	At    []string `json:"at" doc:"Place in the manifest: keys and indices from its top."`
	Name  string   `json:"name" doc:"Region as the manifest writes it."`
	Known bool     `json:"known" doc:"true if sealint knows the name as one of a place: eu, eea, efta, europe, uk or gcc; the code of a country (ISO 3166-1, such as de or DEU) or of a part of one (ISO 3166-2, such as us-ca); or a region of a cloud, such as eu-central-1, europe-west3 or westeurope."`
}

// deriveRegions says which regions of data.residency are places.
func (f *IntegrationFacts) deriveRegions() {
	f.Regions = []RegionFacts{}
	if f.Spec.Data == nil {
		return
	}
	for n, name := range f.Spec.Data.Residency {
		if name != "" { // an item that violates the schema is blank
			f.Regions = append(f.Regions, RegionFacts{At: []string{"spec", "data", "residency", strconv.Itoa(n)}, Name: name, Known: isRegion(name)})
		}
	}
}

// The notations of regions besides codes of countries.
var (
	unions = []string{"eu", "eea", "efta", "europe", "uk", "gcc"}
	// cloudRegion matches regions of clouds: a part of the world or a country, a direction or a place, and a number, such as
	// eu-central-1, us-gov-west-1, europe-west3, northamerica-northeast1-a, eu-frankfurt-1 and us-south.
	cloudRegion = regexp.MustCompile(`^(?:africa|asia|australia|europe|me|northamerica|southamerica|[a-z]{2})(?:-gov|-iso[a-z]?|-sov)?-?(north|south|east|west|central|northeast|northwest|southeast|southwest|[a-z]{3,20}-\d)-?\d{0,2}(?:-?[a-f])?$`)
	// azureRegion matches regions such as westeurope, germanywestcentral and eastus2.
	azureRegion = regexp.MustCompile(`^(?:(?:north|south|east|west|central|northcentral|southcentral|westcentral|southeast)(?:europe|us|asia|india|uk)|(?:us(?:gov|dod)|uk|japan|korea|france|germany|switzerland|norway|sweden|poland|italy|spain|austria|belgium|denmark|finland|brazil|canada|mexico|chile|australia|newzealand|india|indonesia|malaysia|israel|qatar|uae|southafrica|china|jio|jioindia)(?:north|south|east|west|central|southeast|northcentral|westcentral|virginia|texas|arizona)?|(?:north|south|east|west|central)?(?:uk|india)(?:south|west|north|central)?)\d?$`)
	// worldParts are the first parts of names of cloud regions that are codes of no country.
	worldParts = []string{"eu", "ap", "af", "sa", "me", "na", "africa", "asia", "australia", "europe", "northamerica", "southamerica"}
)

// isRegion reports whether a name is one of a place in which data can be kept, in a notation that sealint knows.
func isRegion(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	if len(name) > 40 {
		return false
	}
	if slices.Contains(unions, name) || isCountry(name) || azureRegion.MatchString(name) {
		return true
	}
	country, part, divided := strings.Cut(name, "-")
	switch {
	case divided && subdivision.MatchString(part) && isCountry(country):
		return true
	case !cloudRegion.MatchString(name):
		return false
	}
	return slices.Contains(worldParts, country) || isCountry(country)
}

// subdivision matches the second part of a code of ISO 3166-2.
var subdivision = regexp.MustCompile(`^[a-z0-9]{1,3}$`)

// isCountry reports whether a text is the code of a country, of two or three letters.
func isCountry(code string) bool {
	if len(code) != 2 && len(code) != 3 || strings.ContainsAny(code, "0123456789") {
		return false
	}
	region, err := language.ParseRegion(code)
	return err == nil && region.IsCountry() && region.String() != "UN"
}
