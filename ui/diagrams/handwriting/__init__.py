"""The pictures of the chapter Handwriting."""
