package sealint.lib.formats_test

import data.sealint.lib.formats

test_names if formats.names == {"cyclonedx": "CycloneDX", "spdx": "SPDX"}

test_older if {
	formats.older("1.4", "1.5")
	formats.older("1.9", "1.10")
	not formats.older("1.10", "1.9")
	not formats.older("1.5", "1.5")
}
