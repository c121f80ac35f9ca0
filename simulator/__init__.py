"""Recurrent networks, without a screen: models, tasks, training, and what a chapter makes of them."""
