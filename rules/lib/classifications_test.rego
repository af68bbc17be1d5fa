package sealint.lib.classifications_test

import data.sealint.lib.classifications

test_rank if classifications.rank.public < classifications.rank.restricted
