"""Write docs/guide.schema.json from the guide's model.

Run it from the top of a working copy: PYTHONPATH=src python scripts/write_schema.py
"""

from __future__ import annotations

from pathlib import Path

from mlcareer.guide.json_schema import schema_text

TARGET = Path(__file__).parents[1] / "docs" / "guide.schema.json"


def main() -> None:
    """Write the file."""
    TARGET.write_text(schema_text(), encoding="utf-8")
    print(f"wrote {TARGET}")


if __name__ == "__main__":
    main()
