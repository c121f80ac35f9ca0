"""Pure painting: `paint(painter, rect, snapshot, view, theme)`. No widget, no thread, no clock."""
