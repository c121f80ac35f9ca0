# A file of one's own: asked for, looked at, taken.
own-data-elsewhere = This chapter takes no file of yours; open the chapter Sequences and drop it there.
own-data-title = A series of your own
own-data-heading = Which column? { $file }
sequences-file-letters = letters
own-data-unnamed = column { $column }
own-data-missing = missing
own-data-take = Take it
own-data-other = Another file
sequences-file-text =
    { $whole ->
        [yes] Text of { $count } characters: the next character will be guessed.
       *[other] Text; the first { $count } characters were looked at. The next character will be guessed.
    }
sequences-file-column =
    { $whole ->
        [yes] “{ $column }”: { $rows } rows, { $missing } missing. A click or ← → chooses another column.
       *[other] “{ $column }”: about { $rows } rows; of the first ones looked at { $missing } are missing. A click or ← → chooses another column.
    }
sequences-file-no-numbers = No column of { $file } holds numbers; a series needs one column of numbers.
