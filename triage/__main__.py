"""The command line as ``python -m triage``. A worker process imports this module once more, so it imports little."""

from __future__ import annotations

from triage.cli import main

if __name__ == "__main__":
    main()
