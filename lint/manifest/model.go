package manifest

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// models are the kinds of consumers and providers that are models, or that work with models.
var models = []string{
	"ai", "ml", "llm", "genai", "aiml", "mlops", "gpt", "copilot", "embedding", "inference", "machine-learning", "deep-learning", "artificial-intelligence", "language-model", "foundation-model",
	"generative-model", "model-training", "model-provider", "model-hosting", "model-serving", "neural-network",
}

// makers are names of products and organisations that are models, or that offer them to others, and mean nothing else. A manifest that calls one of them a
// service does not make it another thing.
var makers = []string{
	"openai", "chatgpt", "gpt", "anthropic", "deepseek", "copilot", "huggingface", "vertexai", "chatbot",
}

// isModelByName reports whether the name of a consumer or provider is that of a model, or of one who offers models.
func isModelByName(name string) bool {
	words := wordsOf(name)
	return isModel(name) || slices.ContainsFunc(makers, func(maker string) bool {
		return slices.Contains(words, maker) || strings.Join(words, "") == maker
	})
}

// isModel reports whether a kind is one of models, or has the words of one: Generative_AI and aiProvider have.
func isModel(kind string) bool {
	words := strings.Join(wordsOf(kind), "-")
	return slices.ContainsFunc(models, func(m string) bool {
		return strings.Contains("-"+words+"-", "-"+m+"-") || strings.ReplaceAll(words, "-", "") == strings.ReplaceAll(m, "-", "")
	})
}

// humps are where a word begins inside a name: aiProvider, AIProvider.
var humps = regexp.MustCompile(`([a-z0-9])([A-Z][a-z])|([A-Z])([A-Z][a-z])`)

// wordsOf returns the words of a name, in lower case and without the s of the plural.
func wordsOf(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(humps.ReplaceAllString(name, "$1$3-$2$4")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		words[i] = strings.TrimSuffix(w, "s")
	}
	return words
}
