"""The command line: one file a command. Each reads like a sentence: load, ask, decide, plan, render, write."""
