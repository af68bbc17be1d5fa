# Texts of documents, cut to what a message can show.
package sealint.lib.text

# A text of at most 80 characters.
short(text) := text if count(text) <= 80

short(text) := sprintf("%s…", [substring(text, 0, 79)]) if count(text) > 80

# The first n of a list of texts, and how many more there are.
first(texts, n) := concat(", ", texts) if count(texts) <= n

first(texts, n) := sprintf("%s and %d more", [concat(", ", array.slice(texts, 0, n)), count(texts) - n]) if count(texts) > n
