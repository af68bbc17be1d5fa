package lint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"github.com/sealint/sealint/lint/config"
	"github.com/sealint/sealint/lint/gate"
	"github.com/sealint/sealint/lint/model"
	"github.com/sealint/sealint/lint/source"
)

// Version is the version of sealint.
const Version = model.Version

// Options say how a Linter judges. The zero value judges as the configuration says that is found from the working
// directory upward, or by the recommended rules where there is none.
type Options struct {
	// Dir is the working directory; empty means the process's own.
	Dir string
	// ConfigFile is the configuration to read; empty means the one found from Dir upward, if any.
	ConfigFile string
	// Policy is the tree in which the configuration, the baseline, custom rules and VEX files are read that lie in the repository
	// around Dir: the base, so that a change cannot decide by what it is judged. nil means the files on disk.
	Policy *source.Root
	// Profile and FailOn win over the configuration, also over its overrides; their zero values leave it in charge.
	Profile model.Profile
	FailOn  *model.Severity
	// Select are names of rules: ids, globs, groups, standards, and tags. If there are any, they take the place of those of the
	// configuration, and only the rules that they name run. Ignore are names of rules that do not run, besides those of the
	// configuration.
	Select, Ignore []string
	// Policies are directories of custom rules, besides those of the configuration.
	Policies []string
	// Baseline is the file with the baseline; empty means the one that the configuration names, or the one beside it, if there is
	// any; NoBaseline means none.
	Baseline string
	// OSV is the folder of a database of vulnerabilities as osv-scanner lays it out; empty means that components are not
	// looked up.
	OSV string
	// VEX are the paths of VEX files, besides those of the configuration.
	VEX []string
	// MaxSize is the largest size of a document in bytes; 0 means source.DefaultMaxSize.
	MaxSize int64
	// MaxMemory bounds the memory that the process may fill during a run, in bytes; 0 means DefaultMaxMemory. One rule may
	// fill a quarter of it.
	MaxMemory uint64
	// CompileTimeout bounds how long the custom rules may take to compile; 0 means policy.DefaultCompilation.
	CompileTimeout time.Duration
	// RuleTimeout bounds how long one rule may take over all that a run judges; 0 means policy.DefaultTimeout.
	RuleTimeout time.Duration
}

// Linter judges documents by one configuration. The configuration and the rules are read once, so that a second run costs
// only what its own documents cost. Several goroutines may use a Linter at once.
type Linter struct {
	opts    Options
	config  *config.Config
	profile model.Profile
	failOn  model.Severity
	rules   func() (*ruleSet, error)

	unreadable error // why the configuration of Options.Policy could not be read; then there is none

	baseline    *gate.Baseline // nil without one
	baselineDoc *source.Document
	noBaseline  error // somebody named a baseline that does not exist: nothing is judged until it does
}

// NoBaseline is the value of Options.Baseline with which no baseline is read.
const NoBaseline = "none"

// New reads the configuration and begins to load the rules in the background, so that a first run finds and reads its
// documents meanwhile. A mistake in the configuration is an error of New; one in a rule, or in the settings of a rule, is
// an error of Rules and of every Run.
func New(_ context.Context, opts Options) (*Linter, error) {
	l, err := prepare(opts)
	if err != nil {
		return nil, err
	}
	go func() {
		defer func() { _ = recover() }() // a panic is met again, and reported, by the stage that waits for the rules
		_, _ = l.rules()
	}()
	return l, nil
}

// prepare reads the configuration and the baseline.
func prepare(opts Options) (*Linter, error) {
	if opts.Dir == "" {
		opts.Dir = "."
	}
	l := &Linter{opts: opts, failOn: model.High}
	c, err := l.readConfig()
	if mistake, ok := errors.AsType[*config.Error](err); ok && opts.Policy != nil && !mistake.Version {
		l.unreadable, c, err = mistake, config.Default(), nil // otherwise no change could ever repair it
	}
	if err != nil {
		return nil, err
	}
	l.config, l.profile = c, cmp.Or(opts.Profile, c.Profile, model.Recommended)
	for _, severity := range []*model.Severity{c.FailOn, opts.FailOn} {
		if severity != nil {
			l.failOn = *severity
		}
	}
	if err := l.readBaseline(); err != nil && opts.Policy != nil {
		l.unreadable, l.baseline, l.baselineDoc = err, nil, nil
	} else if err != nil {
		return nil, err
	}
	l.rules = sync.OnceValues(l.loadRules)
	return l, nil
}

