package sbom

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/sbom/spdx3"
)

// ModelFacts are the facts of a machine learning model.
type ModelFacts struct {
	Card          bool           `json:"card" doc:"true if the document describes the model. CycloneDX: a modelCard, or an external reference of the type model-card. SPDX 3: a property of the AI package about its application, training, limits, type, domain, metrics or parameters."`
	DatasetsKnown bool           `json:"datasets_known" doc:"true if the document says on which datasets the model was trained or tested. CycloneDX: datasets of the model card, or a dependency on a dataset. SPDX 3: a relationship trainedOn or testedOn."`
	Datasets      []DatasetFacts `json:"datasets" doc:"CycloneDX: datasets that the model card itself describes. Those that it only refers to are components. A finding about item i has at: [model, datasets, i]."`
	Metrics       bool           `json:"metrics" doc:"true if a performance metric is stated (CycloneDX performanceMetrics, SPDX 3 ai_metric)."`
	Ethics        bool           `json:"ethics" doc:"true if risks are stated. CycloneDX: ethicalConsiderations, fairnessAssessments or technicalLimitations. SPDX 3: ai_limitation or ai_safetyRiskAssessment."`
	Personal      bool           `json:"personal" doc:"SPDX 3: true if the model uses sensitive personal information (ai_useSensitivePersonalInformation: yes)."`
	Assessed      bool           `json:"assessed" doc:"SPDX 3: true if an assessment of its risks or a standard that it complies with is stated."`
}

// DatasetFacts are the facts of a dataset.
type DatasetFacts struct {
	Name           string `json:"name" doc:"Name of the dataset; empty if not stated."`
	Classification string `json:"classification,omitempty" doc:"Classification as the document writes it (SPDX 3: dataset_confidentialityLevel); absent if not stated, or if it only says that it is not known."`
	Sensitive      bool   `json:"sensitive" doc:"true if the dataset is said to hold sensitive data: by a word of its classification such as PII or confidential, by sensitiveData, or in SPDX 3 by dataset_hasSensitivePersonalInformation or the levels red and amber."`
	Governed       bool   `json:"governed" doc:"true if it is said who answers for the data. CycloneDX: an owner, steward or custodian. SPDX 3: a supplier, an originator, or how it was anonymised."`
	Provenance     bool   `json:"provenance" doc:"true if it is said where the data come from: contents, supplier, producer, package URL, external reference, pedigree, governance; SPDX 3: also dataset_dataCollectionProcess and software_sourceInfo."`
}

// readModel reads a component of the type machine-learning-model, which CycloneDX has since 1.5.
func (r cycloneDX) readModel(c *Component, v map[string]any) {
	if c.Facts.Type != "machine-learning-model" || !r.facts.IsCycloneDX("1.5") {
		return
	}
	card, considerations := member(v, "modelCard"), member(v, "modelCard", "considerations")
	f := &ModelFacts{
		Card: card != nil, Datasets: []DatasetFacts{}, Metrics: len(list(card, "quantitativeAnalysis", "performanceMetrics")) > 0,
	}
	for _, name := range []string{"ethicalConsiderations", "fairnessAssessments", "technicalLimitations"} {
		f.Ethics = f.Ethics || len(list(considerations, name)) > 0
	}
	for _, ref := range list(v, "externalReferences") {
		f.Card = f.Card || text(ref, "type") == "model-card"
	}
	c.pointers.Add("model", "name")
	if card != nil {
		c.pointers.Add("model/card", "modelCard")
		for _, name := range []string{"datasets_known", "metrics", "ethics"} {
			c.pointers.Add("model/"+name, "modelCard")
		}
	}
	for i, item := range list(card, "modelParameters", "datasets") {
		f.DatasetsKnown = true
		if member(item, "ref") != nil {
			continue
		}
		d, document := readComponentData(item), index("modelCard/modelParameters/datasets", i)
		at := index("model/datasets", len(f.Datasets))
		addDataset(c, at, document, item)
		f.Datasets = append(f.Datasets, d)
	}
	c.Facts.Model = f
	r.kinds.models = append(r.kinds.models, c)
}

// addDataset records the places of the facts of a dataset.
func addDataset(c *Component, facts, document string, v any) {
	place := document
	if text(v, "name") != "" {
		place += "/name"
	}
	c.pointers.Add(facts, place)
	if member(v, "classification") != nil {
		c.pointers.Add(facts+"/classification", document+"/classification")
	}
	switch {
	case isSensitive(text(v, "classification")):
		c.pointers.Add(facts+"/sensitive", document+"/classification")
	case len(list(v, "sensitiveData")) > 0:
		c.pointers.Add(facts+"/sensitive", document+"/sensitiveData/0")
	}
}

// readComponentData reads what CycloneDX says about data, in a component or in a model card.
func readComponentData(v any) DatasetFacts {
	d := DatasetFacts{Name: text(v, "name"), Classification: statedClass(text(v, "classification"))}
	d.Sensitive = isSensitive(d.Classification) || slices.ContainsFunc(texts(v, "sensitiveData"), func(s string) bool { return statedClass(s) != "" && !strings.EqualFold(strings.TrimSpace(s), "no") })
	d.Governed = isGoverned(v)
	d.Provenance = d.Governed || text(v, "contents", "url") != "" || member(v, "contents", "attachment") != nil
	return d
}

func isGoverned(v any) bool {
	for _, name := range []string{"owners", "stewards", "custodians"} {
		if len(list(v, "governance", name)) > 0 {
			return true
		}
	}
	return false
}

