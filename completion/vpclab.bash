# Completion of vpclab in bash: source <(vpclab completion bash)
# What `vpclab completion --answer` says is told in src/cli/completion/answer.ts. Nothing is ever printed: somebody is typing.
_vpclab() {
	local rest=${COMP_LINE:0:COMP_POINT} trimmed word current cut line index
	local -a words=() answer=()
	COMPREPLY=()
	# Readline cuts words at `:` and `=` too: those that no blank separates are one.
	for ((index = 0; index <= COMP_CWORD; index++)); do
		trimmed=${rest#"${rest%%[![:space:]]*}"}
		word=$trimmed
		((index == COMP_CWORD)) || word=${COMP_WORDS[index]}
		if ((index > 0)) && [[ $trimmed == "$rest" ]]; then words[-1]+=$word; else words+=("$word"); fi
		rest=${trimmed#"$word"}
	done
	# It replaces only what stands after the last of them.
	current=${words[-1]}
	cut=${current%"${current##*[:=]}"}
	words=("${words[@]//[\"\'\\]/}")
	mapfile -t answer < <("${words[0]/#\~\//$HOME/}" completion --answer -- "${words[@]:1}" 2>/dev/null)
	case ${answer[0]-} in
	:files) compopt -o default ;;
	:commands) mapfile -t COMPREPLY < <(compgen -c -- "$current") ;;
	:paths | :names)
		for line in "${answer[@]:1}"; do
			word=${line%%$'\t'*}
			word=${word#"$cut"}
			[[ ${answer[0]} == :paths || $current == [\"\']* ]] || printf -v word %q "$word"
			COMPREPLY+=("$word")
		done
		[[ ${answer[0]} != :paths ]] || compopt -o filenames
		;;
	esac
}
complete -F _vpclab vpclab
