package secret

// An issuer is an organisation that issues secrets, or a specification that defines a format of secrets.
type issuer struct {
	name   string
	source string // the issuer's page about these secrets; most state the prefix or show an example
	forms  []form
}

// A form is the format of one kind of secret.
type form struct {
	id         string
	expression string   // RE2; its first group is the secret, or the whole match if it has no group
	entropy    float64  // the secret must have more bits of entropy per character; 0: any
	keywords   []string // in lower case; each match contains at least one of them, in any case
}

// assigned returns an expression for a secret without a recognisable prefix. It must stand behind a name that holds the
// issuer's name and ends with key, token, secret or password, as in HEROKU_API_KEY=… and "snyk-token: …".
func assigned(issuer, secret string) string {
	return `(?i)` + issuer + `[\w.-]{0,30}(?:key|token|secret|password)["'\x60]?\s{0,3}(?::|=|=>)\s{0,3}["'\x60]?(` + secret + `)(?:[^\w-]|$)`
}

// near returns an expression for a secret that is recognisable only together with its issuer's name before it on the line.
func near(issuer, secret string) string {
	return `(?i:` + issuer + `)[^\n]{0,80}?[^\w-](` + secret + `)(?:[^\w-]|$)`
}

const uuidForm = `[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`

// issuers is the table of formats. The expressions follow what the issuers publish, so each row can be checked
// against its source. Where two forms match the same text, the first one names it.
var issuers = []issuer{
	// Specifications
	{"RFC 7468 (PEM)", "https://www.rfc-editor.org/rfc/rfc7468#section-10", []form{
		{"private-key", `(?i)-----BEGIN (?:[A-Z0-9_-]+ ){0,5}PRIVATE KEY(?: BLOCK)?-----[\s\S]{64,}?KEY(?: BLOCK)?-----`, 0, []string{"-----begin"}},
	}},
	{"RFC 7519 (JSON Web Token)", "https://www.rfc-editor.org/rfc/rfc7519#section-3", []form{
		{"jwt", `\b(ey[AJ][\w-]{16,}\.(?:ey[AJ]|ew[0o])[\w-]{16,}\.(?:[\w-]{10,}={0,2})?)(?:[^\w-]|$)`, 3, []string{"eyj", "eya"}},
		{"jwt-base64", `\b(ZXlK[A-Za-z0-9+/_-]{70,}={0,2})`, 3, []string{"zxlk"}}, // a token that was encoded once more
	}},
	{"C2SP (age)", "https://c2sp.org/age", []form{
		{"age-secret-key", `AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}`, 0, []string{"age-secret-key-1"}},
	}},
	{"Standard Webhooks", "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md", []form{
		{"webhook-signing-secret", `\b(whsec_[A-Za-z0-9+/]{32,}={0,2})`, 3, []string{"whsec_"}},
	}},

	// Clouds and hosting
	{"Amazon Web Services", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html", []form{
		{"aws-access-token", `\b((?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16})\b`, 3, []string{"akia", "asia", "abia", "acca", "a3t"}},
		{"aws-secret-access-key", assigned(`aws`, `(?-i:[A-Za-z0-9/+]{40})`), 4, []string{"aws"}},
	}},
	{"Amazon Bedrock", "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html", []form{
		{"aws-bedrock-long-term-key", `\b(ABSK[A-Za-z0-9+/]{100,280}={0,2})`, 3, []string{"absk"}},
		{"aws-bedrock-short-term-key", `\b(bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]{40,}={0,2})`, 3, []string{"bedrock-api-key-"}},
	}},
	{"Google Cloud", "https://cloud.google.com/docs/authentication/api-keys", []form{
		{"gcp-api-key", `\b(AIza[\w-]{35})(?:[^\w-]|$)`, 4, []string{"aiza"}},
	}},
	{"Google OAuth", "https://cloud.google.com/docs/authentication/token-types", []form{
		{"google-oauth-client-secret", `\b(GOCSPX-[\w-]{28})(?:[^\w-]|$)`, 3, []string{"gocspx-"}},
		{"google-oauth-access-token", `\b(ya29\.[\w-]{30,})`, 3, []string{"ya29."}},
	}},
	{"Microsoft Azure Storage", "https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string", []form{
		{"azure-storage-account-key", `\bAccountKey=([A-Za-z0-9+/]{86}==)`, 4, []string{"accountkey="}},
	}},
	{"Microsoft Entra ID", "https://learn.microsoft.com/purview/sit-defn-azure-ad-client-secret", []form{
		{"azure-ad-client-secret", `(?:^|[^\w.~-])([\w.~]{3}\dQ~[\w.~-]{31,34})(?:[^\w.~-]|$)`, 3, []string{"q~"}},
	}},
	{"Microsoft Azure DevOps", "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate", []form{
		{"azure-devops-token", `\b([A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})\b`, 4, []string{"azdo"}},
	}},
	{"Microsoft Teams", "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook", []form{
		{"microsoft-teams-webhook", `https://[a-z0-9-]+\.webhook\.office\.com/webhookb2/` + uuidForm + `@` + uuidForm + `/IncomingWebhook/[0-9a-z]{32}/` + uuidForm, 0, []string{"webhook.office.com"}},
	}},
	{"Alibaba Cloud", "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair", []form{
		{"alibaba-access-key-id", `\b(LTAI[A-Za-z0-9]{17,21})\b`, 3, []string{"ltai"}},
	}},
	{"Yandex Cloud", "https://yandex.cloud/docs/iam/concepts/authorization/", []form{
		{"yandex-api-key", `\b(AQVN[\w-]{35,38})(?:[^\w-]|$)`, 4, []string{"aqvn"}},
		{"yandex-iam-token", `\b(t1\.[\w-]{30,}={0,2}\.[\w-]{86}={0,2})`, 4, []string{"t1."}},
	}},
	{"DigitalOcean", "https://docs.digitalocean.com/reference/api/", []form{
		{"digitalocean-pat", `\b(dop_v1_[0-9a-f]{64})\b`, 3, []string{"dop_v1_"}},
		{"digitalocean-access-token", `\b(doo_v1_[0-9a-f]{64})\b`, 3, []string{"doo_v1_"}},
		{"digitalocean-refresh-token", `\b(dor_v1_[0-9a-f]{64})\b`, 3, []string{"dor_v1_"}},
	}},
	{"Cloudflare", "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/", []form{
		{"cloudflare-api-token", `\b(cf(?:k|ut|at)_[A-Za-z0-9_-]{40,56})(?:[^\w-]|$)`, 3, []string{"cfk_", "cfut_", "cfat_"}},
		{"cloudflare-api-key", assigned(`cloudflare`, `[0-9a-f]{37,45}|[\w-]{40}`), 3, []string{"cloudflare"}},
	}},
	{"Cloudflare Origin CA", "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/", []form{
		{"cloudflare-origin-ca-key", `\b(v1\.0-[0-9a-f]{24}-[0-9a-f]{146})\b`, 3, []string{"v1.0-"}},
	}},
	{"Heroku", "https://devcenter.heroku.com/articles/platform-api-quickstart", []form{
		{"heroku-api-key", `\b(HRKU-[\w-]{36,70})(?:[^\w-]|$)`, 3, []string{"hrku-"}},
		{"heroku-api-key-uuid", assigned(`heroku`, uuidForm), 0, []string{"heroku"}},
	}},
	{"Fly.io", "https://fly.io/docs/security/tokens/", []form{
		{"flyio-access-token", `\b(fo1_[\w-]{43}|fm1[ar]_[A-Za-z0-9+/]{100,}={0,3}|fm2_[A-Za-z0-9+/]{100,}={0,3})`, 4, []string{"fo1_", "fm1a_", "fm1r_", "fm2_"}},
	}},
	{"Netlify", "https://docs.netlify.com/api/get-started/", []form{
		{"netlify-token", `\b(nf[bcopu]_[A-Za-z0-9]{36})\b`, 3, []string{"nfb_", "nfc_", "nfo_", "nfp_", "nfu_"}},
		{"netlify-access-token", assigned(`netlify`, `[\w-]{40,46}`), 3, []string{"netlify"}},
	}},
	{"Scalingo", "https://developers.scalingo.com/", []form{
		{"scalingo-api-token", `\b(tk-us-[\w-]{48})(?:[^\w-]|$)`, 3, []string{"tk-us-"}},
	}},
	{"Red Hat OpenShift", "https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html", []form{
		{"openshift-user-token", `\b(sha256~[\w-]{43})(?:[^\w-]|$)`, 3.5, []string{"sha256~"}},
	}},
	{"Tailscale", "https://tailscale.com/kb/1277/key-prefixes", []form{
		{"tailscale-key", `\b(tskey-[a-z]+-[A-Za-z0-9]{6,}-[A-Za-z0-9]{20,})\b`, 3, []string{"tskey-"}},
	}},
	{"Defined Networking", "https://docs.defined.net/guides/automating-host-creation/", []form{
		{"defined-networking-api-token", `\b(dnkey-[A-Z0-9a-z=_-]{26}-[A-Z0-9a-z=_-]{52})`, 3, []string{"dnkey-"}},
	}},
	{"Fastly", "https://www.fastly.com/documentation/reference/api/auth-tokens/", []form{
		{"fastly-api-token", assigned(`fastly`, `[\w-]{32}`), 3, []string{"fastly"}},
	}},

	// Source code, packages and builds
	{"GitHub", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats", []form{
		{"github-pat", `ghp_[A-Za-z0-9]{36,251}`, 3, []string{"ghp_"}},
		{"github-fine-grained-pat", `github_pat_\w{82,244}`, 3, []string{"github_pat_"}},
		{"github-oauth", `gho_[A-Za-z0-9]{36,251}`, 3, []string{"gho_"}},
		{"github-app-token", `gh[us]_[A-Za-z0-9]{36,251}`, 3, []string{"ghu_", "ghs_"}},
		{"github-refresh-token", `ghr_[A-Za-z0-9]{36,251}`, 3, []string{"ghr_"}},
	}},
	{"GitLab", "https://docs.gitlab.com/security/tokens/#token-prefixes", []form{
		// The part behind the dots is the routing information of newer tokens.
		{"gitlab-pat", `glpat-[\w-]{20,300}(?:\.[0-9a-z]{2}(?:\.?[0-9a-z]{7,9}))?`, 3, []string{"glpat-"}},
		{"gitlab-runner-authentication-token", `glrtr?-[\w-]{20,300}(?:\.[0-9a-z]{2}(?:\.?[0-9a-z]{7,9}))?`, 3, []string{"glrt-", "glrtr-"}},
		{"gitlab-runner-registration-token", `GR1348941[\w-]{20}`, 3, []string{"gr1348941"}},
		{"gitlab-ci-job-token", `glcbt-[A-Za-z0-9]{1,5}_[\w-]{20,}`, 3, []string{"glcbt-"}},
		{"gitlab-trigger-token", `glptt-[0-9a-f]{40}`, 3, []string{"glptt-"}},
		{"gitlab-deploy-token", `gldt-[\w-]{20,}`, 3, []string{"gldt-"}},
		{"gitlab-oauth-app-secret", `gloas-[\w-]{64}`, 3, []string{"gloas-"}},
		{"gitlab-agent-token", `glagent-[\w-]{50}`, 3, []string{"glagent-"}},
		{"gitlab-feed-token", `glft-[\w-]{20,}`, 3, []string{"glft-"}},
		{"gitlab-incoming-mail-token", `glimt-[\w-]{25}`, 3, []string{"glimt-"}},
		{"gitlab-scim-token", `glsoat-[\w-]{20,}`, 3, []string{"glsoat-"}},
		{"gitlab-feature-flag-token", `glffct-[\w-]{20,}`, 3, []string{"glffct-"}},
		{"gitlab-workspace-token", `glwt-[\w-]{20,}`, 3, []string{"glwt-"}},
		{"gitlab-session-cookie", `_gitlab_session=[0-9a-z]{32}`, 3, []string{"_gitlab_session="}},
	}},
	{"Atlassian", "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/", []form{
		{"atlassian-api-token", `\b(AT(?:ATT|CTT)3[\w=-]{60,})`, 3.5, []string{"atatt3", "atctt3"}},
		{"bitbucket-app-password", `\b(ATBB[A-Za-z0-9]{24,32}[0-9A-F]{8})\b`, 3.5, []string{"atbb"}},
		{"atlassian-api-token-old", assigned(`(?:atlassian|jira|confluence)`, `(?-i:[A-Za-z0-9]{24})`), 3.5, []string{"atlassian", "jira", "confluence"}},
	}},
	{"npm", "https://github.blog/2021-09-23-announcing-npms-new-access-token-format/", []form{
		{"npm-access-token", `\b(npm_[A-Za-z0-9]{36})\b`, 2, []string{"npm_"}},
	}},
	{"PyPI", "https://docs.pypi.org/api/secrets/", []form{
		{"pypi-upload-token", `pypi-Ag(?:EIcHlwaS5vcmc|ENdGVzdC5weXBpLm9yZw)[\w-]{50,}`, 3, []string{"pypi-ageichlwas5vcmc", "pypi-agendgvzdc5wexbplm9yzw"}},
	}},
	{"RubyGems", "https://guides.rubygems.org/api-key-scopes/", []form{
		{"rubygems-api-token", `\b(rubygems_[0-9a-f]{48})\b`, 2, []string{"rubygems_"}},
	}},
	{"Clojars", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens", []form{
		{"clojars-api-token", `(?i)\b(CLOJARS_[0-9a-z]{60})\b`, 2, []string{"clojars_"}},
	}},
	{"Docker", "https://docs.docker.com/security/access-tokens/", []form{
		{"docker-access-token", `\b(dckr_[po]at_[\w-]{27,32})(?:[^\w-]|$)`, 3, []string{"dckr_pat_", "dckr_oat_"}},
	}},
	{"JFrog", "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens", []form{
		{"artifactory-api-key", `\b(AKCp[A-Za-z0-9]{69})\b`, 4, []string{"akcp"}},
		{"artifactory-reference-token", `\b(cmVmdGtu[A-Za-z0-9+/]{56})`, 4, []string{"cmvmdgtu"}},
		{"jfrog-token", assigned(`(?:jfrog|artifactory)`, `[0-9a-z]{64}|[0-9a-z]{73}`), 3.5, []string{"jfrog", "artifactory"}},
	}},
	{"Pulumi", "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/", []form{
		{"pulumi-api-token", `\b(pul-[0-9a-f]{40})\b`, 2, []string{"pul-"}},
	}},
	{"Prefect", "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys", []form{
		{"prefect-api-token", `\b(pn[ub]_[A-Za-z0-9]{36})\b`, 2, []string{"pnu_", "pnb_"}},
	}},
	{"Octopus Deploy", "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key", []form{
		{"octopus-deploy-api-key", `\b(API-[A-Z0-9]{26,32})\b`, 3, []string{"api-"}},
	}},
	{"Harness", "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/", []form{
		{"harness-api-key", `\b([ps]at\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20})\b`, 3, []string{"pat.", "sat."}},
	}},
	{"CircleCI", "https://circleci.com/docs/managing-api-tokens/", []form{
		{"circleci-token", `\b(CCI(?:PAT|PRJ)_[A-Za-z0-9]{20,24}_[0-9a-f]{40})\b`, 3, []string{"ccipat_", "cciprj_"}},
	}},
	{"Sourcegraph", "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token", []form{
		{"sourcegraph-token", `\b(sgp_(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40})\b`, 3, []string{"sgp_"}},
	}},
	{"Sonar", "https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/", []form{
		{"sonar-api-token", `\b(sq[apu]_[0-9a-f]{40})\b`, 3, []string{"sqa_", "sqp_", "squ_"}},
		{"sonar-api-token-old", assigned(`sonar`, `[0-9a-f]{40}`), 3, []string{"sonar"}},
	}},
	{"Snyk", "https://docs.snyk.io/snyk-api/authentication-for-api", []form{
		{"snyk-api-token", `\b(snyk_[us]at\.[0-9a-f]{8}\.[\w-]{20,}\.[\w-]{20,})`, 3, []string{"snyk_uat.", "snyk_sat."}},
		{"snyk-api-token-uuid", assigned(`snyk`, uuidForm), 0, []string{"snyk"}},
	}},
	{"Infracost", "https://www.infracost.io/docs/", []form{
		{"infracost-api-token", `\b(ico-[A-Za-z0-9]{32})\b`, 3, []string{"ico-"}},
	}},
	{"HashiCorp Vault", "https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes", []form{
		{"vault-service-token", `\b(hvs\.[\w-]{90,300})`, 3.5, []string{"hvs."}},
		{"vault-service-token-short", `\b(hvs\.[A-Za-z0-9]{24})(?:[^\w-]|$)`, 3.5, []string{"hvs."}},
		{"vault-batch-token", `\b(hv[br]\.[\w-]{90,300})`, 4, []string{"hvb.", "hvr."}},
		{"vault-service-token-old", assigned(`vault`, `(?-i:s\.[A-Za-z0-9]{24})`), 3.5, []string{"vault"}},
	}},
	{"HashiCorp Terraform", "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens", []form{
		{"hashicorp-tf-api-token", `\b([A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70})`, 3.5, []string{".atlasv1."}},
	}},
	{"Doppler", "https://docs.doppler.com/reference/auth-token-formats", []form{
		{"doppler-api-token", `\b(dp\.(?:pt|ct|sa|said|scim|audit|st(?:\.[\w-]{2,35})?)\.[A-Za-z0-9]{40,44})\b`, 2, []string{"dp.pt.", "dp.ct.", "dp.sa.", "dp.said.", "dp.scim.", "dp.audit.", "dp.st."}},
	}},
	{"1Password", "https://developer.1password.com/docs/service-accounts/", []form{
		{"1password-service-account-token", `\b(ops_eyJ[A-Za-z0-9+/_-]{250,}={0,3})`, 4, []string{"ops_eyj"}},
		{"1password-secret-key", `\b(A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3})\b`, 3.8, []string{"a3-"}},
	}},
	{"Postman", "https://learning.postman.com/docs/developer/postman-api/authentication/", []form{
		{"postman-api-token", `(?i)\b(PMAK-[0-9a-f]{24}-[0-9a-f]{34})\b`, 3, []string{"pmak-"}},
	}},
	{"ReadMe", "https://docs.readme.com/main/reference/intro/authentication", []form{
		{"readme-api-token", `\b(rdme_[0-9a-z]{70})\b`, 2, []string{"rdme_"}},
	}},
	{"LaunchDarkly", "https://launchdarkly.com/docs/home/account/api", []form{
		{"launchdarkly-key", `\b((?:api|sdk)-` + uuidForm + `)\b`, 3, []string{"api-", "sdk-"}},
	}},

	// Messages and calls
	{"Slack", "https://docs.slack.dev/authentication/tokens", []form{
		{"slack-bot-token", `xoxb-\d{8,14}-[A-Za-z0-9-]{18,}`, 3, []string{"xoxb"}},
		{"slack-user-token", `xox[pe](?:-\d{10,13}){3}-[A-Za-z0-9-]{28,34}`, 2, []string{"xoxp-", "xoxe-"}},
		{"slack-app-token", `(?i)xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+`, 2, []string{"xapp-"}},
		{"slack-config-access-token", `(?i)xoxe\.xox[bp]-\d-[A-Z0-9]{163,166}`, 2, []string{"xoxe.xox"}},
		{"slack-config-refresh-token", `(?i)xoxe-\d-[A-Z0-9]{146}`, 2, []string{"xoxe-"}},
		{"slack-legacy-token", `xox[os]-\d+-\d+-\d+-[0-9a-fA-F]+`, 2, []string{"xoxo-", "xoxs-"}},
		{"slack-workspace-token", `xox[ar]-(?:\d-)?[A-Za-z0-9]{8,48}`, 2, []string{"xoxa-", "xoxr-"}},
	}},
	{"Slack webhooks", "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/", []form{
		{"slack-webhook-url", `hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,80}`, 0, []string{"hooks.slack.com/"}},
	}},
	{"Discord", "https://discord.com/developers/docs/reference#authentication", []form{
		{"discord-bot-token", `(?i:discord[^\n]{0,80}?[^\w-]|\bbot )([MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,38})(?:[^\w-]|$)`, 4, []string{"discord", "bot "}},
		{"discord-client-secret", assigned(`discord`, `[\w-]{32}|[0-9a-f]{64}`), 3, []string{"discord"}},
	}},
	{"Discord webhooks", "https://discord.com/developers/docs/resources/webhook", []form{
		{"discord-webhook", `\bdiscord(?:app)?\.com/api/(?:v\d+/)?webhooks/\d{17,20}/([\w-]{60,80})(?:[^\w-]|$)`, 4, []string{"discord.com/", "discordapp.com/"}},
	}},
	{"Telegram", "https://core.telegram.org/bots/api#authorizing-your-bot", []form{
		{"telegram-bot-api-token", `(?:\b|bot)(\d{8,16}:A[\w-]{34})(?:[^\w-]|$)`, 4, []string{":a"}},
	}},
	{"Twilio", "https://www.twilio.com/docs/glossary/what-is-a-sid", []form{
		{"twilio-api-key", `\b(SK[0-9a-fA-F]{32})\b`, 3, []string{"sk"}},
		{"twilio-auth-token", assigned(`twilio`, `[0-9a-f]{32}`), 3, []string{"twilio"}},
	}},
	{"SendGrid", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys", []form{
		{"sendgrid-api-token", `\b(SG\.[\w=-]{20,24}\.[\w=-]{39,50})(?:[^\w-]|$)`, 2, []string{"sg."}},
	}},
	{"Mailgun", "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth", []form{
		{"mailgun-api-key", `\b((?:pub)?key-[0-9a-f]{32})\b`, 3, []string{"key-"}},
		{"mailgun-signing-key", near(`mailgun`, `[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}`), 3, []string{"mailgun"}},
	}},
	{"Mailchimp", "https://mailchimp.com/developer/marketing/docs/fundamentals/", []form{
		{"mailchimp-api-key", `\b([0-9a-f]{32}-us\d{1,2})\b`, 3, []string{"-us"}},
	}},
	{"Brevo", "https://developers.brevo.com/docs/getting-started", []form{
		{"brevo-api-token", `\b(x(?:keysib|smtpsib)-[0-9a-f]{64}-[A-Za-z0-9]{16})\b`, 2, []string{"xkeysib-", "xsmtpsib-"}},
	}},
	{"Frame.io", "https://developer.frame.io/docs/getting-started/authentication", []form{
		{"frameio-api-token", `\b(fio-u-[\w=-]{64})`, 3, []string{"fio-u-"}},
	}},

	// Payments and shops
	{"Stripe", "https://docs.stripe.com/keys", []form{
		{"stripe-access-token", `\b([sr]k_(?:test|live|prod)_[A-Za-z0-9]{10,247})\b`, 2, []string{"sk_test_", "sk_live_", "sk_prod_", "rk_test_", "rk_live_", "rk_prod_"}},
	}},
	{"Square", "https://developer.squareup.com/docs/build-basics/access-tokens", []form{
		{"square-access-token", `\b((?:EAAA|sq0atp-)[\w-]{22,60})(?:[^\w-]|$)`, 3, []string{"eaaa", "sq0atp-"}},
		{"square-application-secret", `\b(sq0csp-[\w-]{43})(?:[^\w-]|$)`, 3, []string{"sq0csp-"}},
	}},
	{"Shopify", "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens", []form{
		{"shopify-access-token", `shpat_[0-9a-fA-F]{32}`, 2, []string{"shpat_"}},
		{"shopify-custom-access-token", `shpca_[0-9a-fA-F]{32}`, 2, []string{"shpca_"}},
		{"shopify-private-app-access-token", `shppa_[0-9a-fA-F]{32}`, 2, []string{"shppa_"}},
		{"shopify-shared-secret", `shpss_[0-9a-fA-F]{32}`, 2, []string{"shpss_"}},
	}},
	{"Plaid", "https://plaid.com/docs/api/items/", []form{
		{"plaid-api-token", `\b(access-(?:sandbox|development|production)-` + uuidForm + `)\b`, 3, []string{"access-sandbox-", "access-development-", "access-production-"}},
	}},
	{"GoCardless", "https://developer.gocardless.com/api-reference/#making-requests-authentication", []form{
		{"gocardless-api-token", assigned(`gocardless`, `live_[\w=-]{40}`), 3, []string{"gocardless"}},
	}},
	{"Flutterwave", "https://developer.flutterwave.com/v3.0/docs/authentication", []form{
		{"flutterwave-secret-key", `\b(FLW(?:SEC|PUB)K(?:_TEST)?-[0-9a-hA-H]{32}-X)\b`, 2, []string{"flwseck", "flwpubk"}},
		{"flutterwave-encryption-key", `\b(FLWSECK_TEST[0-9a-h-]{12,13})\b`, 2, []string{"flwseck_test"}},
	}},
	{"Shippo", "https://docs.goshippo.com/docs/guides_general/authentication/", []form{
		{"shippo-api-token", `\b(shippo_(?:live|test)_[0-9a-fA-F]{40})\b`, 2, []string{"shippo_live_", "shippo_test_"}},
	}},
	{"EasyPost", "https://docs.easypost.com/docs/authentication", []form{
		{"easypost-api-token", `\b(EZ[AT]K[A-Za-z0-9]{54})\b`, 2, []string{"ezak", "eztk"}},
	}},
	{"Duffel", "https://duffel.com/docs/api/overview/making-requests", []form{
		{"duffel-api-token", `\b(duffel_(?:test|live)_[\w=-]{43})`, 2, []string{"duffel_test_", "duffel_live_"}},
	}},

	// Models and data
	{"OpenAI", "https://platform.openai.com/docs/api-reference/authentication", []form{
		{"openai-api-key", `\b(sk-(?:(?:proj|svcacct|admin)-)?[\w-]{20,74}T3BlbkFJ[\w-]{20,74})(?:[^\w-]|$)`, 3, []string{"t3blbkfj"}},
	}},
	{"Anthropic", "https://docs.anthropic.com/en/api/overview", []form{
		{"anthropic-api-key", `\b(sk-ant-[a-z]{3,8}\d\d-[\w-]{80,})`, 3, []string{"sk-ant-"}},
	}},
	{"Hugging Face", "https://huggingface.co/docs/hub/security-tokens", []form{
		{"huggingface-access-token", `\b(hf_[A-Za-z]{34})\b`, 2, []string{"hf_"}},
		{"huggingface-organization-api-token", `\b(api_org_[A-Za-z]{34})\b`, 2, []string{"api_org_"}},
	}},
	{"Perplexity", "https://docs.perplexity.ai/guides/api-key-management", []form{
		{"perplexity-api-key", `\b(pplx-[A-Za-z0-9]{48})\b`, 4, []string{"pplx-"}},
	}},
	{"Groq", "https://console.groq.com/docs/quickstart", []form{
		{"groq-api-key", `\b(gsk_[A-Za-z0-9]{52})\b`, 4, []string{"gsk_"}},
	}},
	{"Databricks", "https://docs.databricks.com/aws/en/dev-tools/auth/pat", []form{
		{"databricks-api-token", `\b(dapi[0-9a-f]{32}(?:-\d)?)\b`, 3, []string{"dapi"}},
	}},
	{"PlanetScale", "https://planetscale.com/docs/api/reference/service-tokens", []form{
		{"planetscale-token", `\b(pscale_(?:tkn|oauth|pw)_[\w=.-]{32,64})`, 3, []string{"pscale_tkn_", "pscale_oauth_", "pscale_pw_"}},
	}},
	{"Supabase", "https://supabase.com/docs/guides/api/api-keys", []form{
		{"supabase-token", `\b(sbp_[0-9a-f]{40}|sb_secret_[\w-]{22,40})(?:[^\w-]|$)`, 3, []string{"sbp_", "sb_secret_"}},
	}},
	{"ClickHouse Cloud", "https://clickhouse.com/docs/cloud/manage/openapi", []form{
		{"clickhouse-cloud-api-secret-key", `\b(4b1d[A-Za-z0-9]{38})\b`, 3, []string{"4b1d"}},
	}},
	{"MaxMind", "https://dev.maxmind.com/license-key-format/", []form{
		{"maxmind-license-key", `\b([A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)\b`, 4, []string{"_mmk"}},
	}},
	{"Mapbox", "https://docs.mapbox.com/accounts/guides/tokens/", []form{
		{"mapbox-api-token", `\b([pst]k\.eyJ[\w-]{40,}\.[\w-]{22})(?:[^\w-]|$)`, 3, []string{"pk.eyj", "sk.eyj", "tk.eyj"}},
	}},
	{"Algolia", "https://www.algolia.com/doc/guides/security/api-keys/", []form{
		{"algolia-api-key", assigned(`algolia`, `[0-9a-z]{32}`), 3, []string{"algolia"}},
	}},

	// Observation
	{"Grafana", "https://grafana.com/docs/grafana/latest/administration/service-accounts/", []form{
		{"grafana-service-account-token", `\b(glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8})\b`, 3, []string{"glsa_"}},
		{"grafana-cloud-api-token", `\b(glc_[A-Za-z0-9+/]{32,400}={0,3})`, 3, []string{"glc_"}},
		{"grafana-api-key", `\b(eyJrIjoi[A-Za-z0-9]{70,400}={0,3})`, 3, []string{"eyjrijoi"}},
	}},
	{"New Relic", "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/", []form{
		{"new-relic-user-api-key", `\b(NRAK-[A-Z0-9]{27})\b`, 3, []string{"nrak-"}},
		{"new-relic-insert-key", `\b(NR(?:II|IQ|AA|RA)-[A-Za-z0-9-]{32,42})\b`, 3, []string{"nrii-", "nriq-", "nraa-", "nrra-"}},
		{"new-relic-browser-api-token", `\b(NRJS-[0-9a-f]{19})\b`, 3, []string{"nrjs-"}},
		{"new-relic-license-key", `\b([0-9a-f]{36}NRAL)\b`, 3, []string{"nral"}},
	}},
	{"Datadog", "https://docs.datadoghq.com/account_management/api-app-keys/", []form{
		{"datadog-access-token", assigned(`(?:datadog|\bdd[_-])`, `[0-9a-f]{32}|[0-9a-f]{40}`), 3, []string{"datadog", "dd_", "dd-"}},
	}},
	{"Sentry", "https://docs.sentry.io/account/auth-tokens/", []form{
		{"sentry-org-token", `\b(sntrys_eyJ[A-Za-z0-9+/=_-]{80,})`, 4, []string{"sntrys_eyj"}},
		{"sentry-user-token", `\b(sntry[ui]_[0-9a-f]{64})\b`, 3.5, []string{"sntryu_", "sntryi_"}},
		{"sentry-access-token", assigned(`sentry`, `[0-9a-f]{64}`), 3, []string{"sentry"}},
	}},
	{"Dynatrace", "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens", []form{
		{"dynatrace-api-token", `(?i)\b(dt0[a-z]\d\d\.[a-z0-9]{24}\.[a-z0-9]{64})\b`, 4, []string{"dt0"}},
	}},

	// Work and content
	{"Linear", "https://linear.app/developers/graphql", []form{
		{"linear-api-key", `\b(lin_(?:api|oauth)_[A-Za-z0-9]{40,64})\b`, 2, []string{"lin_api_", "lin_oauth_"}},
	}},
	{"Notion", "https://developers.notion.com/docs/authorization", []form{
		{"notion-api-token", `\b(ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})\b`, 4, []string{"ntn_", "secret_"}},
	}},
	{"Figma", "https://developers.figma.com/docs/rest-api/authentication/", []form{
		{"figma-access-token", `\b(figd_[\w-]{40})(?:[^\w-]|$)`, 3, []string{"figd_"}},
	}},
	{"Airtable", "https://airtable.com/developers/web/guides/personal-access-tokens", []form{
		{"airtable-personal-access-token", near(`airtable`, `pat[A-Za-z0-9]{14}\.[0-9a-f]{64}`), 3, []string{"airtable"}},
		{"airtable-api-key", assigned(`airtable`, `[0-9a-z]{17}`), 3, []string{"airtable"}},
	}},
	{"Asana", "https://developers.asana.com/docs/personal-access-token", []form{
		{"asana-access-token", assigned(`asana`, `(?:[012]/\d{15,16}(?:/\d{15,16})?:)?[0-9a-f]{32}`), 3, []string{"asana"}},
	}},
	{"HubSpot", "https://developers.hubspot.com/docs/guides/apps/private-apps/overview", []form{
		{"hubspot-token", `(?i)\b(pat-[a-z]{2}\d-` + uuidForm + `)\b`, 3, []string{"pat-"}},
		{"hubspot-api-key", assigned(`hubspot`, uuidForm), 0, []string{"hubspot"}},
	}},
	{"Typeform", "https://www.typeform.com/developers/get-started/personal-access-token/", []form{
		{"typeform-api-token", `\b(tfp_[A-Za-z0-9_.=-]{40,60})`, 3, []string{"tfp_"}},
	}},
	{"Contentful", "https://www.contentful.com/developers/docs/references/authentication/", []form{
		{"contentful-token", `\b(CFPAT-[\w-]{43})(?:[^\w-]|$)`, 3, []string{"cfpat-"}},
		{"contentful-delivery-api-token", assigned(`contentful`, `[\w=-]{43}`), 3, []string{"contentful"}},
	}},
	{"Dropbox", "https://www.dropbox.com/developers/documentation/http/documentation", []form{
		{"dropbox-short-lived-api-token", `\b(sl\.(?:u\.)?[\w=-]{130,})`, 4, []string{"sl."}},
		{"dropbox-long-lived-api-token", `\b([A-Za-z0-9]{11}AAAAAAAAAA[\w=-]{43})`, 3, []string{"aaaaaaaaaa"}},
		{"dropbox-api-token", assigned(`dropbox`, `[0-9a-z]{15}`), 3, []string{"dropbox"}},
	}},
	{"Adobe", "https://developer.adobe.com/developer-console/docs/guides/authentication/", []form{
		{"adobe-client-secret", `\b(p8e-[A-Za-z0-9_-]{32})(?:[^\w-]|$)`, 2, []string{"p8e-"}},
	}},
	{"Meta", "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/", []form{
		{"facebook-page-access-token", `\b(EAA[A-Z][A-Za-z0-9]{100,})\b`, 4, []string{"eaa"}},
		{"facebook-access-token", near(`facebook`, `\d{15,16}(?:\||%7C)[\w-]{27,40}`), 3, []string{"facebook"}},
		{"facebook-secret", assigned(`facebook`, `[0-9a-f]{32}`), 3, []string{"facebook"}},
	}},
	{"X", "https://docs.x.com/resources/fundamentals/authentication/overview", []form{
		{"twitter-bearer-token", `\b(A{22}[A-Za-z0-9%]{80,100})\b`, 3, []string{"aaaaaaaaaaaaaaaaaaaaaa"}},
		{"twitter-access-token", assigned(`twitter`, `\d{15,25}-[a-z0-9]{20,40}`), 3, []string{"twitter"}},
		{"twitter-api-secret", assigned(`twitter`, `[a-z0-9]{45}|[a-z0-9]{50}|[a-z0-9]{25}`), 3, []string{"twitter"}},
	}},
	{"42", "https://api.intra.42.fr/apidoc/guides/getting_started", []form{
		{"intra42-client-secret", `\b(s-s4t2(?:ud|af)-[0-9a-f]{64})\b`, 3, []string{"s-s4t2ud-", "s-s4t2af-"}},
	}},
	{"SettleMint", "https://console.settlemint.com/documentation/", []form{
		{"settlemint-access-token", `\b(sm_[aps]at_[A-Za-z0-9]{16})\b`, 3, []string{"sm_aat_", "sm_pat_", "sm_sat_"}},
	}},
	{"Adafruit IO", "https://io.adafruit.com/api/docs/", []form{
		{"adafruit-api-key", `\b(aio_[A-Za-z0-9]{28})\b`, 3, []string{"aio_"}},
	}},

	// Sign-in
	{"Okta", "https://developer.okta.com/docs/guides/create-an-api-token/main/", []form{
		{"okta-access-token", near(`okta|ssws`, `00[\w-]{40}`), 4, []string{"okta", "ssws"}},
	}},
	{"Authress", "https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning/", []form{
		{"authress-service-client-access-key", `(?i)\b((?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120})`, 2, []string{"sc_", "ext_", "scauth_", "authress_"}},
	}},
}
