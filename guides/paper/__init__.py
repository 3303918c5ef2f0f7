"""What is printed: pure functions from published data to sheets; `kinds` names all of them."""
