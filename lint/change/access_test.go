package change

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sealint/sealint/lint/contract"
)

// credentialsOf are the schemes of the tests: name → credential and where it is sent. Others are not declared.
var credentialsOf = map[string][2]string{
	"oauth": {"oauth2", ""}, "login": {"oidc", ""}, "jwt": {"bearer", ""}, "sig": {"signature", ""}, "key": {"api-key", "header"},
	"url": {"api-key", "query"}, "pw": {"basic", ""}, "digest": {"digest", ""}, "mtls": {"mutual-tls", ""}, "other": {"other", ""},
}

// readAccess reads security as the tests write it: "oauth[a b]+key | mtls". An empty alternative is {}, none at all -.
func readAccess(text string) []alternative {
	var list []contract.AlternativeFacts
	for _, part := range strings.Split(text, "|") {
		if part = strings.TrimSpace(part); part == "-" {
			break
		}
		facts := contract.AlternativeFacts{}
		for _, word := range strings.Split(part, "+") {
			name, scopes, _ := strings.Cut(strings.TrimSuffix(word, "]"), "[")
			if name == "{}" {
				continue
			}
			r := contract.RequirementFacts{Scheme: name, Credential: "unknown"}
			if c, ok := credentialsOf[name]; ok {
				r.Defined, r.Credential, r.In = true, c[0], c[1]
			}
			for _, scope := range strings.Fields(scopes) {
				r.Scopes = append(r.Scopes, contract.ScopeFacts{Name: scope})
			}
			facts.Requirements = append(facts.Requirements, r)
		}
		list = append(list, facts)
	}
	return readAlternatives(list, func(r *contract.RequirementFacts) string { return r.Scheme })
}

func compareAccess(before, after string) []AdmittedFacts {
	b, a := readAccess(before), readAccess(after)
	var undefined []string
	for _, u := range newlyUndefined(b, a) {
		undefined = append(undefined, u.Scheme)
	}
	list, _ := admits(b, a, undefined)
	return list
}

