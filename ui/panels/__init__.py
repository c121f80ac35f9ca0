"""The panels around the stage. They emit what a person asks for and are told what to show."""
