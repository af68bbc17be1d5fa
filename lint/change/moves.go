package change

import (
	"reflect"
	"slices"

	"github.com/sealint/sealint/lint/contract"
	"github.com/sealint/sealint/lint/model"
)

// Moves are the operations that one contract of the base no longer has and another contract of the head has instead: contracts are
// split and merged.
type Moves struct {
	left, arrived map[string][]*contract.OperationFacts // by servedKey
}

// NewMoves returns no moves.
func NewMoves() *Moves {
	return &Moves{map[string][]*contract.OperationFacts{}, map[string][]*contract.OperationFacts{}}
}

// Add adds what left a document of the base and what arrived in the document of the head that it is paired with. Either may be
// without a contract.
func (m *Moves) Add(before, after Side) {
	if before.Contract == after.Contract {
		return
	}
	was, is := served(before.Contract), served(after.Contract)
	for key, op := range was {
		if is[key] == nil {
			m.left[key] = append(m.left[key], op)
		}
	}
	for key, op := range is {
		if was[key] == nil {
			m.arrived[key] = append(m.arrived[key], op)
		}
	}
}

// Drop leaves the operations out of a list of differences that are neither new nor gone, because they moved to another document and
// demand the same there.
func (m *Moves) Drop(list []model.Entity) []model.Entity {
	return slices.DeleteFunc(list, func(e model.Entity) bool {
		f, ok := e.Facts.(*OperationFacts)
		switch {
		case !ok:
			return false
		case f.Status == "added":
			return sameSecurity(f.After, m.left[servedKey(f.After)])
		case f.Status == "removed":
			return sameSecurity(f.Before, m.arrived[servedKey(f.Before)])
		}
		return false
	})
}

// sameSecurity reports whether one of the others demands the same as an operation.
func sameSecurity(op *contract.OperationFacts, others []*contract.OperationFacts) bool {
	return slices.ContainsFunc(others, func(other *contract.OperationFacts) bool {
		return reflect.DeepEqual(op.Security.Alternatives, other.Security.Alternatives)
	})
}

// served are the operations under paths and webhooks of a contract, by servedKey; none of no contract.
func served(api *contract.API) map[string]*contract.OperationFacts {
	list := map[string]*contract.OperationFacts{}
	if api == nil {
		return list
	}
	for _, op := range api.Operations {
		if op.Kind != "callback" {
			list[servedKey(op.OperationFacts)] = op.OperationFacts
		}
	}
	return list
}

// servedKey names an operation. Names of path parameters do not count.
func servedKey(op *contract.OperationFacts) string {
	return key(op.Kind, op.Method, withoutNames(op.Path))
}
