"""From decisions to a roadmap: dates, money, programs. The standard library alone."""
