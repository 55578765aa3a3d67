"""`python -m crosscheck` is the `crosscheck` command."""

from crosscheck.cli.main import main

if __name__ == "__main__":
    main()
