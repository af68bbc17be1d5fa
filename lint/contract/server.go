package contract

import (
	"regexp"

	"github.com/pb33f/go-yaml"

	"github.com/sealint/sealint/lint/contract/resolve"
)

// server is a declared server.
type server struct {
	at         *resolve.Node // the Server Object (2.0: the item of schemes)
	declaredBy string        // root, path, operation or link
	owner      string        // the path or operation that declares it; empty for the document
	template   string        // its URL as declared, variables and all
	target     *operation    // for the server of a link: the operation that the link leads to; nil when it is not known
}

// serverVariable matches a variable in the URL of a server, or in the template of a path.
var serverVariable = regexp.MustCompile(`\{([^{}]*)\}`)

// serverReader reads lists of servers, each once.
type serverReader struct {
	spec
	lists     map[*yaml.Node][]*server // the servers (2.0: schemes) list → its servers
	all       []*server
	omissions []omission
}

// readServers lists the declared servers and gives each operation of a path its effective ones: its own, else those of its
// path item, else those of the root. The lists are never merged, and an empty list counts as none.
func readServers(s spec, operations []*operation) ([]*server, []omission) {
	r := &serverReader{spec: s, lists: map[*yaml.Node][]*server{}}
	root := r.read(s.root, "root", "")
	for _, op := range operations {
		if !op.isServed() {
			continue
		}
		op.servers = r.read(op.at, "operation", op.name)
		if op.servers == nil && s.version != v20 {
			op.servers = r.read(op.item.with("servers"), "path", op.path)
		}
		if op.servers == nil {
			op.servers = root
		}
	}
	r.readLinks(operations)
	return r.all, r.omissions
}

// readLinks reads the servers of the links of responses, which replace those of the operations that the links lead to (Link
// Object). The links of webhooks and callbacks count, too: what they lead to is called by a client as well.
func (r *serverReader) readLinks(operations []*operation) {
	if !r.version.in(v3x) {
		return
	}
	byID := map[string]*operation{}
	for _, op := range operations {
		if id := op.at.Get("operationId").String(); id != "" && op.isServed() && byID[id] == nil {
			byID[id] = op
		}
	}
	met := map[*yaml.Node]bool{}
	for _, op := range operations {
		for _, response := range op.responses {
			if met[response.at.ID()] {
				continue
			}
			met[response.at.ID()] = true
			for _, link := range r.members(response.at, "links") {
				holder := link.Optional("server")
				if holder == nil || met[holder.ID()] {
					continue
				}
				met[holder.ID()] = true
				if s := r.readServer(holder); s != nil {
					s.declaredBy, s.owner, s.target = "link", op.name, byID[link.Get("operationId").String()]
					r.all = append(r.all, s)
				}
			}
		}
	}
}

func (r *serverReader) wrongType(n *resolve.Node, want string) {
	r.omissions = append(r.omissions, wrongType(r.refs, n, want)...)
}

func (r *serverReader) read(holder *resolve.Node, declaredBy, owner string) []*server {
	list := holder.Child("servers")
	if r.version == v20 {
		list = holder.Child("schemes")
	}
	if !list.IsList() {
		r.wrongType(list, "an array")
	}
	if list.Len() == 0 || !list.IsList() {
		return nil
	}
	if found, ok := r.lists[list.ID()]; ok {
		return found
	}
	var servers []*server
	for i, item := range list.Items() {
		if s := r.readServer(list.Item(i, item)); s != nil {
			s.declaredBy, s.owner = declaredBy, owner
			servers = append(servers, s)
		}
	}
	r.lists[list.ID()] = servers
	r.all = append(r.all, servers...)
	return servers
}

// readServer reads an item of a list of servers; nil when it is none.
func (r *serverReader) readServer(n *resolve.Node) *server {
	if r.version == v20 {
		scheme, ok := n.Text()
		if !ok {
			return nil
		}
		host := r.root.Get("host").String()
		if host == "" { // the host that serves the document
			host = "{host}"
		}
		return &server{at: n, template: scheme + "://" + host + r.root.Get("basePath").String()}
	}
	n, ok := r.refs.Follow(n)
	if !ok {
		return nil
	}
	if !n.IsMap() {
		r.wrongType(n, "an object")
		return nil
	}
	if !n.Get("url").Exists() {
		return nil
	}
	return &server{at: n, template: n.Get("url").String()}
}
