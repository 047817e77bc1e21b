"""Figures: described in a page as data, drawn at build time as SVG in one hand."""
