# Formats of SBOMs and their versions.
package sealint.lib.formats

names := {"cyclonedx": "CycloneDX", "spdx": "SPDX"}

# Versions are compared number by number: 1.10 comes after 1.9, and 3.0.1 after 3.0.
older(version, oldest) if semver.compare(three(version), three(oldest)) < 0

three(version) := concat(".", array.slice(array.concat(split(version, "."), ["0", "0"]), 0, 3))
