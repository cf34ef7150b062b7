"""What the first page and the steps after it are made of: lines, payers in their order, questions, days."""
