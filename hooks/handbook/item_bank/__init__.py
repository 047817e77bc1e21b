"""What the questions of a handbook are like as a whole: how many, of what kind, how easily guessed, what is missing."""
