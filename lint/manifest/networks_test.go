package manifest

import "testing"

func TestNetworksThatBindAClient(t *testing.T) {
	for _, test := range []struct {
		networks []string
		bound    bool
	}{
		{nil, false},
		{[]string{"198.51.100.7/32"}, true},
		{[]string{"198.51.100.7"}, true},
		{[]string{" 10.0.0.0/8 ", "2001:db8::/32", "fd00::/8", "2001:db8::1"}, true},
		{[]string{"10.0.0.0/8", "0.0.0.0/0"}, false},
		{[]string{"0.0.0.0/1", "128.0.0.0/1"}, false},
		{[]string{"0.0.0.0"}, false},
		{[]string{"::"}, false},
		{[]string{"::/0"}, false},
		{[]string{"2000::/3"}, false},
		{[]string{"fc00::/7"}, true},
		{[]string{"fc00::/6"}, false},
		{[]string{"::ffff:0.0.0.0/96"}, false},
		{[]string{"::ffff:10.0.0.0/104"}, true},
		{[]string{"office"}, false}, // a name may stand for any network
		{[]string{"*"}, false},
		{[]string{""}, false},
	} {
		if got := areNarrow(test.networks); got != test.bound {
			t.Errorf("%q: %v", test.networks, got)
		}
	}
}

// TestPrivateNetworksBindNoClientOfAnother states one network for providers of each party.
func TestPrivateNetworksBindNoClientOfAnother(t *testing.T) {
	for network, private := range map[string]bool{
		"10.0.0.0/8": true, "192.168.7.1": true, "172.16.0.0/12": true, "fd00::/8": true, "::ffff:10.1.0.0/112": true, "127.0.0.1": true,
		"198.51.100.0/24": false, "2001:db8::/32": false, "172.32.0.0/16": false,
	} {
		for party, another := range map[string]bool{"first": false, "partner": true, "third": true, "": false} {
			facts := IntegrationFacts{Spec: Spec{Identity: &Identity{NetworkBinding: []string{network}}, Provider: &Provider{Party: &party}}}
			if party == "" {
				facts.Spec.Provider = nil
			}
			if facts.derive(); facts.NetworkBound == (another && private) {
				t.Errorf("%s, provider %q: %v", network, party, facts.NetworkBound)
			}
		}
	}
}
