"""The room that answers: the guide and a question in, an answer out; pure."""
