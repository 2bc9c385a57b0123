# mlcareer: completion for Bash
_mlcareer() {
  local IFS=$'\n'
  COMPREPLY=($(_MLCAREER_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _mlcareer mlcareer
