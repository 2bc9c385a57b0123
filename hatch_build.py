"""Check the data when the wheel is built, and put a snapshot of what was checked beside it.

Hatchling calls this. A wheel whose data does not fit its models cannot be built, and an
installed program need not check them again at each start (`mlcareer.guide.load`). The table of
commands is made here too, from which a Tab and help are answered (`mlcareer.cli.command_table`).
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOT_SHIPPED = frozenset({"dev", "docs"})
"""Extras that serve whoever works on the program."""


def bill_of_materials(
    name: str, version: str, needed: Iterable[str], extras: Mapping[str, Iterable[str]]
) -> str:
    """Return what the wheel asks for, as a software bill of materials (CycloneDX 1.6).

    It names ranges and no versions, as the wheel contains none of it and an installer chooses.
    Nothing in it is of the moment it was made, so that the same source makes the same wheel.
    """
    asked = {(text, "required") for text in needed}
    asked |= {
        (text, "optional")
        for extra, of in extras.items()
        if extra not in NOT_SHIPPED
        for text in of
    }
    components = []
    for text, scope in sorted(asked, key=lambda each: each[0].casefold()):
        found = re.match(r"[A-Za-z0-9._-]+", text)
        called = found[0] if found else text
        address = f"pkg:pypi/{re.sub(r'[-_.]+', '-', called).lower()}"
        components.append(
            {
                "type": "library",
                "bom-ref": f"{address}#{scope}",
                "name": called,
                "purl": address,
                "scope": scope,
                "properties": [{"name": "requirement", "value": text}],
            }
        )
    own = f"pkg:pypi/{name}@{version}"
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": name,
                "version": version,
                "purl": own,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [each["bom-ref"] for each in components]}],
    }
    return json.dumps(bill, indent=2) + "\n"


class SnapshotHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the snapshots to the wheel; an editable install reads and checks the data itself."""

    PLUGIN_NAME = "custom"

    folder: Path | None = None
    """Where the snapshots lie until the wheel holds them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write a snapshot of each data file and name it for the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from mlcareer.advice.search.other_entries import findable
        from mlcareer.advice.search.search import search_index
        from mlcareer.cli.command_table import TABLE_FILE, table_content
        from mlcareer.cli.commands import COMMANDS
        from mlcareer.cli.describing import described_program
        from mlcareer.guide import load
        from mlcareer.guide.kinds import KINDS

        snapshots = {kind.snapshot: load.snapshot_of(kind) for kind in KINDS}
        beside = findable(COMMANDS, load.load_visa_rules(), load.load_pay_rules())
        index = search_index(load.load_guide(), beside)
        snapshots[load.search_index_file()] = load.search_index_snapshot(vars(index))
        snapshots[TABLE_FILE] = table_content(described_program())
        folder = self.folder = Path(tempfile.mkdtemp(prefix="mlcareer-snapshots-"))
        for path, content in snapshots.items():
            name = Path(path).name
            (folder / name).write_bytes(content)
            build_data["force_include"][str(folder / name)] = f"mlcareer/data/{name}"
        core = self.metadata.core
        listed = folder / "mlcareer.cdx.json"
        listed.write_text(
            bill_of_materials(
                core.name, self.metadata.version, core.dependencies, core.optional_dependencies
            ),
            encoding="utf-8",
        )
        build_data["sbom_files"].append(str(listed))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder of snapshots away again."""
        del version, build_data, artifact_path
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
