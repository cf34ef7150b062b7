"""The national list of programs: made from three federal files (`data import`), read as `federal-programs.csv`."""
