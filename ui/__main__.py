"""`python -m ui` is `unrolled`."""

from ui.app import main

main()
