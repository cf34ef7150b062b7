# Completion of codingpath in fish. For this session: codingpath completion fish | source

function __codingpath_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string replace -r '^["\']' '')
    test (count $current) -gt 0; or set current ''
    set -l before (string match -r '^--?[^=]*=' -- $current)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    command -q $program; or return
    for line in ($program __complete -- $words[2..] $current 2>/dev/null)
        switch $line
            case :files
                for path in (__fish_complete_path (string replace -- "$before" '' $current))
                    printf '%s%s\n' "$before" $path
                end
            case :folders
                for path in (__fish_complete_directories (string replace -- "$before" '' $current))
                    printf '%s%s\n' "$before" $path
                end
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c codingpath -f -a '(__codingpath_complete)'
