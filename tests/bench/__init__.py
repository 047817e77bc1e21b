"""What quizzes cost: build time, bytes and time to feedback. `make bench` runs it; pytest does not collect it."""
