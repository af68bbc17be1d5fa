# Formats of SBOMs and their versions.
package sealint.lib.formats

names := {"cyclonedx": "CycloneDX", "spdx": "SPDX"}

# Versions are compared number by number: 1.10 comes after 1.9.
older(version, oldest) if semver.compare(concat("", [version, ".0"]), concat("", [oldest, ".0"])) < 0
