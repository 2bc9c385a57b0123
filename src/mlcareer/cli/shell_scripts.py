"""What teaches a shell to ask the program what can follow, and where it goes.

Each script runs the program with `_MLCAREER_COMPLETE` set to the name of the shell and passes the
words up to the cursor (`tab`). All of them are quiet: a press of Tab is no place for an error. The
one for PowerShell is tested by what it asks and is told, and untried in PowerShell itself.
"""

from __future__ import annotations

import os

from mlcareer.errors import CareerError, UsageError

BASH = """\
# mlcareer: completion for Bash
_mlcareer() {
  local IFS=$'\\n'
  COMPREPLY=($(_MLCAREER_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _mlcareer mlcareer
"""

ZSH = """\
#compdef mlcareer
# mlcareer: completion for Zsh
_mlcareer() {
  local -a offered
  offered=("${(@f)$(_MLCAREER_COMPLETE=zsh "${(Q)words[1]}" "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compset -P 1 '-*='
  if [[ -n ${offered[1]} ]]; then
    _describe -V value offered
  else
    _files
  fi
}
if [[ ${funcstack[1]} == _mlcareer ]]; then
  # Zsh loads this file at the first Tab, which is to be answered too.
  _mlcareer "$@"
else
  compdef _mlcareer mlcareer
fi
"""

FISH = """\
# mlcareer: completion for fish
function __mlcareer_complete
    set -l words (commandline -opc)
    set -l begun (commandline -ct)
    set -l offered (env _MLCAREER_COMPLETE=fish $words[1] $words[2..-1] "$begun" 2>/dev/null)
    if test (count $offered) -gt 0
        printf '%s\\n' $offered
    else
        set -l option (string match -r -- '^-[^=]*=' "$begun")
        for path in (__fish_complete_path (string replace -r -- '^-[^=]*=' '' "$begun"))
            echo "$option$path"
        end
    end
end
complete --command mlcareer --no-files --keep-order --arguments '(__mlcareer_complete)'
"""

POWERSHELL = """\
# mlcareer: completion for PowerShell
Register-ArgumentCompleter -Native -CommandName mlcareer -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 | ForEach-Object { "$_" })
    $env:_MLCAREER_COMPLETE = 'powershell'
    $env:_MLCAREER_BEGUN = $wordToComplete
    try {
        & mlcareer @before 2>$null | ForEach-Object {
            $value, $meaning = $_ -split "`t", 2
            [System.Management.Automation.CompletionResult]::new(
                $value, $value, 'ParameterValue', $meaning)
        }
    } finally {
        $env:_MLCAREER_COMPLETE = $null
        $env:_MLCAREER_BEGUN = $null
    }
}
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL, "pwsh": POWERSHELL}
"""Each shell with its script."""

PLACES = {
    "bash": "~/.bash_completions/mlcareer.sh",
    "zsh": "~/.zfunc/_mlcareer",
    "fish": "~/.config/fish/completions/mlcareer.fish",
}
"""Where a script goes; fish looks there by itself."""

SETTINGS = {
    "bash": ("~/.bashrc", "source ~/.bash_completions/mlcareer.sh"),
    "zsh": ("~/.zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
}
"""The file in which a shell is told of it, and the line that does so."""


def script_for(shell: str | None) -> str:
    """Return the script for a shell, by default the one that the system names as yours.

    Raises:
        UsageError: There is none for it.
    """
    return SCRIPTS[_known(shell)]


def install(shell: str | None) -> str:
    """Write the script where the shell finds it, and return what was done.

    Raises:
        UsageError: There is no script for the shell, or no one place for it.
        CareerError: A file cannot be written.
    """
    known = _known(shell)
    if known not in PLACES:
        raise UsageError(
            "PowerShell keeps its profile where only PowerShell knows",
            hint="In PowerShell: mlcareer --show-completion powershell >> $PROFILE",
        )
    place = os.path.expanduser(PLACES[known])
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(SCRIPTS[known])
        if known in SETTINGS:
            _add_line(*SETTINGS[known])
    except OSError as error:
        raise CareerError(
            f"{error.filename or place} cannot be written: {error.strerror or error}",
            hint=f"To do it by hand: mlcareer --show-completion {known}",
        ) from error
    return f"Completion for {known} is in {place}. It works in the next shell that you open."


def _add_line(file: str, line: str) -> None:
    """Add a line to a file of settings, unless it is there already."""
    path = os.path.expanduser(file)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as settings:
            old = settings.read()
    except FileNotFoundError:
        old = ""
    if line not in old.splitlines():
        with open(path, "a", encoding="utf-8") as settings:
            settings.write(("" if not old or old.endswith("\n") else "\n") + line + "\n")


def _known(shell: str | None) -> str:
    name = shell or os.path.basename(os.environ.get("SHELL", ""))
    if name not in SCRIPTS:
        said = f"there is no completion for {name!r}" if name else "your shell is not known"
        raise UsageError(
            said, hint="Name one: mlcareer --install-completion bash (or zsh, fish, powershell)"
        )
    return name
