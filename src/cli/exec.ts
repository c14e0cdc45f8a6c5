import {accessSync, constants} from 'node:fs'
import {delimiter} from 'node:path'
import {Command} from 'commander'
import {folderOf} from '../life/folders.ts'
import type {LabState} from '../life/state.ts'
import {MachineLacks, needRoot} from './failing.ts'
import {findRunning, hostOf} from './find-lab.ts'

export const execCommand = () =>
	new Command('exec')
		.description(
			"Runs a command on a host of a running lab: in its network, under its host name, with the files of this machine. Input, output and exit status are the command's own."
		)
		.argument('<lab>', 'name of the lab, or what it was raised from')
		.argument('<host>', 'instance (`web`, or `main.web` where several VPCs have one) or host on the Internet')
		.argument('<command...>', 'command and its arguments, after `--`')
		.passThroughOptions()
		.addHelpText(
			'after',
			`
Examples:
  vpclab exec public-private db -- curl -s http://198.51.100.80/       the host "updates" on the Internet
  vpclab exec public-private web -- ss -tnlp
  vpclab exec public-private laptop -- ping -c 3 ADDRESS               \`vpclab inspect public-private\` shows addresses`
		)
		.action((lab: string, host: string, command: readonly string[]) => {
			needRoot('vpclab exec')
			const state = findRunning(lab)
			enter(state, host, command[0] === '--' ? command.slice(1) : command, process.env)
		})

export const shellCommand = () =>
	new Command('shell')
		.description('Opens a shell on a host of a running lab.')
		.argument('<lab>', 'name of the lab, or what it was raised from')
		.argument('<host>', 'instance or host on the Internet')
		.addHelpText(
			'after',
			`
Example:
  vpclab shell public-private web`
		)
		.action((lab: string, host: string) => {
			needRoot('vpclab shell')
			const state = findRunning(lab)
			const prompt = {PS1: `[${hostOf(state, host).name} of ${state.name}] \\w # `}
			const bash = find('bash')
			enter(state, host, bash ? [bash, '--norc', '-i'] : ['sh', '-i'], {...process.env, ...prompt})
		})

/** The process becomes the command: so signals, terminal and exit status are its own, and nothing of this program stays in memory. */
function enter(state: LabState, name: string, command: readonly string[], environment: NodeJS.ProcessEnv): never {
	const host = hostOf(state, name)
	const nsenter = find('nsenter')
	if (!nsenter) throw new MachineLacks('nsenter is missing (Debian package util-linux)')
	const argv = [
		'nsenter',
		`--net=${folderOf(state.name)}/ns/${host.namespace}`,
		...['unshare', '--uts', 'sh', '-c', setHostName, 'sh', host.name],
		...command
	]
	process.removeAllListeners('warning')
	// Node says that `execve` is experimental.
	process.on('warning', () => undefined)
	return process.execve!(nsenter, argv, withoutProxies(environment))
}

/** The command's own arguments never pass through the shell's eyes. */
const setHostName = '{ echo "$1" >/proc/sys/kernel/hostname; } 2>/dev/null; shift; exec "$@"'

/** A proxy of this machine cannot be reached from a lab. */
const withoutProxies = (environment: NodeJS.ProcessEnv): Record<string, string> =>
	Object.fromEntries(
		Object.entries(environment).filter(
			(entry): entry is [string, string] =>
				entry[1] !== undefined && !/_proxy$/i.test(entry[0]) && entry[0] !== 'NODE_COMPILE_CACHE'
		)
	)

const find = (program: string): string | undefined =>
	`${process.env.PATH ?? ''}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`
		.split(delimiter)
		.filter(Boolean)
		.map(folder => `${folder}/${program}`)
		.find(isExecutable)

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK)
		return true
	} catch {
		return false
	}
}
