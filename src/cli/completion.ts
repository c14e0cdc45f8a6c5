import {readFileSync} from 'node:fs'
import {Argument, Command} from 'commander'
import {printDocument} from './terminal.ts'

export const completionCommand = () =>
	new Command('completion')
		.description(
			'Prints a script with which a shell completes commands, options, labs and their files; and hosts, capture points and VPN connections of a lab.'
		)
		.addArgument(new Argument('<shell>', 'whose script').choices(['bash', 'zsh', 'fish']))
		.addHelpText(
			'after',
			`
In this shell:
  source <(vpclab completion bash)              in zsh: source <(vpclab completion zsh)
  vpclab completion fish | source

In every shell: that line in ~/.bashrc, in ~/.zshrc or in ~/.config/fish/config.fish; or as a file, which is read when it is needed:
  vpclab completion bash > ~/.local/share/bash-completion/completions/vpclab      with the Debian package bash-completion
  vpclab completion zsh > DIR/_vpclab                                             DIR is one of $fpath
  vpclab completion fish > ~/.config/fish/completions/vpclab.fish

It asks the vpclab of the command line, \`./vpclab\` too. Labs that run, and what is in them, are seen by root alone.`
		)
		.action(completion)

function completion(shell: string) {
	printDocument(readFileSync(new URL(`../../completion/vpclab.${shell}`, import.meta.url), 'utf8'))
}