// readData reads a component of the type data, which CycloneDX has since 1.5, if it is a dataset and not a configuration or the like.
func (r cycloneDX) readData(c *Component, v map[string]any) {
	if c.Facts.Type != "data" || !r.facts.IsCycloneDX("1.5") {
		return
	}
	items := list(v, "data")
	first := 0
	if len(items) > 0 {
		first = slices.IndexFunc(items, func(item any) bool { return text(item, "type") == "dataset" })
	}
	if first < 0 {
		return
	}
	f := &DatasetFacts{}
	c.pointers.Add("dataset", "name")
	if len(items) > 0 {
		*f = readComponentData(items[first])
		switch {
		case r.facts.Notation != string(XML):
			addDataset(c, "dataset", index("data", first), items[first])
		case first == 0: // in XML, data is repeated and no list; a name means the first element
			addDataset(c, "dataset", "data", items[first])
		}
	}
	f.Name = c.Facts.Name
	f.Provenance = f.Provenance || c.hasProvenance() || member(v, "pedigree") != nil
	c.Facts.Dataset = f
}

// hasProvenance reports whether a component says who made or supplies it, or where it is.
func (c *Component) hasProvenance() bool {
	f := c.Facts
	return f.Supplier != "" || f.Producer != "" || f.PURL != nil || len(f.ExternalReferences) > 0
}

// followDatasets finds the datasets that models depend on.
func (d *draft) followDatasets(models []*Component) {
	if len(models) == 0 {
		return
	}
	byRef := byReference(d.components)
	for _, c := range models {
		for _, to := range d.dependencies.edges[c.Facts.BOMRef] {
			for _, target := range byRef[to] {
				c.Facts.Model.DatasetsKnown = c.Facts.Model.DatasetsKnown || target.Facts.Dataset != nil
			}
		}
	}
}

// statedClass returns a classification, or "" if the text only says that there is none.
func statedClass(stated string) string {
	stated = strings.TrimSpace(stated)
	if stateOf(stated) != "present" || noClassification.MatchString(stated) {
		return ""
	}
	return stated
}

var (
	// noClassification matches texts that say that nobody has classified the data. "Unclassified" is a class of governments.
	noClassification = regexp.MustCompile(`(?i)^(unknown|none|n\.?/?a\.?|not (set|known|specified|available|applicable|classified)|undefined|tbd|todo|null|other|-+|\?+)$`)
	// sensitiveWord matches words for data that must not be shown to everybody, notSensitive texts that deny it.
	sensitiveWord = regexp.MustCompile(`(?i)(^|[^a-z])(pii|pifi|phi|ephi|spi|spii|pci(-?dss)?|cardholder|personal(ly)?|sensitive|confidential|secret|restricted|health|medical|biometrics?|financial|credentials?|passwords?|gdpr|hipaa)([^a-z]|$)`)
	notSensitive  = regexp.MustCompile(`(?i)(^|[^a-z])(non?|not|without|un)[ _-]|insensitive|anonymi[sz]ed`)
)

func isSensitive(classification string) bool {
	return sensitiveWord.MatchString(classification) && !notSensitive.MatchString(classification)
}

// readAI reads what SPDX 3 says about an AI package or a dataset.
func (r *spdx3Reader) readAI(c *Component, o *spdx3.Object) {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return r.first(o, name).At != nil })
	}
	switch {
	case o.Is("ai_AIPackage"):
		f := &ModelFacts{
			Datasets: []DatasetFacts{}, Metrics: has("ai_metric"), Ethics: has("ai_limitation", "ai_safetyRiskAssessment"),
			Personal: text(o.Value, "ai_useSensitivePersonalInformation") == "yes", Assessed: has("ai_safetyRiskAssessment", "ai_standardCompliance"),
			Card: has("ai_informationAboutApplication", "ai_informationAboutTraining", "ai_limitation", "ai_typeOfModel", "ai_domain", "ai_metric", "ai_hyperparameter", "ai_modelExplainability", "ai_modelDataPreprocessing"),
		}
		for _, kind := range []string{"trainedOn", "testedOn"} {
			for _, target := range r.relations[kind][o.ID] {
				f.DatasetsKnown = f.DatasetsKnown || target.Text != "" && spdx3.Individual(target.Text) != "NoAssertionElement"
			}
		}
		c.pointers.Add("model", path3(o.At, "name"))
		c.pointers.Add("model/personal", path3(o.At, "ai_useSensitivePersonalInformation"))
		c.Facts.Model = f
	case o.Is("dataset_DatasetPackage"):
		level := text(o.Value, "dataset_confidentialityLevel")
		f := &DatasetFacts{
			Name: c.Facts.Name, Classification: level,
			Sensitive:  text(o.Value, "dataset_hasSensitivePersonalInformation") == "yes" || level == "red" || level == "amber",
			Governed:   c.Facts.Supplier != "" || c.Facts.Producer != "" || has("dataset_anonymizationMethodUsed"),
			Provenance: c.hasProvenance() || has("dataset_dataCollectionProcess", "software_sourceInfo"),
		}
		c.pointers.Add("dataset", path3(o.At, "name"))
		for _, name := range []string{"dataset_hasSensitivePersonalInformation", "dataset_confidentialityLevel"} {
			if has(name) {
				c.pointers.Add("dataset/sensitive", path3(o.At, name))
			}
		}
		if has("dataset_confidentialityLevel") {
			c.pointers.Add("dataset/classification", path3(o.At, "dataset_confidentialityLevel"))
		}
		c.Facts.Dataset = f
	}
}
