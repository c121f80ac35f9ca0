"""Tasks: seeded batches of inputs, targets and masks, one file a task."""
