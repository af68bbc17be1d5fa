package lint

import (
	"fmt"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/workspace"
	"github.com/sealint/sealint/sbom/quote"
)

// embeddedSecret finds secrets in a contract. Most in a provider's contract are its examples, but somebody may have pasted one of ours.
const embeddedSecret = "openapi/embedded-secret"

// adviseOnProviders makes findings in the contracts of other organisations advisory: only the provider can mend them. They get the
// lowest severity, a secret the one below high, and their messages say why. Findings about what changed in such a contract stay, since
// the integration has to follow it. It runs after identify, because some findings are identified by their messages. ours are
// documents that are judged as our own, whatever the manifests say: a change must not take its contract out of the gate by a word.
func adviseOnProviders(drafts []*draft, integrations []workspace.Integration, ours map[string]bool) {
	owners := providersOfContracts(integrations)
	for _, d := range drafts {
		name, ok := owners[d.entity.Document]
		if !ok || ours[d.entity.Document] || d.entity.Kind.IsChange() {
			continue
		}
		rule, limit, hint := *d.rule, model.Info, ""
		if rule.ID == embeddedSecret {
			limit, hint = model.Medium, "; make sure that the secret is not yours"
		}
		rule.Severity = min(rule.Severity, limit)
		found := *d.found
		d.rule, d.found, d.advisory = &rule, &found, true
		found.Message += fmt.Sprintf("; advisory, since only %s can mend this contract%s", name, hint)
	}
}

// providersOfContracts returns the contracts that belong to other organisations, by their paths, with words for the provider. A
// contract belongs to another organisation if each manifest that names it says so. As long as the contract of some manifest of our own
// is not known, no contract does: it may be any.
func providersOfContracts(integrations []workspace.Integration) map[string]string {
	owners, ours := map[string]string{}, map[string]bool{}
	for _, i := range integrations {
		switch theirs := isTheirs(i); {
		case !theirs && i.Facts.Misstates("spec", "contract", "path"):
			return nil
		case !theirs:
			ours[i.Contract] = true
		case i.Contract != "" && owners[i.Contract] == "":
			owners[i.Contract] = provider(i)
		}
	}
	for path := range ours {
		delete(owners, path)
	}
	return owners
}

// ownedBefore lists documents of the head that were there in a base and belonged to no other organisation, by their paths in the head.
func ownedBefore(before *side, pairs *documentPairs) map[string]bool {
	ours := map[string]bool{}
	owners := providersOfContracts(before.facts.integrations)
	for _, doc := range before.documents {
		if after := pairs.after[doc.Path]; after != "" && owners[doc.Path] == "" {
			ours[after] = true
		}
	}
	return ours
}

// isTheirs reports whether the contract of an integration belongs to another organisation. The provider has to be one. Where it calls
// us, the contract may be ours: the manifest has to say that it is not (contract.by), or use nothing but what the provider sends.
func isTheirs(i workspace.Integration) bool {
	spec := &i.Facts.Spec
	if spec.Provider == nil || spec.Provider.Party == nil || *spec.Provider.Party == "first" ||
		i.Facts.Misstates("spec", "contract", "by") || i.Facts.Misstates("spec", "direction") {
		return false
	}
	if spec.Contract != nil && spec.Contract.By != nil {
		return *spec.Contract.By == "provider"
	}
	if c := i.Facts.Contract; c != nil && len(c.Used) > 0 && len(c.Called) == 0 && !c.OperationsUnread {
		return true
	}
	return spec.Direction == nil || *spec.Direction == "outbound"
}

// provider names the provider of an integration, which is another organisation.
func provider(i workspace.Integration) string {
	if name := i.Facts.Spec.Provider.Name; name != nil {
		return "the provider " + quote.Text(*name)
	}
	return "its provider"
}
