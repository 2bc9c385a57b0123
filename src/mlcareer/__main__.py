"""`python -m mlcareer`."""

from mlcareer.cli.main import run

if __name__ == "__main__":
    run()