func TestAccessIsCompared(t *testing.T) {
	for _, test := range []struct{ name, before, after, want string }{
		// who is not admitted
		{"the same", "oauth[a]", "oauth[a]", ""},
		{"nothing demanded on both sides", "-", "{}", ""},
		{"order of alternatives", "oauth[a] | key", "key | oauth[a]", ""},
		{"order of schemes", "oauth[a]+key", "key+oauth[a]", ""},
		{"order of scopes", "oauth[a b]", "oauth[b a]", ""},
		{"a scope twice", "oauth[a]", "oauth[a a]", ""},
		{"the empty alternative moves", "{} | oauth", "oauth | {}", ""},
		{"authentication added", "-", "key", ""},
		{"a scope added", "oauth[a]", "oauth[a b]", ""},
		{"a broad scope added", "oauth[a]", "oauth[a admin]", ""},
		{"a scheme added", "oauth[a]", "oauth[a]+jwt", ""},
		{"a duplicate removed", "key | key", "key", ""},
		{"a covered alternative removed", "oauth[a] | oauth[a]+jwt", "oauth[a]", ""},
		{"a covered alternative added", "oauth[a]", "oauth[a] | oauth[a]+jwt", ""},
		{"the weaker of two remains", "key+mtls | mtls", "mtls", ""},
		{"anonymous before", "{} | oauth[a]", "{}", ""},
		{"an undeclared scheme on both sides", "oaut", "oaut", ""},
		{"a scheme that says nothing of itself", "other", "other", ""},

		// rows of the table, in its order
		{"nothing is demanded any more", "oauth[a]", "-", "nothing from oauth (a)"},
		{"only the empty alternative is left", "oauth[a] | key", "{}", "nothing from oauth (a) or key"},
		{"the empty alternative twice", "oauth", "{} | {}", "nothing from oauth"},
		{"the empty alternative added", "oauth[a]", "oauth[a] | {}", "1 anonymous from oauth (a)"},
		{"the empty alternative beside a new one", "oauth[a]", "key | {}", "1 anonymous from oauth (a)"},
		{"one of two schemes removed", "key+mtls", "key", "factor of key and mtls: mtls"},
		{"the other of two schemes removed", "key+mtls", "mtls", "factor of key and mtls: key"},
		{"a scheme removed in an alternative of its own", "key+mtls", "key+mtls | mtls", "1 factor of key and mtls: key"},
		{"a scheme and a scope removed", "key+oauth[a b]", "oauth[a]", "factor of key and oauth (a, b): key"},
		{"the nearest alternative counts", "key+mtls+jwt | key+jwt", "key", "factor of key and jwt: jwt"},
		{"a scope removed", "oauth[a b]", "oauth[a]", "scope of oauth (a, b): b"},
		{"all scopes removed", "oauth[a b]", "oauth", "scope of oauth (a, b): a b"},
		{"two scopes together become alternatives", "oauth[a b]", "oauth[a] | oauth[b]", "scope of oauth (a, b): b; 1 scope of oauth (a, b): a"},
		{"a scope removed beside a new scheme", "oauth[a]", "oauth+jwt", "other from oauth (a)"},
		{"a broader scope", "oauth[entries:read]", "oauth[admin]", "broader of oauth (entries:read): admin"},
		{"a wildcard", "oauth[a]", "oauth[entries:*]", "broader of oauth (a): entries:*"},
		{"a broad scope instead of a broad one", "oauth[admin]", "oauth[root:*]", "other from oauth (admin)"},
		{"a key instead of a token", "oauth[a]", "key", "weaker from oauth (a)"},
		{"a key beside a certificate", "mtls", "mtls | key", "1 weaker from mtls"},
		{"a token instead of a certificate", "mtls", "jwt", "weaker from mtls"},
		{"a token instead of a token and a key", "oauth+key", "jwt", "weaker from oauth and key"},
		{"a key in the URL instead of a header", "key", "url", "weaker from key"},
		{"a password instead of a signature", "sig", "pw", "weaker from sig"},
		{"another scope", "oauth[a]", "oauth[b]", "other from oauth (a)"},
		{"another token", "oauth[a]", "oauth[a] | jwt", "1 other from oauth (a)"},
		{"a stronger credential", "key", "mtls", "other from key"},
		{"a password instead of a key", "key", "pw", "other from key"},
		{"two keys instead of one are no second factor", "oauth", "key+pw", "weaker from oauth"},
		{"as weak as the weakest", "mtls | key", "mtls | key | pw", "2 other from mtls or key"},
		{"an unknown credential", "mtls", "other", "other from mtls"},
		{"beside an unknown credential", "mtls | other", "mtls | other | key", "2 other from mtls or other"},

		// undeclared schemes
		{"misspelt", "oauth[a]", "oaut[a]", "unknown from oauth (a)"},
		{"misspelt beside a key", "oauth[a]+key", "oaut[a]+key", "unknown from oauth (a) and key"},
		{"a scheme beside one that was not declared before", "oaut+oauth[a]", "oaut", "factor of oaut and oauth (a): oauth"},
		{"an unknown one hides no other", "oauth[a]", "oauth+oaut | oauth+key", "unknown from oauth (a); 1 other from oauth (a)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var list []string
			for _, a := range compareAccess(test.before, test.after) {
				text := a.How
				if a.Index > 0 {
					text = fmt.Sprint(a.Index, " ", a.How)
				}
				if a.From >= 0 {
					text += " of " + a.Was + ": " + strings.Join(a.Missing, " ")
				} else {
					text += " from " + a.Was
				}
				list = append(list, text)
			}
			if got := strings.Join(list, "; "); got != test.want {
				t.Errorf("%s → %s\ngot  %s\nwant %s", test.before, test.after, got, test.want)
			}
		})
	}
}

