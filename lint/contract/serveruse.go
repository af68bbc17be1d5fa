package contract

import "slices"

// serverUse sums up the operations that share a list of servers.
type serverUse struct {
	templates    []string
	operations   int
	credentialed int // how many of the operations may send a credential
	credentials  []string
}

// serverUses finds out how the lists of servers are used, by the first server of each.
func serverUses(operations []*operation) map[*server]*serverUse {
	uses := map[*server]*serverUse{}
	for _, op := range operations {
		if len(op.servers) == 0 {
			continue
		}
		use := uses[op.servers[0]]
		if use == nil {
			use = &serverUse{}
			uses[op.servers[0]] = use
			for _, s := range op.servers {
				use.templates = append(use.templates, s.template)
			}
		}
		use.add(op)
	}
	return uses
}

// add counts an operation.
func (u *serverUse) add(op *operation) {
	u.operations++
	credentials := op.security.credentials()
	if len(credentials) > 0 {
		u.credentialed++
	}
	for _, kind := range credentials {
		if !slices.Contains(u.credentials, kind) { // there are few kinds
			u.credentials = append(u.credentials, kind)
		}
	}
}
