"""pyqtgraph, set up once in the theme: the loss track and the window that explores a trace."""
