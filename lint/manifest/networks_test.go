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
