package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// workload is a kind of work whose size can be chosen.
type workload struct {
	name  string
	unit  string // what n counts
	n     int    // in the table
	slope int    // the smaller n by which growth is measured; the larger one is four times as large
	write func(f *folder, n int)
	args  []string // of sealint lint; the working directory is the folder
	bare  string   // what sealint is compared with, a key of bares
	one   string   // the file of a workload of one document, which peers get
}

var everything = []string{"."}

var workloads = []workload{
	{"contract-one", "contracts", 1, 0, contractFiles("yaml", false), everything, "model", "apis/00/store0.yaml"},
	{"contracts-json", "contracts", 1000, 60, contractFiles("json", false), everything, "model", ""},
	{"contracts-yaml", "contracts", 1000, 60, contractFiles("yaml", false), everything, "model", ""},
	{"contracts-faulty", "contracts", 1000, 50, contractFiles("yaml", true), everything, "model", ""},
	{"paths", "paths", 50_000, 1500, paths, everything, "model", "api.json"},
	{"secrets-in-line", "KB", 5000, 300, secretsInLine, everything, "model", "api.json"},
	{"numbers-in-line", "numbers", 4_000_000, 150_000, numbersInLine, everything, "", "api.json"},
	{"yaml-keys", "keys", 100_000, 10_000, yamlKeys, everything, "", "api.yaml"},
	{"cyclonedx-json", "components", 100_000, 2500, cyclonedxJSON, everything, "cyclonedx", "app.cdx.json"},
	{"cyclonedx-xml", "components", 100_000, 1500, cyclonedxXML, everything, "xml", "app.cdx.xml"},
	{"spdx-json", "components", 100_000, 2500, spdx23, everything, "spdx", "app.spdx.json"},
	{"spdx3-json", "components", 100_000, 2000, spdx3, everything, "json", "app.spdx3.json"},
	{"vex", "statements", 10_000, 1000, statements, []string{"--osv", "osv", "--vex", "vex.openvex.json", "app.cdx.json"}, "", ""},
	{"manifests", "manifests", 5000, 80, manifests, everything, "", ""},
	{"endpoints", "endpoints", 2000, 300, endpoints, everything, "", ""},
	{"staged", "files", 2000, 0, staged, []string{"--staged", "--allow-empty"}, "", ""},
}

// chosen are the workloads that a comma-separated list names, like "paths=100,vex": all of them if it is empty.
func chosen(list string) ([]workload, error) {
	if list == "" {
		return workloads, nil
	}
	var found []workload
	for _, part := range strings.Split(list, ",") {
		name, size, sized := strings.Cut(part, "=")
		i := slices.IndexFunc(workloads, func(w workload) bool { return w.name == name })
		if i < 0 {
			return nil, fmt.Errorf("there is no workload %q: -list shows all", name)
		}
		w := workloads[i]
		if sized {
			n, err := strconv.Atoi(size)
			if err != nil || n < 1 {
				return nil, fmt.Errorf("the size of %s must be a number from 1 on", part)
			}
			w.n = n
		}
		found = append(found, w)
	}
	return found, nil
}
