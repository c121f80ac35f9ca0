# The chapter on sequences: its title, its settings, its scenes.

sequences-title = Sequences
sequences-question = What does a model have to remember to guess what comes next?
sequences-choice-data-sunspots = sunspots
sequences-choice-data-radar = radar
sequences-choice-data-price = price
sequences-choice-data-text = text
sequences-choice-data-file = your file
