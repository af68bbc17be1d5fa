package change

// matching pairs the items of two lists, given as their indices, step by step. Each step pairs what the steps before it left.
type matching struct {
	before []int // for each item of the base: its partner in the head; -1 if it has none
	after  []int // for each item of the head: its partner in the base; -1 if it has none
}

func newMatching(before, after int) *matching {
	m := &matching{before: make([]int, before), after: make([]int, after)}
	for i := range m.before {
		m.before[i] = -1
	}
	for i := range m.after {
		m.after[i] = -1
	}
	return m
}

// keysOf returns the keys of an item of one side. Items with a key in common may be paired.
type keysOf func(i int) []string

func (m *matching) take(before, after int) {
	m.before[before], m.after[after] = after, before
}

// undo takes pairs apart.
func (m *matching) undo(wrong func(before, after int) bool) {
	for i, partner := range m.after {
		if partner >= 0 && wrong(partner, i) {
			m.before[partner], m.after[i] = -1, -1
		}
	}
}

// inOrder pairs the first item with a key on the one side with the first on the other, the second with the second, and so on.
func (m *matching) inOrder(before, after keysOf) {
	left := byKey(m.before, before)
	for i := range m.after {
		if m.after[i] >= 0 {
			continue
		}
		for _, key := range after(i) {
			for len(left[key]) > 0 && m.before[left[key][0]] >= 0 { // another key has paired it
				left[key] = left[key][1:]
			}
			if len(left[key]) > 0 {
				m.take(left[key][0], i)
				break
			}
		}
	}
}

// unique pairs the two items that are alone with a key on their sides.
func (m *matching) unique(before, after keysOf) {
	right := byKey(m.after, after)
	left := byKey(m.before, before)
	for i := range m.after {
		if m.after[i] >= 0 {
			continue
		}
		for _, key := range after(i) {
			if len(left[key]) == 1 && len(right[key]) == 1 && m.before[left[key][0]] < 0 {
				m.take(left[key][0], i)
				break
			}
		}
	}
}

// byKey lists the items without a partner by their keys.
func byKey(partners []int, keys keysOf) map[string][]int {
	list := map[string][]int{}
	for i, partner := range partners {
		if partner < 0 {
			for _, key := range keys(i) {
				list[key] = append(list[key], i)
			}
		}
	}
	return list
}