// readConfig reads the configuration that the options name, or the one found from the working directory upward.
func (l *Linter) readConfig() (*config.Config, error) {
	if l.opts.ConfigFile == "" {
		at, err := l.file(config.Name)
		if err != nil {
			return nil, fmt.Errorf("configuration: %w", err)
		}
		return config.FindFrom(at)
	}
	file, err := l.file(l.opts.ConfigFile)
	if err != nil {
		return config.Read(l.opts.ConfigFile) // gives the error its place
	}
	return config.ReadFile(file, filepath.ToSlash(l.opts.ConfigFile))
}

// file is the file at a path, relative to the working directory: that of the tree with the policy, if it lies in the repository.
func (l *Linter) file(name string) (source.File, error) {
	name = l.absolute(name)
	if l.opts.Policy != nil {
		if dir, err := filepath.EvalSymlinks(l.absolute(".")); err == nil { // the root has links resolved
			if below, err := filepath.Rel(l.absolute("."), name); err == nil {
				name = filepath.Join(dir, below)
			}
		}
		if file, ok := l.opts.Policy.Within(name); ok {
			return file, nil
		}
	}
	return source.FileAt(name)
}

// Rules lists the rules that the Linter has, and which of them it evaluates. A custom rule that cannot be loaded is an
// error.
func (l *Linter) Rules() (all, active []model.Rule, err error) {
	rules, err := l.rules()
	if err != nil {
		return nil, nil, err
	}
	if len(rules.problems) > 0 {
		return nil, nil, &rules.problems[0]
	}
	return rules.Rules, rules.Active, nil
}

// BaselineFile is the path of the baseline: of the one that the options or the configuration name, or of the one beside the
// configuration, which need not exist. Without a configuration it is at the top of the repository.
func (l *Linter) BaselineFile() string {
	switch {
	case l.opts.Baseline != "" && l.opts.Baseline != NoBaseline:
		return l.absolute(l.opts.Baseline)
	case l.config.Baseline != nil:
		return l.config.Baseline.Abs()
	case l.config.Path != "":
		return filepath.Join(filepath.Dir(l.config.Path), gate.BaselineName)
	}
	return filepath.Join(l.top(), gate.BaselineName)
}

// top is the absolute path of the repository around the working directory, or that of the working directory.
func (l *Linter) top() string { return source.RepositoryTop(l.absolute(".")) }

// readBaseline reads the baseline. Only the one that nobody named may be missing.
func (l *Linter) readBaseline() error {
	if l.opts.Baseline == NoBaseline {
		return nil
	}
	file, err := l.file(l.BaselineFile())
	if err != nil {
		return fmt.Errorf("baseline: %w", err)
	}
	if _, err := file.Stat(); errors.Is(err, fs.ErrNotExist) {
		flag := ""
		if l.opts.Baseline != "" {
			flag = " --baseline " + l.opts.Baseline
		}
		if l.opts.Baseline != "" || l.config.Baseline != nil {
			l.noBaseline = fmt.Errorf("there is no baseline %s; sealint baseline%s writes it", file.Path, flag)
		}
		return nil
	}
	doc, problem := source.OpenSettings(file, maxBaseline)
	if problem != nil {
		return fmt.Errorf("baseline: %w", problem)
	}
	l.baselineDoc = doc
	if l.baseline, err = gate.ReadBaseline(doc, l.config.WaiverSettings); err != nil {
		return fmt.Errorf("baseline: %w", err)
	}
	return nil
}

// maxBaseline is the largest size of a baseline in bytes: about 60,000 entries. To read so many takes some hundred MiB of memory.
const maxBaseline = 8 << 20
