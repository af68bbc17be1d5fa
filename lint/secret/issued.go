package secret

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
	"github.com/zricethezav/gitleaks/v8/config"
)

// form is a rule of gitleaks: what the secrets of one issuer look like.
type form struct {
	ID          string
	Regex       string
	Entropy     float64
	SecretGroup int `toml:"secretGroup"`
	Keywords    []string
	Allowlists  []allowlist

	compiled func() *regexp.Regexp
}

type allowlist struct {
	Regexes   []string
	StopWords []string `toml:"stopwords"`
}

// forms are gitleaks' rules, with the keywords that tell which of them a text may satisfy. Compiling an expression waits
// until its keyword occurs: most never do.
type forms struct {
	list   []form
	allow  func() []*regexp.Regexp // what is no secret under any rule
	byWord map[string][]int        // keyword → rules
	starts [1 << 16][]string       // the first two bytes of keywords → keywords
}

// leftOut are rules that guess by the name of a field, which Find does with fewer wrong guesses, and rules whose form is
// any short run of letters and digits.
var leftOut = []string{"generic-api-key", "curl-auth-header", "curl-auth-user", "kubernetes-secret-yaml", "sourcegraph-access-token", "sidekiq-sensitive-url", "hashicorp-tf-password"}

// ours are forms that gitleaks' rules lack. The first group of an expression is the secret.
var ours = []form{
	{ID: "webhook-signing-secret", Regex: `\b(whsec_[A-Za-z0-9+/]{32,}={0,2})`, Entropy: 3, Keywords: []string{"whsec_"}},
	{ID: "google-oauth-client-secret", Regex: `\b(GOCSPX-[\w-]{28})(?:[^\w-]|$)`, Entropy: 3, Keywords: []string{"gocspx-"}},
	{ID: "google-oauth-access-token", Regex: `\b(ya29\.[\w-]{30,})`, Entropy: 3, Keywords: []string{"ya29."}},
	{ID: "docker-access-token", Regex: `\b(dckr_pat_[\w-]{27})(?:[^\w-]|$)`, Entropy: 3, Keywords: []string{"dckr_pat_"}},
	{ID: "azure-storage-account-key", Regex: `\bAccountKey=([A-Za-z0-9+/]{86}==)`, Entropy: 4, Keywords: []string{"accountkey="}},
	{ID: "discord-webhook", Regex: `\bdiscord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d{17,20}/([\w-]{60,80})(?:[^\w-]|$)`, Entropy: 4, Keywords: []string{"discord.com/", "discordapp.com/"}},
	{ID: "figma-access-token", Regex: `\b(figd_[\w-]{40})(?:[^\w-]|$)`, Entropy: 3, Keywords: []string{"figd_"}},
	{ID: "square-application-secret", Regex: `\b(sq0csp-[\w-]{43})(?:[^\w-]|$)`, Entropy: 3, Keywords: []string{"sq0csp-"}},
}

var load = sync.OnceValue(func() *forms {
	var file struct {
		Rules     []form
		Allowlist allowlist
	}
	if err := toml.Unmarshal([]byte(config.DefaultConfig), &file); err != nil {
		panic("gitleaks' own configuration: " + err.Error()) // it is part of the program; a test reads it
	}
	f := &forms{byWord: map[string][]int{}}
	for _, r := range file.Rules {
		short := func(k string) bool { return len(k) < 2 }
		if r.Regex == "" || len(r.Keywords) == 0 || slices.ContainsFunc(r.Keywords, short) || slices.Contains(leftOut, r.ID) {
			continue
		}
		r.compiled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(r.Regex) })
		for _, k := range r.Keywords {
			k = strings.ToLower(k)
			f.byWord[k] = append(f.byWord[k], len(f.list))
		}
		f.list = append(f.list, r)
	}
	for _, r := range ours {
		r.compiled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(r.Regex) })
		for _, k := range r.Keywords {
			f.byWord[k] = append(f.byWord[k], len(f.list))
		}
		f.list = append(f.list, r)
	}
	f.allow = sync.OnceValue(func() []*regexp.Regexp {
		var list []*regexp.Regexp
		for _, text := range file.Allowlist.Regexes {
			list = append(list, regexp.MustCompile(text))
		}
		return list
	})
	for k := range f.byWord {
		start := int(k[0])<<8 | int(k[1])
		f.starts[start] = append(f.starts[start], k)
	}
	return f
})

// issued finds secrets in the forms that their issuers give them.
func issued(text string) []Found {
	f := load()
	var candidates []int
	lower := strings.ToLower(text)
	for at := 0; at+1 < len(lower); at++ {
		for _, word := range f.starts[int(lower[at])<<8|int(lower[at+1])] {
			if strings.HasPrefix(lower[at:], word) {
				candidates = append(candidates, f.byWord[word]...)
			}
		}
	}
	slices.Sort(candidates)
	candidates = slices.Compact(candidates)
	var list []Found
	for _, i := range candidates {
		rule := &f.list[i]
		for _, groups := range rule.compiled().FindAllStringSubmatch(text, -1) {
			secret := groups[0]
			if rule.SecretGroup > 0 && rule.SecretGroup < len(groups) {
				secret = groups[rule.SecretGroup]
			} else if j := slices.IndexFunc(groups[1:], func(g string) bool { return g != "" }); j >= 0 {
				secret = groups[j+1]
			}
			if rule.Entropy > 0 && entropy(secret) <= rule.Entropy || f.allowed(rule, secret) {
				continue
			}
			// The issuer's own words in front of it say nothing: AGE-SECRET-KEY-1 is no placeholder.
			variable := secret
			for _, k := range rule.Keywords {
				if len(secret) > len(k) && strings.EqualFold(secret[:len(k)], k) && len(secret)-len(k) < len(variable) {
					variable = secret[len(k):]
				}
			}
			if !Placeholder(variable) {
				list = append(list, Found{"a secret of the form " + rule.ID, secret})
			}
		}
	}
	return list
}

func (f *forms) allowed(rule *form, secret string) bool {
	if slices.ContainsFunc(f.allow(), func(re *regexp.Regexp) bool { return re.MatchString(secret) }) {
		return true
	}
	lower := strings.ToLower(secret)
	for _, a := range rule.Allowlists {
		if slices.ContainsFunc(a.StopWords, func(w string) bool { return strings.Contains(lower, strings.ToLower(w)) }) {
			return true
		}
		for _, text := range a.Regexes {
			if re, err := regexp.Compile(text); err == nil && re.MatchString(secret) {
				return true
			}
		}
	}
	return false
}