func TestAlternativesHaveARank(t *testing.T) {
	for access, want := range map[string]string{
		"-": "anonymous", "{}": "anonymous", "url": "exposed-key", "key": "static", "pw": "static", "digest": "static", "key+pw": "static",
		"url+key": "static", "oauth[a]": "token", "login": "token", "jwt": "token", "sig": "token", "oauth+jwt": "token", "oauth+key": "combined",
		"sig+url": "combined", "mtls": "bound", "mtls+key": "bound", "oaut": "unknown", "other": "unknown", "oaut+key": "static",
	} {
		if got := readAccess(access)[0].rank.String(); got != want {
			t.Errorf("%s: %s, want %s", access, got, want)
		}
	}
}

// randomAccess writes up to four alternatives of up to three schemes.
func randomAccess(r *rand.Rand) []string {
	names := []string{"oauth", "login", "jwt", "key", "url", "mtls", "oaut", "other"}
	var list []string
	for range 1 + r.IntN(4) {
		var words []string
		r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for _, name := range names[:r.IntN(4)] {
			if n := r.IntN(3); n > 0 && (name == "oauth" || name == "login") {
				name += "[" + strings.Join([]string{"a", "b", "admin"}[:n], " ") + "]"
			}
			words = append(words, name)
		}
		if len(words) == 0 {
			words = []string{"{}"}
		}
		list = append(list, strings.Join(words, "+"))
	}
	return list
}

func TestPropertiesOfAccess(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	shuffled := func(list []string) string {
		list = slices.Clone(list)
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		for i := range list {
			words := strings.Split(list[i], "+")
			r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			list[i] = strings.Join(words, "+")
		}
		return strings.Join(list, " | ")
	}
	hows := func(before, after string) []string {
		var list []string
		for _, a := range compareAccess(before, after) {
			list = append(list, a.How)
		}
		return slices.Sorted(slices.Values(list))
	}
	for range 2000 {
		base := randomAccess(r)
		text := strings.Join(base, " | ")
		if got := hows(text, shuffled(base)); len(got) > 0 {
			t.Fatalf("%s admits something compared with itself: %v", text, got)
		}
		i := r.IntN(len(base))
		for _, more := range []string{"sig", "pw", "oauth[z]"} {
			stronger := slices.Clone(base)
			stronger[i] += "+" + more
			if got := hows(text, strings.Join(stronger, " | ")); len(got) > 0 {
				t.Fatalf("%s → %s admits %v", text, strings.Join(stronger, " | "), got)
			}
		}
		if fewer := slices.Delete(slices.Clone(base), i, i+1); len(fewer) > 0 && len(hows(text, strings.Join(fewer, " | "))) > 0 {
			t.Fatalf("%s without alternative %d admits something", text, i)
		}
		other := randomAccess(r)
		if a, b := hows(text, strings.Join(other, " | ")), hows(shuffled(base), shuffled(other)); !slices.Equal(a, b) {
			t.Fatalf("%s → %s: order matters: %v, %v", text, strings.Join(other, " | "), a, b)
		}
	}
}

// However many alternatives an operation has, the comparison ends soon, and what was not compared counts as admitting.
func TestManyAlternatives(t *testing.T) {
	scoped := func(more string) string {
		var list []string
		for i := range 3000 {
			list = append(list, fmt.Sprintf("oauth[s%d]%s", i, more))
		}
		return strings.Join(list, " | ")
	}
	if got := compareAccess(scoped(""), scoped("")); len(got) != 0 {
		t.Errorf("%d admitting alternatives of a list compared with itself", len(got))
	}
	if got := compareAccess(scoped(""), scoped("+jwt")); len(got) < 2000 || got[0].How == "unknown" {
		t.Errorf("only %d are told of what was not compared", len(got))
	}
	if got := compareAccess(scoped(""), "jwt"); len(got) != 1 || got[0].How != "other" {
		t.Error(got)
	}
}
