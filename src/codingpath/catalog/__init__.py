"""Reading the data folder and answers files: the only place that knows YAML."""
