"""`codingpath sessions iep` and `case-note`: the papers that a counselor writes with a client."""
