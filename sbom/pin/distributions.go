package pin

// The Linux distributions use ~, ^, + and letters in versions, and give x no meaning: 1.x-1 is a version. What can be told from a
// version are comparisons, wildcards of package managers, parentheses and lists.
var relationOfPackages = join(brackets, equals, operators, parentheses, named, alternatives, []form{pattern(star, Wildcard, aRange, `\*`)}, intervals, commas)
