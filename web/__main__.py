"""`python -m web` is the `fundmatch` command."""

from web.commands import main

main()
