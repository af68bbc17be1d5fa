package contract

import (
	"github.com/sealint/sealint/lint/contract/resolve"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// omission is a part of the contract that could not be judged.
type omission struct {
	doc     *source.Document
	place   model.Place
	problem *model.Problem // without its location
}

func omit(at *resolve.Node, id, format string, args ...any) omission {
	return omission{at.Doc, at.Place(), at.Doc.Problem(id, format, args...)}
}

// unsupportedDialect is the omission of schemas in a dialect that is not understood.
func unsupportedDialect(at *resolve.Node) omission {
	return omit(at, model.ProblemUnsupported, "the JSON Schema dialect %q is not supported; sealint judges 2020-12 and the OpenAPI dialects", at.String())
}

// wrongType lists the omission of a part of the document that has the wrong type. What should stand there is not judged.
// Nothing is lost by a null or an empty list.
func wrongType(refs *resolve.Resolver, at *resolve.Node, want string) []omission {
	if !at.Exists() || at.IsNull() || at.IsList() && at.Len() == 0 || !refs.FirstReport(at) {
		return nil
	}
	return []omission{omit(at, model.ProblemSyntax, "%s must be %s; what should stand there was not judged", source.EncodePointer(at.Pointer()), want)}
}

// omissionsOf lists the targets of references that could not be followed: they could not be judged.
func omissionsOf(broken []resolve.Broken) []omission {
	list := make([]omission, 0, len(broken))
	for _, b := range broken {
		problem := b.At.Doc.Problem(model.ProblemReference, "what %q refers to was not judged: %s", b.Ref, b.Detail)
		problem.Final = b.Reason == resolve.Outside // a wider root is what it needs
		list = append(list, omission{b.At.Doc, b.Place(), problem})
	}
	return list
}

// problems finds the lines of omissions. It goes through each document once.
func problems(omissions []omission) []model.Problem {
	places := map[*source.Document][]model.Place{}
	for _, o := range omissions {
		places[o.doc] = append(places[o.doc], o.place)
	}
	locations := map[*source.Document][]model.Location{}
	for doc, list := range places {
		locations[doc] = doc.Locate(list)
	}
	list := make([]model.Problem, 0, len(omissions))
	for _, o := range omissions {
		problem := *o.problem
		problem.Location = locations[o.doc][0]
		problem.Message = o.doc.Mask(problem.Message)
		locations[o.doc] = locations[o.doc][1:]
		list = append(list, problem)
	}
	return list
}
