package change

import (
	"net/netip"
	"slices"
	"strings"
)

// addressRange is a range of addressRange, both ends included.
type addressRange struct{ first, last netip.Addr }

// compareNetworks compares networks by their addresses. A text that is no network in CIDR notation is a name, whose addresses are not
// known: where one of them goes, what comes may be the same network written otherwise.
func compareNetworks(before, after statedList) ListFacts {
	f := ListFacts{Gained: []int{}, Lost: []string{}}
	if after.unknown || len(before.items) == 0 {
		return f
	}
	f.Dropped = len(after.items) == 0
	names := func(items []string) map[string]bool {
		set := map[string]bool{}
		for _, item := range items {
			set[lowerCase(item)] = true
		}
		return set
	}
	old, now := names(before.items), names(after.items)
	var ranges []addressRange
	goneName, gone := false, false
	for _, item := range before.items {
		network, ok := parseNetwork(item)
		if ok {
			ranges = append(ranges, rangeOf(network))
		}
		if !now[lowerCase(item)] {
			f.Lost = append(f.Lost, item)
			gone, goneName = true, goneName || !ok
		}
	}
	ranges = mergedRanges(ranges)
	for i, item := range after.items {
		network, ok := parseNetwork(item)
		switch {
		case item == "" || old[lowerCase(item)]:
		case ok && insideRanges(ranges, rangeOf(network)):
		case ok && network.Bits() == 0: // it holds whatever a name may stand for
			f.Gained = append(f.Gained, i)
		case ok && goneName, !ok && gone:
		default:
			f.Gained = append(f.Gained, i)
		}
	}
	return f
}

// parseNetwork reads a network in CIDR notation, or an address.
func parseNetwork(text string) (netip.Prefix, bool) {
	text = strings.TrimSpace(text)
	if network, err := netip.ParsePrefix(text); err == nil {
		return network.Masked(), true
	}
	address, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Prefix{}, false
	}
	address = address.WithZone("")
	return netip.PrefixFrom(address, address.BitLen()), true
}

func rangeOf(network netip.Prefix) addressRange {
	last := network.Addr().AsSlice()
	for bit := network.Bits(); bit < len(last)*8; bit++ {
		last[bit/8] |= 1 << (7 - bit%8)
	}
	end, _ := netip.AddrFromSlice(last)
	return addressRange{network.Addr(), end}
}

// mergedRanges sorts ranges, and makes one of those that overlap or touch.
func mergedRanges(ranges []addressRange) []addressRange {
	slices.SortFunc(ranges, func(a, b addressRange) int { return a.first.Compare(b.first) })
	var list []addressRange
	for _, r := range ranges {
		if n := len(list) - 1; n >= 0 && list[n].first.BitLen() == r.first.BitLen() &&
			(r.first.Compare(list[n].last) <= 0 || list[n].last.Next() == r.first) {
			if r.last.Compare(list[n].last) > 0 {
				list[n].last = r.last
			}
			continue
		}
		list = append(list, r)
	}
	return list
}

// insideRanges reports whether all addresses of a range are in one of the merged ranges.
func insideRanges(ranges []addressRange, r addressRange) bool {
	i, found := slices.BinarySearchFunc(ranges, r.first, func(a addressRange, first netip.Addr) int { return a.first.Compare(first) })
	if !found {
		i--
	}
	return i >= 0 && ranges[i].first.BitLen() == r.first.BitLen() && ranges[i].last.Compare(r.last) >= 0
}
