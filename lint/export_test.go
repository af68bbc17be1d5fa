package lint

// SetBatches sets how many files for each processor, and how many bytes, are judged together. The function sets the values before.
// Only a test that is not parallel may call it.
func SetBatches(files int, size int64) func() {
	oldFiles, oldSize := batchFiles, batchSize
	batchFiles, batchSize = files, size
	return func() { batchFiles, batchSize = oldFiles, oldSize }
}
