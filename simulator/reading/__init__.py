"""Reading handwriting: from ink to text, and how a reader of real ink is trained."""
