"""`python -m mlcareer`."""

from mlcareer.cli.main import main

if __name__ == "__main__":
    main()
