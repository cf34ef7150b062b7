#compdef codingpath
# Completion of codingpath in zsh. For this session, after compinit: eval "$(codingpath completion zsh)"

_codingpath() {
    local line value program=${${(Q)words[1]}/#\~\//$HOME/}
    local -a found values shown open open_shown
    found=("${(@f)$($program __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for line in $found; do
        case $line in
            :files) compset -P '--*='; _files; continue ;;
            :folders) compset -P '--*='; _files -/; continue ;;
        esac
        value=${line%%$'\t'*}
        if [[ $value == *= ]]; then
            open+=("$value")
            open_shown+=("$value  ${line#*$'\t'}")
        else
            values+=("$value")
            shown+=("$value  ${line#*$'\t'}")
        fi
    done
    compadd -l -d open_shown -S '' -a open
    compadd -l -d shown -a values
}

compdef _codingpath codingpath
