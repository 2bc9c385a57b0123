"""Check the data when the wheel is built, and put a snapshot of what was checked beside it.

Hatchling calls this. A wheel whose data does not fit its models cannot be built, and an
installed program need not check them again at each start (`mlcareer.guide.load`). The table of
commands is made here too, from which a Tab and help are answered (`mlcareer.cli.command_table`).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


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

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder of snapshots away again."""
        del version, build_data, artifact_path
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
