"""The one search for programs: what it asks for, what meets it and how nearly, in which order, and what a person's result asks of it."""
