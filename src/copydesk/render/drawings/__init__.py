"""Drawings made on the server as SVG: no script, no style attributes, legible at 320 px."""
