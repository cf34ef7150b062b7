"""Changes to what happened since a plan was made: steps ticked off, money asked for."""
