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
