# Classifications of data, lowest first.
package sealint.lib.classifications

rank := {"public": 0, "internal": 1, "confidential": 2, "restricted": 3}
