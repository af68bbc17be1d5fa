package change

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// list writes n items.
func list(n int, item func(i int) string) string {
	items := make([]string, n)
	for i := range items {
		items[i] = item(i)
	}
	return strings.Join(items, ",")
}

// valueGrowths are pairs of contracts that grow in one dimension, and that differ in every value as far as possible.
var valueGrowths = map[string]struct {
	unit int
	pair func(n int) (before, after string)
}{
	"properties": {1000, changed(func(n int, limit string) string {
		return api31(`{"type":"object","properties":{` + list(n, func(i int) string { return fmt.Sprintf(`"p%d":{"type":"string"%s}`, i, limit) }) + `}}`)
	})},
	"lost and gained": {1000, func(n int) (string, string) {
		side := func(name string) string {
			return api31(`{"type":"object","properties":{` + list(n, func(i int) string {
				return fmt.Sprintf(`"%s%d":{"type":"object","properties":{"x":{"type":"string"}}}`, name, i)
			}) + `}}`)
		}
		return side("a"), side("b")
	}},
	"operations over one schema": {1000, changed(func(n int, limit string) string {
		return `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{` + list(n, func(i int) string {
			return fmt.Sprintf(`"/p%d":{"post":{"requestBody":{"content":{"application/json":{"schema":%s}}},"responses":{"200":{"description":"d","content":{"application/json":{"schema":%s}}}}}}`, i, ref("A"), ref("A"))
		}) + `},"components":{"schemas":{"A":{"type":"object","properties":{` + list(20, func(i int) string { return fmt.Sprintf(`"p%d":{"type":"string"%s}`, i, limit) }) + `}}}}}`
	})},
	"operations that gain a sensitive field": {300, func(n int) (string, string) {
		side := func(more string) string {
			return `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{` + list(n, func(i int) string {
				return fmt.Sprintf(`"/p%d":{"get":{"responses":{"200":{"description":"d","content":{"application/json":{"schema":%s}}}}}}`, i, ref("A"))
			}) + `},"components":{"schemas":{"A":{"type":"object","properties":{"a":{"type":"string"}` + more + `}}}}}`
		}
		return side(""), side(`,"iban":{"type":"string"},"email":{"type":"string"}`)
	}},
	"diamonds": {1000, changed(func(n int, limit string) string {
		return api31(ref("S0"), list(n, func(i int) string {
			return fmt.Sprintf(`"S%d":{"type":"object","properties":{"a":{"$ref":"#/components/schemas/S%d"},"b":{"$ref":"#/components/schemas/S%[2]d"}}}`, i, i+1)
		}), fmt.Sprintf(`"S%d":{"type":"string"%s}`, n, limit))
	})},
	"recursion through alternatives": {1000, changed(func(n int, limit string) string {
		return api31(ref("S0"), list(n, func(i int) string {
			return fmt.Sprintf(`"S%d":{"oneOf":[{"$ref":"#/components/schemas/S%d"},{"type":"object","properties":{"a":{"$ref":"#/components/schemas/S0"},"b":{"type":"string"%s}}}]}`, i, (i+1)%n, limit)
		}))
	})},
	"alternatives": {1000, changed(func(n int, limit string) string {
		return api31(`{"oneOf":[` + list(n, func(i int) string {
			return fmt.Sprintf(`{"type":"object","properties":{"p%d":{"type":"string"%s}}}`, i, limit)
		}) + `]}`)
	})},
	"alternatives without names": {1000, changed(func(n int, limit string) string {
		return api31(`{"oneOf":[` + list(n, func(i int) string { return fmt.Sprintf(`{"type":"string","minLength":%d%s}`, i, limit) }) + `]}`)
	})},
	"chain of allOf": {300, changed(func(n int, limit string) string {
		return api31(`{"type":"object","properties":{`+list(n, func(i int) string { return fmt.Sprintf(`"u%d":{"$ref":"#/components/schemas/S%[1]d"}`, i) })+`}}`, list(n, func(i int) string {
			return fmt.Sprintf(`"S%d":{"allOf":[{"$ref":"#/components/schemas/S%d"},{"type":"object","properties":{"p%[1]d":{"type":"string"%[3]s}}}]}`, i, i+1, limit)
		}), fmt.Sprintf(`"S%d":{"type":"object"}`, n))
	})},
	"chain of allOf with other names": {300, func(n int) (string, string) {
		side := func(name, limit string) string {
			return api31(`{"type":"object","properties":{`+list(n, func(i int) string { return fmt.Sprintf(`"u%d":{"$ref":"#/components/schemas/%s%[1]d"}`, i, name) })+`}}`, list(n, func(i int) string {
				return fmt.Sprintf(`"%[4]s%[1]d":{"allOf":[{"$ref":"#/components/schemas/%[4]s%[2]d"},{"type":"object","properties":{"p%[1]d":{"type":"string"%[3]s}}}]}`, i, i+1, limit, name)
			}), fmt.Sprintf(`"%s%d":{"type":"object"}`, name, n))
		}
		return side("S", `,"maxLength":3`), side("T", "")
	}},
	"schemas that extend one": {300, changed(func(n int, limit string) string {
		return api31(`{"type":"object","properties":{`+list(n, func(i int) string { return fmt.Sprintf(`"u%d":{"$ref":"#/components/schemas/S%[1]d"}`, i) })+`}}`, list(n, func(i int) string {
			return fmt.Sprintf(`"S%d":{"allOf":[{"$ref":"#/components/schemas/B"},{"type":"object","properties":{"x":{"type":"string"%[2]s}}}]}`, i, limit)
		}), `"B":{"type":"object","properties":{`+list(n, func(i int) string { return fmt.Sprintf(`"p%d":{"type":"string"%s}`, i, limit) })+`}}`)
	})},
	"circles of two lengths": {300, func(n int) (string, string) {
		side := func(n int, limit string) string {
			return api31(ref("S0"), list(n, func(i int) string {
				return fmt.Sprintf(`"S%d":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/S%d"},"p":{"type":"string"%s}}}`, i, (i+1)%n, limit)
			}))
		}
		return side(n, `,"maxLength":3`), side(n+1, "")
	}},
	"subtypes": {1000, changed(func(n int, limit string) string {
		return api30(ref("A"), `"A":{"type":"object","discriminator":{"propertyName":"t"},"properties":{"t":{"type":"string"}}}`, list(n, func(i int) string {
			return fmt.Sprintf(`"S%d":{"allOf":[{"$ref":"#/components/schemas/A"},{"type":"object","properties":{"p%[1]d":{"type":"string"%s}}}]}`, i, limit)
		}))
	})},
	"properties declared together": {300, changed(func(n int, limit string) string {
		return api31(ref("S0"), list(n, func(i int) string {
			return fmt.Sprintf(`"S%d":{"allOf":[{"properties":{"x":{"$ref":"#/components/schemas/S%d"},"p":{"type":"string"}}},{"properties":{"x":{"$ref":"#/components/schemas/S%d"},"p":{"type":"string"%s}}}]}`, i, (i+1)%n, (i*7+3)%n, limit)
		}))
	})},
}

