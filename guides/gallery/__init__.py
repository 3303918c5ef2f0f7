"""The gallery: every component in all its states, in the demo alone."""
