package sealint.lib.urlfields_test

import data.sealint.lib.urlfields

test_called if {
	urlfields.called(field({"tail": ["url", "callback_url"]}))
	urlfields.called(field({"phrase": "url", "tail": ["url"], "holders": ["webhook"]}))
	urlfields.called(field({"phrase": "hook_address", "format": "uri", "terms": ["hook"]}))
	urlfields.called(field({"tail": ["url"], "terms": ["help", "import"]}))
	urlfields.called(field({"phrase": "address", "in_url": true}))
	urlfields.called(field({"phrase": "url", "tail": ["url"], "described_as": ["called"]}))
}

test_only_shown if {
	not urlfields.called(field({"phrase": "url", "tail": ["url"]}))
	not urlfields.called(field({"tail": ["url"], "terms": ["privacy"]}))
	not urlfields.called(field({"tail": ["url"], "described_as": ["shown"]}))
}

test_no_url if {
	every overrides in [
		{"types": ["integer"]}, {"described_as": ["registered"]}, {"terms": ["namespace"]}, {"described_as": ["identifier"]}, {"described_as": ["jsonp"]},
		{"in": "path"}, {"phrase": "callback", "in": "query"}, {"tail": ["name"]},
	] {
		not urlfields.called(field(object.union({"tail": ["callback_url", "url"]}, overrides)))
	}
	urlfields.called(field({"tail": ["url"], "in": "path", "described_as": ["url"]}))
}

field(overrides) := object.union({"types": ["string"], "in": "body", "format": "", "phrase": "x", "tail": [], "terms": [], "holders": [], "described_as": [], "in_url": false}, overrides)
