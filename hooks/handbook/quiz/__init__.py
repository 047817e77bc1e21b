"""Quizzes: from the YAML that trainers write to the HTML that readers answer."""
