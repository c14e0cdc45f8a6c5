import {accessSync, constants} from 'node:fs'
import {delimiter} from 'node:path'
import {Command} from 'commander'
import {folderOf} from '../life/folders.ts'
import {enter} from '../life/guest/enter.ts'
import {guestHome} from '../life/guest/script.ts'
import type {LabState} from '../life/state.ts'
import {MachineLacks, needRoot} from './failing.ts'
import {findRunning, hostOf} from './find-lab.ts'
import {printNote} from './terminal.ts'

const protection = `What a command can do to this machine: it is root on the host, and isolated so that a lesson harms nothing by accident. It sees
only its own processes. All files are read-only, but for /tmp, /var/tmp, /run and its home (${guestHome}), which are its own,
begin empty and go with it: to keep something, send it to standard output (\`… -- curl URL > page.html\`). Of the settings it
may change /proc/sys/net, which is the host's own. It has no disks, no sockets of this machine's daemons, and of root's
capabilities those for network and files. That is not a boundary: it shares the kernel, memory and processors of this machine,
can read its files, and could use up the one or attack the other. Run nothing here that you would not run as root.`

export const execCommand = () =>
	new Command('exec')
		.description(
			"Runs a command on a host of a running lab: in its network, under its host name, with the files of this machine to read. Input, output, signals and exit status are the command's own."
		)
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.argument('<host>', 'instance (`web`, or `main.web` where several VPCs have one) or host on the Internet')
		.argument('<command...>', 'command and its arguments, after `--`')
		.passThroughOptions()
		.addHelpText(
			'after',
			`
Examples:
  vpclab exec public-private db -- curl -s http://198.51.100.80/       the host "updates" on the Internet
  vpclab exec public-private web -- ss -tnlp
  vpclab exec public-private laptop -- ping -c 3 ADDRESS               \`vpclab inspect public-private\` shows addresses

${protection}`
		)
		.action((lab: string, host: string, command: readonly string[]) => {
			needRoot('vpclab exec')
			const state = findRunning(lab)
			become(state, host, command[0] === '--' ? command.slice(1) : command, process.env)
		})

export const shellCommand = () =>
	new Command('shell')
		.description('Opens a shell on a host of a running lab.')
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.argument('<host>', 'instance or host on the Internet')
		.addHelpText(
			'after',
			`
Example:
  vpclab shell public-private web

${protection}`
		)
		.action((lab: string, host: string) => {
			needRoot('vpclab shell')
			const state = findRunning(lab)
			const prompt = {PS1: `[${hostOf(state, host).name} of ${state.name}] \\w # `}
			const bash = find('bash')
			become(state, host, bash ? [bash, '--norc', '-i'] : ['sh', '-i'], {...process.env, ...prompt})
		})

/** Replaces this process by the command, which thus has its own signals, terminal and exit status, and this program uses no memory. */
function become(state: LabState, name: string, command: readonly string[], environment: NodeJS.ProcessEnv): never {
	const host = hostOf(state, name)
	const nsenter = find('nsenter')
	if (!nsenter) throw new MachineLacks('nsenter is missing (Debian package util-linux)')
	const {program, isProtected, ...entered} = enter(
		{name: host.name, resolver: host.resolver, namespacePath: `${folderOf(state.name)}/ns/${host.namespace}`},
		command,
		environment
	)
	if (!isProtected) printNote(`vpclab: not isolated here: the system call numbers of ${process.arch} are not known\n`)
	process.removeAllListeners('warning')
	// Node warns that `execve` is experimental.
	process.on('warning', () => undefined)
	return process.execve!(nsenter, [program, ...entered.arguments], entered.environment)
}

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