// changed makes a pair of one contract: with a limit, and without.
func changed(write func(n int, limit string) string) func(n int) (before, after string) {
	return func(n int) (string, string) { return write(n, `,"maxLength":3`), write(n, "") }
}

// TestValueGrowth compares how many pairs of definitions are looked into, and how many differences are told: three times the contract
// takes at most four times as many.
func TestValueGrowth(t *testing.T) {
	for name, g := range valueGrowths {
		t.Run(name, func(t *testing.T) {
			small, large := meetings(t, g.pair, 100), meetings(t, g.pair, 300)
			if large > 4*small+1000 {
				t.Errorf("%d meetings and differences become %d", small, large)
			}
		})
	}
}

func meetings(t *testing.T, pair func(n int) (string, string), n int) int {
	t.Helper()
	b, a := pair(n)
	before, after := contractSide(t, b), contractSide(t, a)
	w := newValueWalk(before, after)
	for _, pair := range pairOperations(before, after) {
		w.walkOperation(pair)
	}
	w.finish()
	if len(w.definitions.list)+len(w.fields.list) == 0 {
		t.Fatal("nothing differs")
	}
	return len(w.nodes) + len(w.definitions.list) + len(w.fields.list)
}

// BenchmarkValueGrowth compares contracts of n and of ten times n: x10 is how many times as long the larger ones take.
func BenchmarkValueGrowth(b *testing.B) {
	for name, g := range valueGrowths {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var median [2]time.Duration
				for i, n := range []int{g.unit, 10 * g.unit} {
					var spent []time.Duration
					for range 3 {
						x, y := g.pair(n)
						before, after := contractSide(b, x), contractSide(b, y)
						start := time.Now()
						list := differ(before, after)
						spent = append(spent, time.Since(start))
						if len(list) == 0 {
							b.Fatal("nothing differs")
						}
					}
					slices.SortFunc(spent, func(a, b time.Duration) int { return cmp.Compare(a, b) })
					median[i] = spent[1]
				}
				b.ReportMetric(float64(median[1])/float64(max(median[0], time.Millisecond)), "x10")
				b.ReportMetric(median[0].Seconds()*1000, "ms-n")
				b.ReportMetric(median[1].Seconds()*1000, "ms-10n")
			}
		})
	}
}
