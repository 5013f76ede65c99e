"""The nouns of the house: frozen structs with no behaviour beyond their invariants."""
