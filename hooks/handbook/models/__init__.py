"""Working models: calculators and small tools that a page holds, written as ```model fences."""
