package contract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sealint/sealint/lint/source"
)

var (
	// deprecationKey matches names of extensions about the deprecation of an operation.
	deprecationKey = regexp.MustCompile(`(?i)^x-.*deprecat`)
	// endKey matches names of members with the date on which something ends.
	endKey = regexp.MustCompile(`(?i)remov|sunset|^end|expir`)
)

// statesRemoval reports whether an extension about the deprecation of an operation is an object with the date of its removal.
func statesRemoval(n source.Node) bool {
	for key, value := range n.Pairs() {
		if !deprecationKey.MatchString(key) {
			continue
		}
		for name, member := range value.Pairs() {
			if endKey.MatchString(name) && date(member.String()) != "" {
				return true
			}
		}
	}
	return false
}

var (
	// sentenceEnd matches the end of a sentence, or of a line.
	sentenceEnd = regexp.MustCompile(`[.!?](\s|<|$)|\n`)
	// insteadWords match the words of a sentence about a replacement.
	insteadWords = regexp.MustCompile(`(?i)\b(instead|replac\w+|supersed\w+|in favou?r|successor|deprecated|migrat\w+)\b`)
	// replacement matches a text that says what to use, in whatever words.
	replacement = regexp.MustCompile(`(?i)\binstead\b|\breplaced (by|with)\b|\b(use|see)\b|\bnew\b.{0,60}\bapis?\b|\bmoved (to|under)\b`)
	// namedEndpoint matches a method with a path.
	namedEndpoint = regexp.MustCompile(`\b(GET|PUT|POST|DELETE|PATCH)\b\W{0,3}?(/[^\s` + "`" + `"'<>()]*[\w}/])`)
	// namedWord matches a word that may be an operationId.
	namedWord = regexp.MustCompile(`\w[\w.-]*\w`)
)

// endpointsAndIDs is a set of the names by which texts can mean the operations that a document serves: method with path, and
// the operationId. An operationId that is one word may be an ordinary word and is left out.
func endpointsAndIDs(doc *document) map[string]bool {
	names := map[string]bool{}
	for _, op := range doc.operations {
		if !op.isServed() {
			continue
		}
		names[op.method+" "+op.path] = true
		if id := op.at.Get("operationId").String(); len(words(id)) > 1 {
			names[id] = true
		}
	}
	return names
}

// namesReplacement reports whether a sentence about the replacement of an operation names another operation: by its method
// and path, which may begin with the path of the server, or by its operationId.
func namesReplacement(op *operation, names map[string]bool) bool {
	text := op.at.Get("summary").String() + "\n" + op.at.Get("description").String()
	for key, value := range op.at.Pairs() {
		if deprecationKey.MatchString(key) {
			description := value.Get("description").String()
			if replacement.MatchString(description) { // it is about this operation only
				return true
			}
			text += "\n" + description
		}
	}
	own := []string{op.method + " " + op.path, op.at.Get("operationId").String()}
	isOther := func(name string) bool { return names[name] && !slices.Contains(own, name) }
	for _, sentence := range sentenceEnd.Split(text, -1) {
		if !insteadWords.MatchString(sentence) {
			continue
		}
		if slices.ContainsFunc(namedWord.FindAllString(sentence, -1), isOther) {
			return true
		}
		for _, endpoint := range namedEndpoint.FindAllStringSubmatch(sentence, -1) {
			for path, n := endpoint[2], 0; path != "" && n <= maxPrefix; path, n = pathBehindFirst(path), n+1 {
				if isOther(endpoint[1] + " " + path) {
					return true
				}
			}
		}
	}
	return false
}

// maxPrefix is how many segments of the path of a server may precede the path of an operation in a text.
const maxPrefix = 4

// pathBehindFirst is a path without its first segment; empty if it has one segment.
func pathBehindFirst(path string) string {
	if i := strings.IndexByte(path[1:], '/'); i >= 0 {
		return path[1+i:]
	}
	return ""
}
