package contract

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// steps are the files of each step of lowering, in order. Package resolve is the step before them.
var steps = []struct {
	name  string
	files string
}{
	{"read", "version omission spec standing grammar kind walk document pathitem operation body definition parameter security securityscheme server transport keyword"},
	{"vocabulary", "facts valuefacts"},
	{"analyse", `circle composition constraints shapes properties part direction resource demand serveruse upload overlap
		classification words sensitive subject field spread cargo text sound official explanation explanationwords choice validation template description purpose place discriminator`},
	{"facts", "contractfacts operationfacts role deprecation parameterfacts responsefacts schemafacts contradiction rejection securityfacts securityschemefacts serverfacts gateway musts siblings mediatypes requirement documentation"},
	{"entities", "naming entity value valueroots valueparts valuedigest datafield contract"},
}

// A step knows the steps before it and none after it.
func TestStepsKnowOnlyEarlierSteps(t *testing.T) {
	files := token.NewFileSet()
	var parsed []*ast.File
	paths, _ := filepath.Glob("*.go")
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
	}
	stepOf := func(at token.Pos) int {
		file := strings.TrimSuffix(files.Position(at).Filename, ".go")
		step := slices.IndexFunc(steps, func(s struct{ name, files string }) bool { return slices.Contains(strings.Fields(s.files), file) })
		if step < 0 {
			t.Fatalf("%s.go is in no step", file)
		}
		return step
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: nothing{}, Error: func(error) {}} // other packages are not looked at
	pkg, _ := config.Check("contract", files, parsed, info)
	uses := 0
	for ident, object := range info.Uses {
		if object.Pkg() != pkg || !object.Pos().IsValid() {
			continue
		}
		uses++
		if from, to := stepOf(ident.Pos()), stepOf(object.Pos()); to > from {
			t.Errorf("%s: step %q uses %s of step %q", files.Position(ident.Pos()), steps[from].name, ident.Name, steps[to].name)
		}
	}
	if uses < 1000 {
		t.Errorf("only %d uses were found", uses)
	}
}

// nothing imports packages without content.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, path[strings.LastIndexByte(path, '/')+1:])
	pkg.MarkComplete()
	return pkg, nil
}
