package config

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/semver"

	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/sbom/quote"
)

// checkVersion checks that this version of sealint is one that the file requires. It comes before all other checks: what another
// version knows would be an unknown field to this one.
func (f *file) checkVersion(value any) error {
	object, _ := value.(map[string]any)
	constraints, ok := object["require"].(string)
	if !ok {
		return nil // absent, or refused by the schema
	}
	at := []string{"require"}
	for constraint := range strings.SplitSeq(constraints, ",") {
		met, err := meets(model.Version, strings.TrimSpace(constraint))
		if err != nil {
			return f.fail(at, "%s", err)
		}
		if !met {
			err := f.fail(at, "requires sealint %s, and this is sealint %s", quote.Text(constraints), model.Version)
			if mistake, ok := errors.AsType[*Error](err); ok {
				mistake.Version = true
			}
			return err
		}
	}
	return nil
}

// meets reports whether a version meets a constraint such as >=0.1.0.
func meets(version, constraint string) (bool, error) {
	compare := map[string]func(order int) bool{
		">=": func(order int) bool { return order >= 0 },
		"<=": func(order int) bool { return order <= 0 },
		">":  func(order int) bool { return order > 0 },
		"<":  func(order int) bool { return order < 0 },
		"=":  func(order int) bool { return order == 0 },
	}
	wanted := "v" + strings.TrimSpace(strings.TrimLeft(constraint, "<>="))
	holds := compare[constraint[:len(constraint)-len(strings.TrimLeft(constraint, "<>="))]]
	if holds == nil || !semver.IsValid(wanted) {
		return false, fmt.Errorf(`%s is not a constraint on versions: write >=, >, =, < or <= and a semantic version, such as ">=0.1.0, <1.0.0"`, quote.Text(constraint))
	}
	return holds(semver.Compare("v"+version, wanted)), nil
}
