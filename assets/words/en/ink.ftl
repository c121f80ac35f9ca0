# Ink and files of ink.

refused-ink-empty = There is no ink here; write something first.
refused-ink-long = That ink has { $value } points; at most { $most } can be read at once.
refused-ink-lengths = The ink's points, strokes and times differ in number; there must be one of each for every point.
refused-ink-coordinates = The ink has a point that is no number or lies too far away; it must lie within { $farthest } x-heights.
refused-ink-read = { $path } cannot be read ({ $reason }); choose a file of ink.
refused-ink-large = { $path } is too large to be ink; at most { $most } MB are read.
refused-ink-suffix = { $path } has an ending that no file of ink has; allowed: { $allowed }.
refused-ink-folder = There is no file of ink in { $path }; it needs one that ends in { $allowed }.
refused-ink-archive = { $path } is not an archive of ink, or is cut short; it needs the arrays { $allowed }, one label and writer for each ink.
refused-ink-json = { $path } is not ink in JSON; it needs “ink”: 1 and “strokes”, lists of points [x, y] or [x, y, seconds].
refused-ink-hostile = { $path } has a document type or entities, which ink does not need and this program does not follow.
refused-ink-xml = { $path } is not well-formed XML, or is cut short; choose an InkML or IAM-OnDB stroke file.
refused-ink-kind = { $path } is XML but no ink; it must be InkML or an IAM-OnDB stroke file.
refused-ink-channels = { $path } does not say which numbers are X and Y; its points need both.
refused-ink-number = { $path } has “{ $value }” where a number must stand.
refused-unipen = { $path } holds no pen strokes in the UNIPEN format; it needs .PEN_DOWN with points.
refused-unipen-cut = { $path } is cut short, or a point in it does not have { $columns } numbers as its .COORD says.
refused-unipen-segment = { $path } has the segment “{ $value }”, which names no strokes of this file; write it like 0-3 or 12:0-13:42.

refused-handwriting-empty = There is nothing to write; type letters a–z, digits or spaces.
refused-handwriting-long = That text has { $value } characters; at most { $most } can be written.
refused-handwriting-character = “{ $value }” cannot be written; only the letters a–z, the digits 0–9 and spaces can.
