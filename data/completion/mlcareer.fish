# mlcareer: completion for fish
function __mlcareer_complete
    set -l words (commandline -opc)
    set -l begun (commandline -ct)
    set -l offered (env _MLCAREER_COMPLETE=fish $words[1] $words[2..-1] "$begun" 2>/dev/null)
    if test (count $offered) -gt 0
        printf '%s\n' $offered
    else
        set -l option (string match -r -- '^-[^=]*=' "$begun")
        for path in (__fish_complete_path (string replace -r -- '^-[^=]*=' '' "$begun"))
            echo "$option$path"
        end
    end
end
complete --command mlcareer --no-files --keep-order --arguments '(__mlcareer_complete)'
