"""The records everything speaks in: frozen, plain, standard library only."""
