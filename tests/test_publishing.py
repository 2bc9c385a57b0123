"""What is written beside the code for whoever publishes, cites or hooks it in."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from mlcareer import __version__
from mlcareer.guide.kinds import GUIDE

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parent.parent


def read(name: str) -> Any:  # noqa: ANN401 - any YAML
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_a_citation_names_this_version() -> None:
    cited = read("CITATION.cff")

    assert cited["version"] == __version__
    assert cited["license"] == "MIT"


def test_the_hooks_run_commands_that_pass_on_our_own_data(run: Run) -> None:
    hooks = {hook["id"]: shlex.split(hook["entry"]) for hook in read(".pre-commit-hooks.yaml")}

    program, *words = hooks["mlcareer-validate"]
    assert program == "mlcareer"
    assert run(*words, GUIDE.bundled).exit_code == 0
    program, *words = hooks["mlcareer-sources"]
    assert run(*words, "--guide", GUIDE.bundled, "--today", "2026-11-23").exit_code in {0, 1}


def test_a_release_is_published_without_a_token() -> None:
    release = read(".github/workflows/release.yml")
    publish = release["jobs"]["publish"]

    assert release["permissions"] == {}
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["steps"][-1]["with"] == {"attestations": True}
    assert "secrets." not in (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")


def test_the_yaml_that_keepers_copy_is_yaml() -> None:
    text = (ROOT / "docs" / "keeping-current.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)

    assert len(blocks) == 3
    assert all(isinstance(yaml.safe_load(block), dict) for block in blocks)
