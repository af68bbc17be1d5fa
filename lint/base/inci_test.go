package base

import "testing"

func TestInCI(t *testing.T) {
	for name, test := range map[string]struct {
		variables map[string]string
		want      bool
	}{
		"at home":         {nil, false},
		"GitHub":          {map[string]string{"GITHUB_ACTIONS": "true"}, true},
		"Jenkins":         {map[string]string{"JENKINS_URL": "https://ci.acme.test/"}, true},
		"an unknown one":  {map[string]string{"CI": "true"}, true},
		"one with a name": {map[string]string{"CI": "woodpecker"}, true},
		"switched off":    {map[string]string{"CI": "false"}, false},
		"empty":           {map[string]string{"CI": ""}, false},
	} {
		if got := InCI(func(variable string) string { return test.variables[variable] }); got != test.want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}
