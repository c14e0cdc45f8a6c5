#compdef vpclab
# Completion of vpclab in zsh: source <(vpclab completion zsh); or as a file _vpclab in a folder of $fpath.
# What `vpclab completion --answer` says is told in src/cli/completion/answer.ts. Nothing is ever printed: somebody is typing.
_vpclab() {
	local program=${(Q)words[1]} line kind found=1
	local -a answer folders described
	program=${~program}
	answer=("${(@f)$("$program" completion --answer -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
	kind=${answer[1]}
	case $kind in
	:files) _files; return ;;
	:commands) _command_names -e; return ;;
	esac
	for line in "${(@)answer[2,-1]}"; do
		if [[ ${line%%$'\t'*} == */ ]]; then
			folders+=("${line%%$'\t'*}")
		else
			described+=("${${line//:/\\:}/$'\t'/:}")
		fi
	done
	((!$#folders)) || { compadd -S '' -- "${(@)folders}" && found=0; }
	((!$#described)) || { _describe -t words vpclab described && found=0; }
	return found
}
if [[ ${funcstack[1]-} == _vpclab ]]; then
	_vpclab "$@"
else
	(($+functions[compdef])) || { autoload -Uz compinit && compinit; }
	compdef _vpclab vpclab
fi
