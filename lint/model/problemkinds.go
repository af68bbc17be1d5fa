package model

// ProblemKind explains a kind of problem to users.
type ProblemKind struct {
	ID      string // one of the constants Problem…
	Meaning string // what happened
	Why     string // why the run does not pass
	Fix     string // what to do
}

// ProblemKinds explain all kinds of problems, in the order of the documentation.
var ProblemKinds = []ProblemKind{
	{
		ProblemUnreadable, "A file cannot be opened or listed, is too large, is not a regular file, does not have the encoding that its first bytes indicate, is a pointer of Git LFS, or is missing from the work tree.",
		"Nobody knows what the file says, and its name or place says that it is a document.",
		"Do what the message names: change the permissions, raise --max-size, save the file as UTF-8, run git lfs pull, or check the file out. If it is no document, exclude it in .sealint.yaml.",
	},
	{
		ProblemSyntax, "A document is not well-formed, has duplicate keys, is nested too deeply or becomes too large by aliases; or a part of it has the wrong type.",
		"Programs that read the document may understand something else than sealint, or nothing at all. What was not understood was not judged.",
		"Correct the document at the line and column of the message.",
	},
	{
		ProblemUnknownKind, "The command line names a file that is not an OpenAPI contract, an SBOM (CycloneDX, SPDX) or an integration manifest.",
		"Whoever names a file expects that it is judged.",
		"Leave the file out, or correct the field by which it is recognised: openapi, swagger, bomFormat, spdxVersion, or apiVersion and kind.",
	},
	{
		ProblemUnsupported, "The document has a version or a dialect that sealint does not support, or a misspelt field by which documents are recognised.",
		"Rules for another version could say anything about it.",
		"Correct the field that the message names, or convert the document to a supported version.",
	},
	{
		ProblemReference, "The target of a reference is missing, on another machine, or outside the root. sealint reads nothing from the network.",
		"What stands behind the reference is a part of the document, and was not judged.",
		"Correct the reference, or copy its target into the repository.",
	},
	{
		ProblemRule, "A rule could not be evaluated: it does not compile, failed, took too long, used too much memory, or had a result that is no finding.",
		"The rule could have found something.",
		"Correct a rule of your own; sealint test runs its tests. For a slow rule, raise --rule-timeout. If the rule is built in, report it.",
	},
	{
		ProblemIncomplete, "The run ended before everything was judged: it reached --timeout or --max-memory, was interrupted, or one document took too long.",
		"The report holds only what was judged until then.",
		"Raise the limit that the message names, or judge fewer files at once.",
	},
	{
		ProblemInternal, "sealint or one of its libraries has a defect that this document triggers.",
		"The document was not judged, or not completely. The results for other documents are not affected.",
		"Report it, with the document if possible.",
	},
	{
		ProblemBase, "The base of the change is missing, cannot be told, or cannot be read or judged.",
		"Without it, nobody knows what the change adds or weakens.",
		"Run the command of the message, or sealint base, which explains how the base was looked for. In a CI, clone enough history. --base none compares nothing.",
	},
	{
		ProblemOutput, "A report could not be written.",
		"A missing report must never look like a pass.",
		"Correct the path or its permissions, or free space on the disk.",
	},
}
