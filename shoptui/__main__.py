"""Lets `python -m shoptui` do what the `shoptui` command does."""

from shoptui.cli import main

if __name__ == "__main__":
    main()
