package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/CycloneDX/cyclonedx-go"
	"github.com/pb33f/libopenapi"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// bares are what sealint is compared with: the least that a program has to do with the same files. Each runs in a process of its own.
var bares = map[string]struct {
	title string
	read  func(data []byte) error
}{
	"model":     {"libopenapi: document and model", model},
	"cyclonedx": {"decoding, official JSON Schema", validated("bom-1.6.SNAPSHOT.schema.json")},
	"spdx":      {"decoding, official JSON Schema", validated("spdx-2.3.schema.json")},
	"json":      {"decoding alone", validated("")},
	"xml":       {"cyclonedx-go: decoding alone", decodeXML},
}

// runBare does the work on all documents of a folder, or on one file.
func runBare(name, place string) error {
	bare, ok := bares[name]
	if !ok {
		return fmt.Errorf("there is no bare work %q", name)
	}
	return filepath.WalkDir(place, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if !slices.Contains([]string{".json", ".yaml", ".yml", ".xml"}, path.Ext(file)) {
			return nil
		}
		data, err := os.ReadFile(file)
		if err == nil {
			err = bare.read(data)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		return nil
	})
}

func model(data []byte) error {
	doc, err := libopenapi.NewDocument(data)
	if err != nil {
		return err
	}
	defer doc.Release()
	if doc.GetSpecInfo().SpecFormat == "oas2" {
		if built, err := doc.BuildV2Model(); built == nil {
			return err
		}
		return nil
	}
	if built, err := doc.BuildV3Model(); built == nil {
		return err
	}
	return nil
}

func decodeXML(data []byte) error {
	var bom cyclonedx.BOM
	return cyclonedx.NewBOMDecoder(bytes.NewReader(data), cyclonedx.BOMFileFormatXML).Decode(&bom)
}

// validated decodes JSON and validates it by a schema of the folder sbom/schemas, if one is given.
func validated(schema string) func(data []byte) error {
	return func(data []byte) error {
		if schema == "" {
			var value any
			return json.Unmarshal(data, &value)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return err
		}
		c := jsonschema.NewCompiler()
		c.UseLoader(schemas{})
		c.AssertFormat()
		compiled, err := c.Compile("embed:///" + schema)
		if err != nil {
			return err
		}
		return compiled.Validate(value)
	}
}

// schemas loads schemas by the last part of their address.
type schemas struct{}

func (schemas) Load(url string) (any, error) {
	f, err := os.Open(filepath.Join(os.Getenv(rootVariable), "sbom", "schemas", path.Base(url)))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return jsonschema.UnmarshalJSON(f)
}
