"""The small set of controls every panel is made of, painted flat in the theme's roles."""

from ui.panels.controls.button import Button
from ui.panels.controls.entry import TextEntry
from ui.panels.controls.label import Label, SectionTitle
from ui.panels.controls.scroll import ScrollArea, ScrollBar
from ui.panels.controls.segmented import Segmented
from ui.panels.controls.slider import Slider
from ui.panels.controls.switch import Switch
from ui.panels.controls.themed import Look, Pane, Themed

__all__ = [
    "Button",
    "Label",
    "Look",
    "Pane",
    "ScrollArea",
    "ScrollBar",
    "SectionTitle",
    "Segmented",
    "Slider",
    "Switch",
    "TextEntry",
    "Themed",
]
