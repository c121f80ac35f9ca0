"""Tables of papers, run again with this program: one file a table.

What a table reports stands in `results`, what it needs to run in `cells`, how it is run, kept and
resumed in `running`.
"""
