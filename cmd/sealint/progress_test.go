package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// The line is redrawn whenever it changes, is never as wide as the terminal, and is erased in the end.
func TestProgressIsOneLineThatIsErased(t *testing.T) {
	for _, width := range []int{0, 1, 10, 80} {
		var out bytes.Buffer
		m := &meter{out: &out, width: func() int { return width }}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		m.tell("reading documents", 0, 0)
		m.tell("reading documents", 3, 4)
		m.tell("reading documents", 2, 4) // overtaken
		go func() { m.run(ctx, 0); close(ended) }()
		time.Sleep(50 * time.Millisecond)
		cancel()
		<-ended
		got := out.String()
		for line := range strings.SplitSeq(got, eraseLine) {
			if strings.ContainsAny(line, "\n\r\x1b") || width > 0 && len(line) >= width {
				t.Errorf("width %d: the line %q", width, line)
			}
		}
		if width != 1 && !strings.HasSuffix(got, eraseLine) {
			t.Errorf("width %d: the line is left: %q", width, got)
		}
		if width == 80 && got != eraseLine+"sealint: reading documents, 3 of 4"+eraseLine {
			t.Errorf("%q", got)
		}
	}
}

// A run that ends at once shows nothing.
func TestShortRunShowsNoProgress(t *testing.T) {
	var out bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := &meter{out: &out, width: func() int { return 80 }}
	m.tell("reading documents", 0, 0)
	if m.run(ctx, time.Hour); out.Len() > 0 {
		t.Errorf("%q", out.String())
	}
}
