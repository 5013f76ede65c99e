"""Functions over strings, integers and arrays. Knows no model: offsets here are plain code-point integers."""
