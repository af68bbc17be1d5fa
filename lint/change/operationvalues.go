package change

import (
	"slices"

	"github.com/sealint/sealint/lint/contract"
)

// isBounded reports whether the items of a collection, or of a page of it, are limited.
func isBounded(f *contract.OperationFacts) bool {
	return f.ItemsBounded || slices.ContainsFunc(f.PageSizes, func(p contract.PageSizeFacts) bool { return p.Bounded })
}

// losesPageLimit reports whether a collection was limited and no longer is.
func losesPageLimit(before, after *contract.OperationFacts) bool {
	return before.Collection && after.Collection && isBounded(before) && !isBounded(after)
}

// markPageSizes marks the values by which callers choose the size of a page that is no longer limited: the operation tells that.
func (w *valueWalk) markPageSizes(pair operationPair, roots []contract.Root) {
	if !losesPageLimit(pair.before.OperationFacts, pair.after.OperationFacts) {
		return
	}
	for _, p := range pair.after.PageSizes {
		for _, root := range roots {
			if root.Field != nil && root.Field.Value != nil && root.Key == "parameter query "+p.Name {
				w.pageSizes[root.Field.Value.Value] = true
			}
		}
	}
}

// markDestination marks the value to which a callback is sent if it is no longer limited: the callback tells that.
func (w *valueWalk) markDestination(pair operationPair) {
	before, after := pair.before.Destination, pair.after.Destination
	if before == nil || after == nil || !(before.Limited && !after.Limited || before.TLSOnly && !after.TLSOnly) {
		return
	}
	if value := w.head.Destination(pair.after.OperationFacts); value != nil {
		w.destinations[value] = true
	}
}
