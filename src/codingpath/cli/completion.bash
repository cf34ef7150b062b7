# Completion of codingpath in bash 4.4 or newer. For this session: eval "$(codingpath completion bash)"

_codingpath() {
    local cur=${COMP_WORDS[COMP_CWORD]} value help
    [[ $cur == [=:] ]] && cur= # bash cuts words there, and puts in what follows
    COMPREPLY=()
    while IFS=$'\t' read -r value help; do
        case $value in
            :files)
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -f -- "$cur")
                continue
                ;;
            :folders)
                compopt -o filenames
                mapfile -t COMPREPLY < <(compgen -d -- "$cur")
                continue
                ;;
        esac
        [[ $value == *= ]] && compopt -o nospace
        [[ $value == *' '* ]] && compopt -o filenames # bash then puts the quotes
        COMPREPLY+=("$value")
    done < <("${1/#\~\//$HOME/}" __complete --breaks="$COMP_WORDBREAKS" --line="${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}

complete -o nosort -F _codingpath codingpath
