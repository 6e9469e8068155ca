"""The command line: ``triage serve | check | assess | report | new | schema``.

Other programs rely on it, so its options, keys and exit statuses are a contract. Results go to standard output, what
went wrong to standard error. Exit status 0: all is well; 1: the questionnaire or the answers are refused; 2: misuse, or
a file that cannot be read or written.
"""

from triage.cli.program import main

__all__ = ["main"]
