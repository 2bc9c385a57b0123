"""What teaches a shell to complete goes where the shell looks, once, and says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.shell_scripts import FILES, install, script_for
from mlcareer.errors import CareerError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


def test_the_script_for_a_shell_is_printed(run: Run) -> None:
    for shell, script in ((shell, script_for(shell)) for shell in FILES):
        assert run("--show-completion", shell) == (0, script, "")


def test_your_own_shell_is_the_default(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")

    assert run("--show-completion") == run("--show-completion", "zsh")


@pytest.mark.parametrize(
    ("shell", "script", "settings", "line"),
    [
        (
            "bash",
            ".bash_completions/mlcareer.sh",
            ".bashrc",
            "source ~/.bash_completions/mlcareer.sh",
        ),
        ("zsh", ".zfunc/_mlcareer", ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
    ],
)
def test_a_script_is_installed_and_named_in_the_settings_once(
    home: Path, shell: str, script: str, settings: str, line: str
) -> None:
    (home / settings).write_text("alias ll='ls -l'", encoding="utf-8")

    said = [install(shell), install(shell)]

    assert (home / script).read_text(encoding="utf-8") == script_for(shell)
    assert (home / settings).read_text(encoding="utf-8") == f"alias ll='ls -l'\n{line}\n"
    assert str(home / script) in said[0]


def test_fish_finds_its_script_without_a_setting(home: Path) -> None:
    install("fish")

    assert [path.name for path in home.rglob("*") if path.is_file()] == ["mlcareer.fish"]


def test_a_setting_in_another_encoding_is_kept(home: Path) -> None:
    (home / ".bashrc").write_bytes(b"# caf\xe9\n")

    install("bash")

    assert (home / ".bashrc").read_bytes().startswith(b"# caf\xe9\nsource ")


@pytest.mark.parametrize(
    ("shell", "said"), [("tcsh", "no completion for 'tcsh'"), ("pwsh", "PowerShell keeps")]
)
def test_a_shell_without_a_place_is_named_with_what_to_do(shell: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        install(shell)

    assert "mlcareer --" in str(refused.value.hint)


def test_where_no_shell_is_known_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHELL", raising=False)

    with pytest.raises(UsageError, match="your shell is not known"):
        script_for(None)


def test_what_cannot_be_written_is_said(home: Path) -> None:
    (home / ".zfunc").write_text("in the way", encoding="utf-8")

    with pytest.raises(CareerError, match="cannot be written"):
        install("zsh")
