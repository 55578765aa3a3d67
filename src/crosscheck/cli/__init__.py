"""The command: the only place with exit codes, standard output, colour and progress."""
