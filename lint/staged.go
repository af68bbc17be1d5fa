package lint

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/base"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// foreign are the endings of files that sealint reads only if their content is a document: source code, pages, pictures and fonts.
// No configuration, rule, schema or key has such a name.
var foreign = []string{
	".go", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".py", ".rb", ".java", ".kt", ".scala", ".swift", ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".rs",
	".php", ".pl", ".lua", ".dart", ".ex", ".exs", ".erl", ".hs", ".clj", ".vue", ".svelte", ".css", ".scss", ".less", ".html", ".md", ".mdx", ".rst", ".adoc",
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".svg", ".woff", ".woff2", ".ttf", ".pdf",
}

// StagesNothingToJudge reports whether the next commit of the repository around dir only adds or modifies files that sealint does
// not read: by their names they are source code, pages or pictures, none was or is a document by its content, and none is in a
// folder whose name begins with a dot, where CI systems and hooks of git are configured. A file that is deleted may be one that a
// document refers to. It is false if nothing is staged, and before the first commit.
func StagesNothingToJudge(ctx context.Context, dir string) (bool, error) {
	staged, err := base.Staged(ctx, dir)
	if err != nil || len(staged) == 0 || slices.ContainsFunc(staged, func(f base.StagedFile) bool { return !f.Plain || !isForeign(f.Path) }) {
		return false, err
	}
	before, err := source.Tree(ctx, dir, "HEAD")
	if err != nil {
		return false, err
	}
	after, err := source.Index(ctx, dir)
	if err != nil {
		return false, err
	}
	reader := &source.Reader{}
	for _, f := range staged {
		if isDocument(reader, source.File{Root: after, Path: f.Path}) || !f.Added && isDocument(reader, source.File{Root: before, Path: f.Path}) {
			return false, nil
		}
	}
	return true, nil
}

func isForeign(name string) bool {
	hidden := strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
	return !hidden && slices.Contains(foreign, strings.ToLower(path.Ext(name)))
}

// isDocument reports whether a file is a document, or may be one that cannot be read.
func isDocument(reader *source.Reader, file source.File) (yes bool) {
	defer func() {
		if model.Defect(file.Path, recover()) != nil {
			yes = true // the run reports it
		}
	}()
	doc, problem := reader.Open(file)
	return doc != nil || problem != nil
}
