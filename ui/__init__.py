"""The screen: what the simulator hands over, drawn. Importing this package brings in no Qt."""
