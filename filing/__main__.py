"""`python -m filing …`: the wizard for people who script."""

import sys

from filing.command import main

sys.exit(main(sys.argv[1:]))
