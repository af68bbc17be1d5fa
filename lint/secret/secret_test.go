package secret

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// The secrets are put together here from parts, so that scanners of this repository find none.
var (
	letters = "kX9vQ2mZr7Lw4TbN8cYh3JdPf6Gs5AqEoUiB1xWn"
	digits  = "8401937265"
	upper   = "QZ7M4XK2VJ3RT5WB"
	pem     = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + strings.Repeat(letters+"\n", 3) + "-----END RSA " + "PRIVATE KEY-----"
	jwt     = "eyJ" + "hbGciOiJSUzI1NiIsImtpZCI6Ijk3In0.eyJ" + "pc3MiOiJsZWRnZXIiLCJhdWQiOiJiYW5rIn0." + letters + letters
)

// drawn is a value of some characters, the same in every run.
func drawn(alphabet string, n int) string {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	value := make([]byte, n)
	for i := range value {
		value[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(value)
}

func TestSecretsAreFound(t *testing.T) {
	for name, tt := range map[string]struct {
		field, value string
		prose        bool
	}{
		"GitHub personal token":     {"token", "ghp" + "_" + letters[:36], false},
		"GitHub token in prose":     {"description", "Use ghp" + "_" + letters[:36] + " to try it.", true},
		"GitHub app token":          {"example", "ghu" + "_" + letters[:36], false},
		"GitLab token":              {"x", "glpat" + "-" + letters[:20], false},
		"AWS access key":            {"example", "AKIA" + upper, false},
		"Slack bot token":           {"example", "xoxb" + "-" + digits + digits[:2] + "-" + digits + digits[:2] + "-" + letters[:24], false},
		"Stripe live key":           {"example", "sk" + "_live_" + letters[:24], false},
		"SendGrid key":              {"example", "SG" + "." + letters[:22] + "." + letters + letters[:3], false},
		"npm token":                 {"example", "npm" + "_" + strings.ToLower(letters[:36]), false},
		"private key":               {"value", pem, false},
		"JSON Web Token":            {"example", jwt, false},
		"URL with a password":       {"default", "postgres://ledger:" + letters[:12] + "@db.internal/ledger", false},
		"URL with a password prose": {"description", "Connect to amqp://svc:" + letters[:12] + "@mq.internal first.", true},
		"random credential":         {"apiKey", letters[:32], false},
		"random client secret":      {"client_secret", letters[:24], false},
		"kebab-case field":          {"x-auth-token", letters[:24], false},
		"password":                  {"password", letters[:18], false},
		"short password":            {"password", letters[:12], false},
		"short password, symbols":   {"adminPassword", letters[:5] + "#" + letters[6:11], false},
		"numbered password":         {"password2", letters[:18], false},
		"PEM, indented":             {"x", strings.ReplaceAll(pem, "\n", "\n    "), false},
		"PEM, newlines escaped":     {"x", strings.ReplaceAll(pem, "\n", `\n`), false},
		"PEM of a small key":        {"x", "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEI" + letters + "xyz\n-----END PRIVATE KEY-----", false},
		"token with dashes":         {"api_token", letters[:8] + "-" + letters[8:20] + "-" + letters[20:32], false},
		"hexadecimal":               {"refresh_token", "a47ab18c593703e4f83a274694db7422a8cfcb8f", false},
		"age key":                   {"x", "AGE-SECRET-KEY-1" + drawn("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58), false},
		"age key in prose":          {"description", "It is AGE-SECRET-KEY-1" + drawn("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58) + ".", true},
		"webhook secret":            {"x", "whsec" + "_" + drawn(letters, 32), false},
		"webhook secret, base64":    {"description", "Sign with whsec" + "_" + drawn(letters, 43) + "=.", true},
		"Google client secret":      {"x", "GOCSPX" + "-" + drawn(letters, 28), false},
		"Google access token":       {"x", "ya29" + "." + drawn(letters+"_-", 120), false},
		"Docker Hub token":          {"x", "dckr" + "_pat_" + drawn(letters, 27), false},
		"Azure storage":             {"x", "DefaultEndpointsProtocol=https;AccountName=ledger;Account" + "Key=" + drawn(letters, 86) + "==;EndpointSuffix=core.windows.net", false},
		"Discord webhook":           {"description", "Post to https://discord" + ".com/api/webhooks/" + digits + digits[:8] + "/" + drawn(letters, 68) + " then.", true},
		"first of two shared keys":  {"primarySharedKey", drawn(letters, 43) + "=", false},
		"Figma token":               {"x", "figd" + "_" + drawn(letters, 40), false},
		"Square secret":             {"x", "sq0csp" + "-" + drawn(letters, 43), false},
	} {
		found := Find(tt.field, tt.value, tt.prose)
		if len(found) != 1 {
			t.Errorf("%s: found %d: %+v", name, len(found), found)
			continue
		}
		if !strings.Contains(tt.value, found[0].Secret) || found[0].Kind == "" {
			t.Errorf("%s: %+v", name, found[0])
		}
	}
}

func TestWhatIsNoSecret(t *testing.T) {
	for name, tt := range map[string]struct {
		field, value string
		prose        bool
	}{
		"empty":                      {"", "", false},
		"documented AWS key":         {"example", "AKIAIOSFODNN7" + "EXAMPLE", false},
		"key of Google's docs":       {"x", "AIza" + "SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe", false},
		"placeholder":                {"apiKey", "your-api-key-goes-here-1", false},
		"crossed out":                {"token", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", false},
		"repeated":                   {"token", "ghp_" + strings.Repeat("a", 36), false},
		"asterisks":                  {"password", "************************", false},
		"template":                   {"token", "${GITHUB_TOKEN_FOR_RELEASE_1}", false},
		"counted":                    {"apiKey", "abcdefgh12345678abcdefgh", false},
		"sample of jwt.io":           {"example", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", false},
		"password of documentation":  {"default", "postgres://user:password@localhost/db", false},
		"variables in a URL":         {"url", "https://{user}:{password}@api.internal/", false},
		"e-mail in a URL":            {"url", "mailto://a@b.internal", false},
		"URL of a token":             {"tokenUrl", "https://login.internal/oauth2/v2.0/token", false},
		"page token":                 {"next_page_token", letters[:24], false},
		"identifier of a key":        {"keyId", letters[:24], false},
		"UUID of a key":              {"api_key_uuid", letters[:24], false},
		"public key":                 {"publicKey", letters[:32], false},
		"UUID":                       {"token", "6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9", false},
		"words":                      {"auth", "oauth2-client-credentials", false},
		"sentence":                   {"token", "The token that the server issued 2 days ago", false},
		"short":                      {"password", "hunter2", false},
		"short password of a word":   {"password", "P@ssw0rd-99", false},
		"short password, made up":    {"password", "MyLedger#42", false},
		"short password in leet":     {"password", "4dm1n#Xy-7Q", false},
		"short password, counted":    {"password", "Xa#1234567", false},
		"short value of a token":     {"token", letters[:12], false},
		"short date of a password":   {"passwordChanged", "2024-01-02", false},
		"webhook secret, crossed":    {"x", "whsec_" + strings.Repeat("x", 32), false},
		"webhook secret of the docs": {"x", "whsec_" + "your_endpoint_secret_goes_in_here_ok", false},
		"age key, repeated":          {"x", "AGE-SECRET-KEY-1" + strings.Repeat("Q", 58), false},
		"Discord webhook, template":  {"description", "https://discord.com/api/webhooks/{id}/{token}", true},
		"Azure template":             {"description", "AccountKey=<the key of the account>", true},
		"digest":                     {"sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", false},
		"digest in prose":            {"description", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", true},
		"random value without name":  {"value", letters[:32], false},
		"random value in prose":      {"password", "It looks like " + letters[:32], true},
		"commit":                     {"sha", "c3d0be41ecbe669545ee3e94d31ed9a4bc91ee3c", false},
		"PEM of a public key":        {"key", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", false},
		"only the head of a key":     {"description", "It begins with -----BEGIN RSA PRIVATE KEY-----", true},
		"key of anything":            {"key", letters[:32], false},
		"key of an incident":         {"incident_key", letters[:32], false},
		"digest of a token":          {"hashed_token", letters[:32], false},
		"idempotency key":            {"Idempotency-Key", letters[:24], false},
		"keyword alone":              {"description", "Slack xoxb and GitHub ghp_ tokens, AKIA keys", true},
		"key of a table":             {"tokens_primary_key", letters[:32], false},
		"version of a thing":         {"version_token", letters[:32], false},
		"page of a list":             {"batchToken", letters[:22], false},
		"reference of a token":       {"TokenUniqueReference", letters[:32], false},
		"thumbprint of a key":        {"encryptionKeyThumbprint", letters[:32], false},
		"kind of authentication":     {"authMode", "8021x-localradius", false},
		"date of a password":         {"lastPasswordChange", "2025-03-04T05:06:07.890Z", false},
		"words before a UUID":        {"link_token", "link-sandbox-6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9", false},
		"word before a UUID, dotted": {"api_key", "key_6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9", false},
		"counted in turns":           {"checkout_token", "CT-1A2B3C4D5E6F7G8H9", false},
		"counted in two runs":        {"client_secret", "a123456abcdeghijk7890", false},
		"counted backwards":          {"access_token", "Z9Y8X7W6V5U4T3S2R1", false},
		"counted after a prefix":     {"token", "ghp_1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o6p7q8r", false},
		"one row of the keyboard":    {"accessKey", "sdlfkjabc+sdlfkjsdlkfsjdfLDKFTERLKFDFKLjsdfksjdflsdkfD2342309432849328476458/3RSD==", false},
		"words joined by symbols":    {"password", "please-d0-not-use-this-Passw0rd", false},
		"words joined otherwise":     {"password", "another@complex^Password123", false},
		"words in a token":           {"api_key", "this_is_not_a_real_k3y", false},
		"path of a resource":         {"credential", "/subscriptions/0000-1111/groups/group1/servers/server1/credentials/cred0", false},
		"certificate":                {"encryptionKey", "MIIDQjCCAiqgAwIBAgIQ" + letters + letters, false},
		"PEM without a key":          {"source", "x --private_key \"-----BEGIN PRIVATE KEY-----\n                    PRIVATE_KEY_INFORMATION\n                    -----END PRIVATE KEY-----\"", false},
		"PEM, described":             {"example", "-----BEGIN RSA " + "PRIVATE KEY-----\nput the lines of the private key of your server here, all of them\n-----END RSA " + "PRIVATE KEY-----", false},
		"PEM, cut":                   {"example", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n" + strings.Repeat(" ", 64) + "\n-----END PRIVATE KEY-----", false},
		"JSON Web Token, cut":        {"client_token", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.ewogICJzZXNzaW9uX2lkIiA6ICIw", false},
		"JSON Web Token, edited":     {"token", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1aWQiOiJhNGE0YTNlYjBiZDg5ZmU4YmV4cCI6MTU4OTc0NTY4M30." + letters, false},
		"user equal to the password": {"default", "amqp://guest:guest@mq.internal", false},
	} {
		if found := Find(tt.field, tt.value, tt.prose); len(found) > 0 {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestMaskHidesTheSecret(t *testing.T) {
	for secret, want := range map[string]string{"": "… (0 characters)", "abc": "… (3 characters)", letters: "kX9v… (40 characters)", "äöüß1234": "äö… (8 characters)"} {
		if got := Mask(secret); got != want {
			t.Errorf("%q: %q, want %q", secret, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("token", "ghp_"+letters[:36], false)
	f.Add("description", pem, true)
	f.Add("x", "https://a:b@c", true)
	f.Fuzz(func(t *testing.T, field, value string, prose bool) {
		for _, found := range Find(field, value, prose) {
			if shown, _, _ := strings.Cut(Mask(found.Secret), "…"); utf8.RuneCountInString(shown) > 4 {
				t.Errorf("shows %q", shown)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	values := make([]string, 100_000)
	for i := range values {
		values[i] = fmt.Sprintf("The %d. value of a field, as a description or an example has it", i)
	}
	Find("", "", true)
	for b.Loop() {
		for _, v := range values {
			Find("description", v, true)
		}
	}
}
