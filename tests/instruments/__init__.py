"""The instruments that ship: published questionnaires, held to their published rules."""
