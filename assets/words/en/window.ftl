# The window's own words.

frame-invitation = Train it until it is solved
frame-copied = Copied. In a shell: { $line }
frame-copied-notebook = Copied as notebook lines: settings were changed while it trained, so no single command makes this again.
frame-file-saved = Saved as { $path }.
frame-key-open-weights = Open saved weights
frame-dialog-folder = Look in:
frame-dialog-kind = Files of type:
frame-weights-kind = Saved weights (*.safetensors)
