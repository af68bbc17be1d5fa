package lint

import (
	"github.com/sealint/sealint/lint/bom"
	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/manifest"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/sbom/jsf"
)

// kind says how documents of one kind are lowered, and how places in them are found. Files that a document refers to, which
// are of no kind, are located by their zero kind. What the kinds are called and which entities they have stands in
// lint/model/kinds.go, how they are recognised in lint/source/kinds.go.
type kind struct {
	lower  func(doc *source.Document, with resources) part
	locate func(doc *source.Document, places []model.Place) []model.Location
}

var kinds = map[model.DocumentKind]kind{
	model.Unknown:  {nil, (*source.Document).Locate},
	model.Contract: {lowerContract, (*source.Document).Locate},
	model.SBOM:     {lowerSBOM, bom.Locate},
	model.Manifest: {lowerManifests, (*source.Document).Locate},
}

// resources are what lowering a document takes besides the document.
type resources struct {
	reader  *source.Reader // for the files that they refer to
	trusted []jsf.Key      // by which signatures are trusted
	wanted  func(model.EntityKind) bool
	known   map[string]*part // by path, of documents that are not lowered again

	catalogs *manifest.Catalogs // from which manifests take what they leave out

	elsewhere []manifestFile // that other shards judge
}

// part is what one file states.
type part struct {
	entities []model.Entity
	problems []model.Problem
	judged   int // how many documents of the file were lowered: several manifests may share one
	boms     []*bom.BOM
	contract *contract.API
	join     func(*workspace.Workspace)
}

func lowerContract(doc *source.Document, with resources) part {
	api, problems := contract.Lower(doc, with.reader, with.wanted)
	if api == nil {
		return part{problems: problems}
	}
	return part{
		entities: api.Entities, problems: problems, judged: 1, contract: api,
		join: func(w *workspace.Workspace) { w.AddContract(doc, api, true) },
	}
}

func lowerSBOM(doc *source.Document, with resources) part {
	b, problems := bom.Lower(doc, with.trusted)
	if b == nil {
		return part{problems: problems}
	}
	return part{
		entities: b.Entities, problems: problems, judged: 1, boms: []*bom.BOM{b},
		join: func(w *workspace.Workspace) { w.AddSBOM(doc, b) },
	}
}

func lowerManifests(doc *source.Document, with resources) part {
	manifests, problems := manifest.Lower(doc)
	problems = append(problems, with.catalogs.Fill(doc, manifests)...)
	p := part{problems: problems, judged: len(manifests), join: func(w *workspace.Workspace) { w.AddManifests(doc, manifests) }}
	if with.wanted(model.EntityLiteral) {
		for _, m := range manifests {
			p.entities = append(p.entities, m.Literals()...)
		}
	}
	return p
}
