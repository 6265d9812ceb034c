"""Write the demo's table folder anew: ``python -m lipgraph_loaders.demo [FOLDER]``; for maintainers, after a change."""

from __future__ import annotations

import sys
from pathlib import Path

from lipgraph_loaders.demo.shipping import DEMO_FOLDER, write_demo

if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEMO_FOLDER
    sys.stdout.write(f"{write_demo(target)}\n")
