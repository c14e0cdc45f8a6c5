# Completion of vpclab in fish: vpclab completion fish | source
# What `vpclab completion --answer` says is told in src/cli/completion/answer.ts. Nothing is ever printed: somebody is typing.
function __vpclab_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	set -l typed (string trim --left --chars '"\'' -- $current | string unescape)
	set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
	set -e words[1]
	set -l answer ($program completion --answer -- $words "$typed" 2>/dev/null)
	or return
	switch "$answer[1]"
		case :files
			__fish_complete_path "$current"
		case :commands
			complete -C "$current"
		case :names :paths
			set -e answer[1]
			test (count $answer) -eq 0; or printf '%s\n' $answer
	end
end
complete -c vpclab -e
complete -c vpclab -f -a '(__vpclab_complete)'
