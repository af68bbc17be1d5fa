package model

// Version is the version of sealint. It is a constant so that it survives "go install" from a shallow clone.
const Version = "0.1.0"
