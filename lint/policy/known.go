package policy

import (
	"crypto/sha256"
	"sync"

	"github.com/sealint/sealint/lint/model"
)

// knownFindings holds what the rules of a Set found on one day. A program that runs often, such as an editor or a server, mostly
// sees documents of which it has judged nearly all facts before: their findings are the same again.
type knownFindings struct {
	mu       sync.Mutex
	findings map[knownKey][]Finding
	size     int // bytes of the keys and the findings
}

// maxKnown limits the memory of knownFindings, in bytes. They begin anew beyond it.
const maxKnown = 32 << 20

// factsHash is the SHA-256 of the JSON of facts. Equal facts have equal hashes; different facts have different ones, even if
// the author of the documents wants otherwise.
type factsHash = [sha256.Size]byte

// knownKey identifies facts.
type knownKey struct {
	kind  model.EntityKind
	facts factsHash
}

// recall records the known findings in an evaluation that has not started. It then evaluates the other inputs only.
func (k *knownFindings) recall(kind model.EntityKind, e *evaluation) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i := range e.inputs {
		if findings, ok := k.findings[knownKey{kind, e.inputs[i].hash}]; ok {
			e.inputs[i].recalled = true
			e.record(i, inputResult{findings: findings})
		}
	}
}

// remember keeps the findings of an evaluation that is complete and without problems.
func (k *knownFindings) remember(kind model.EntityKind, e *evaluation) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, input := range e.inputs {
		if input.recalled {
			continue
		}
		size := 100
		for _, f := range e.findings[i] {
			size += f.size()
		}
		if k.size += size; k.size > maxKnown || k.findings == nil {
			k.findings, k.size = map[knownKey][]Finding{}, size
		}
		k.findings[knownKey{kind, input.hash}] = e.findings[i]
	}
}
