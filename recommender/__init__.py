"""The field itself: firms, conditions, verdicts, amounts. It imports no other room."""
