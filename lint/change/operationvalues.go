package change

import (
	"slices"
	"sync"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// TransferFacts say what differs in the data that an operation takes and returns as a whole.
type TransferFacts struct {
	NewTypes []string             `json:"new_types" doc:"Media types of the request body that only the head has. A finding about item i has at: [new_types, i]."`
	Uploads  []UploadFacts        `json:"uploads" doc:"Binary parts of the request body that both sides have, and whose limits differ. A finding about item i has at: [uploads, i]; [before, uploads, i] is its place in the base."`
	Returned []NewlyReturnedFacts `json:"returned" doc:"Sensitive fields that the responses hold in the head, and not in the base under the same name. A finding about item i has at: [returned, i]."`
	InURL    []MovedToURLFacts    `json:"in_url" doc:"Path and query parameters that only the head has, with the name of a sensitive field of the request body of the base. A finding about item i has at: [in_url, i]; [before, in_url, i] is the place of the field."`

	types          []model.Place
	uploads        [][2]model.Place // in the base and in the head
	returned       []func() model.Place
	parameters     []int
	fieldsOfBefore []func() model.Place
}

// UploadFacts is a binary part of a request body on both sides.
type UploadFacts struct {
	Name           string `json:"name" doc:"Name of the part."`
	WasBounded     bool   `json:"was_bounded" doc:"true if its length was limited."`
	IsBounded      bool   `json:"is_bounded" doc:"true if its length is limited."`
	HadContentType bool   `json:"had_content_types" doc:"true if the content types that it may have were listed."`
	HasContentType bool   `json:"has_content_types" doc:"true if the content types that it may have are listed."`
}

// NewlyReturnedFacts is a sensitive field that responses did not hold before.
type NewlyReturnedFacts struct {
	Field contract.FieldFacts `json:"field" doc:"The field in the head."`
}

// MovedToURLFacts is a parameter for data that used to be sent in the body.
type MovedToURLFacts struct {
	Name           string `json:"name" doc:"Name of the parameter."`
	In             string `json:"in" doc:"Where it is: path or query."`
	Category       string `json:"category" enum:"personal,financial,health,authentication,none" doc:"Category of sensitive data of the field in the base."`
	Classification string `json:"classification" doc:"Value of x-data-classification of the field in the base; empty if there is none."`
}

// transfers compares what operations take and return. The facts are nil for an operation in which none of it differs.
func transfers(before, after Side, pairs []operationPair) map[*contract.Operation]*TransferFacts {
	b, a := before.Contract.Values(), after.Contract.Values()
	list := map[*contract.Operation]*TransferFacts{}
	names := map[string]bool{}
	for _, p := range pairs {
		if p.before != nil && p.after != nil {
			for _, f := range newlyReturned(p) {
				names[f.Name] = true
			}
		}
	}
	returning := func(*contract.OperationFacts) map[string]bool { return nil }
	if len(names) > 0 {
		returning = b.Returning(names)
	}
	for _, p := range pairs {
		if p.before == nil || p.after == nil {
			continue
		}
		t := &TransferFacts{NewTypes: []string{}, Uploads: []UploadFacts{}, Returned: []NewlyReturnedFacts{}, InURL: []MovedToURLFacts{}}
		was, is := b.Media(p.before.OperationFacts), a.Media(p.after.OperationFacts)
		t.addTypes(was, is)
		t.addUploads(was, is, before, after)
		t.addReturned(p, a, returning(p.before.OperationFacts))
		t.addMoved(p)
		if len(t.NewTypes)+len(t.Uploads)+len(t.Returned)+len(t.InURL) > 0 {
			list[p.after.Operation] = t
		}
	}
	return list
}

// addTypes adds the media types of the request body that are new. A body that is new has none.
func (t *TransferFacts) addTypes(before, after []contract.MediaType) {
	if len(before) == 0 {
		return
	}
	for _, m := range after {
		if !slices.ContainsFunc(before, func(o contract.MediaType) bool { return o.Name == m.Name }) && m.Name != "" && !slices.Contains(t.NewTypes, m.Name) {
			t.NewTypes, t.types = append(t.NewTypes, m.Name), append(t.types, m.At)
		}
	}
}

// addUploads adds the binary parts whose limits differ.
func (t *TransferFacts) addUploads(before, after []contract.MediaType, base, head Side) {
	for _, m := range after {
		i := slices.IndexFunc(before, func(o contract.MediaType) bool { return o.Name == m.Name })
		if i < 0 {
			continue
		}
		for _, part := range uploadsOf(m.Body) {
			was := uploadsOf(before[i].Body)
			k := slices.IndexFunc(was, func(o contract.PartFacts) bool { return o.Name == part.Name })
			if k < 0 || was[k].Bounded == part.Bounded && was[k].ContentTypes == part.ContentTypes {
				continue
			}
			t.Uploads = append(t.Uploads, UploadFacts{
				Name: part.Name, WasBounded: was[k].Bounded, IsBounded: part.Bounded, HadContentType: was[k].ContentTypes, HasContentType: part.ContentTypes,
			})
			t.uploads = append(t.uploads, [2]model.Place{base.In(before[i].Locate(steps(was[k].At))), head.In(m.Locate(steps(part.At)))})
		}
	}
}

// uploadsOf are the binary parts of a body; a body that is bytes itself is one.
func uploadsOf(b *contract.BodyFacts) []contract.PartFacts {
	if b.Binary && b.HasSchema {
		return []contract.PartFacts{{Name: b.MediaType, At: []string{"schema"}, Bounded: b.Constraints.MaxLength != nil, ContentTypes: true}}
	}
	return b.Parts
}

// steps is a place below an entity as its Locate has it.
func steps(at []string) []any {
	list := make([]any, len(at))
	for i, token := range at {
		list[i] = token
	}
	return list
}

// isSensitive reports whether a field must not be shown to everybody.
func isSensitive(category, classification string) bool {
	return category != "none" || classification == "confidential" || classification == "restricted"
}

// newlyReturned lists the sensitive fields that only the head returns as such. The base may return them without their being sensitive.
func newlyReturned(p operationPair) []contract.SensitiveFieldFacts {
	known := make(map[string]bool, len(p.before.Returns))
	for _, f := range p.before.Returns {
		known[f.Name] = true
	}
	var list []contract.SensitiveFieldFacts
	for _, f := range p.after.Returns {
		if isSensitive(f.Category, f.Classification) && !known[f.Name] {
			known[f.Name] = true
			list = append(list, f)
		}
	}
	return list
}

// addReturned adds the sensitive fields of the responses that are new.
func (t *TransferFacts) addReturned(p operationPair, head *contract.Values, before map[string]bool) {
	held := sync.OnceValue(func() map[contract.SensitiveFieldFacts]contract.CarriedData { // only findings ask for places
		first := map[contract.SensitiveFieldFacts]contract.CarriedData{}
		for _, c := range p.after.Carries() {
			if _, known := first[c.SensitiveFieldFacts]; !known && c.Direction == "response" {
				first[c.SensitiveFieldFacts] = c
			}
		}
		return first
	})
	for _, f := range newlyReturned(p) {
		full := head.Returned(f)
		if before[f.Name] || full == nil {
			continue
		}
		t.Returned = append(t.Returned, NewlyReturnedFacts{*full})
		t.returned = append(t.returned, func() model.Place {
			if c, ok := held()[f]; ok {
				return c.Locate()
			}
			return p.after.Locate(nil)
		})
	}
}

// addMoved adds the parameters for sensitive data that the base took in the body.
func (t *TransferFacts) addMoved(p operationPair) {
	existed := make(map[[2]string]bool, len(p.before.Parameters))
	for _, parameter := range p.before.Parameters {
		existed[[2]string{parameter.In, parameter.Name}] = true
	}
	sent := sync.OnceValue(func() map[string]contract.CarriedData { // most operations gain no parameter
		first := map[string]contract.CarriedData{}
		for _, c := range p.before.Carries() {
			if _, known := first[c.Name]; !known && c.Direction == "request" && isSensitive(c.Category, c.Classification) {
				first[c.Name] = c
			}
		}
		return first
	})
	for i, parameter := range p.after.Parameters {
		if parameter.In != "path" && parameter.In != "query" || existed[[2]string{parameter.In, parameter.Name}] {
			continue
		}
		if c, ok := sent()[parameter.Name]; ok {
			t.InURL = append(t.InURL, MovedToURLFacts{parameter.Name, parameter.In, c.Category, c.Classification})
			t.parameters, t.fieldsOfBefore = append(t.parameters, i), append(t.fieldsOfBefore, c.Locate)
		}
	}
}

// locate makes a function that also finds the places of what differs; locate finds all others.
func (t *TransferFacts) locate(before, after Side, locate func(at []any) model.Place) func(at []any) model.Place {
	return func(at []any) model.Place {
		below, inBase := at, len(at) > 0 && at[0] == "before"
		if inBase {
			below = at[1:]
		}
		i := -1
		if len(below) > 1 {
			if index, ok := below[1].(int); ok {
				i = index
			}
		}
		has := func(name string, length int) bool { return len(below) > 1 && below[0] == name && i >= 0 && i < length }
		switch {
		case has("new_types", len(t.types)) && !inBase:
			place := after.In(t.types[i])
			place.Key = true
			return place
		case has("uploads", len(t.uploads)) && inBase:
			return t.uploads[i][0]
		case has("uploads", len(t.uploads)):
			return t.uploads[i][1]
		case has("returned", len(t.returned)) && !inBase:
			return after.In(t.returned[i]())
		case has("in_url", len(t.parameters)) && inBase:
			return before.In(t.fieldsOfBefore[i]())
		case has("in_url", len(t.parameters)):
			return locate([]any{"parameters", t.parameters[i]})
		}
		return locate(at)
	}
}

// isBounded reports whether the items of a collection, or of a page of it, are limited.
func isBounded(f *contract.OperationFacts) bool {
	return f.ItemsBounded || slices.ContainsFunc(f.PageSizes, func(p contract.PageSizeFacts) bool { return p.Bounded })
}

// losesPageLimit reports whether a collection was limited and no longer is. It was not limited if one of several parameters let
// callers choose any size.
func losesPageLimit(before, after *contract.OperationFacts) bool {
	unlimited := slices.ContainsFunc(before.PageSizes, func(p contract.PageSizeFacts) bool { return !p.Bounded })
	return before.Collection && after.Collection && isBounded(before) && (before.ItemsBounded || !unlimited) && !isBounded(after)
}

// markPageSizes marks the values by which callers choose the size of a page that is no longer limited: the operation tells that.
func (w *valueWalk) markPageSizes(pair operationPair, roots []contract.Root) {
	if !losesPageLimit(pair.before.OperationFacts, pair.after.OperationFacts) {
		return
	}
	for _, p := range pair.after.PageSizes {
		for _, root := range roots {
			if root.Field != nil && root.Field.Value != nil && root.Key == "parameter query "+p.Name {
				w.pageSizes[root.Field.Value.Value] = true
			}
		}
	}
}

// markDestination marks the value to which a callback is sent if it is no longer limited: the callback tells that.
func (w *valueWalk) markDestination(pair operationPair) {
	before, after := pair.before.Destination, pair.after.Destination
	if before == nil || after == nil || !(before.Limited && !after.Limited || before.TLSOnly && !after.TLSOnly) {
		return
	}
	if value := w.head.Destination(pair.after.OperationFacts); value != nil {
		w.destinations[value] = true
	}
}
