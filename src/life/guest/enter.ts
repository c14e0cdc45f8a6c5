import {readFileSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import type {Resolver} from '../../model/resolvers.ts'
import {authorityFile} from '../../net/authority-file.ts'
import {stateRoot} from '../folders.ts'
import {guestHome, guestScript, trustedFile} from './script.ts'

export type Guest = {
	/** The host's name. */
	readonly name: string
	readonly namespacePath: string
	readonly resolver: Resolver
}

/** The program to run on this machine for a command on a host; `arguments` begin with the program's own name. */
export type Entered = {
	readonly program: 'nsenter'
	readonly arguments: readonly string[]
	readonly environment: Readonly<Record<string, string>>
	/** False: this machine's system call numbers are unknown, so the command runs in the host's network and with its name, but without isolation. */
	readonly isProtected: boolean
}

/** How a command enters a host of a lab. No shell parses the command's arguments. */
export function enter(
	{name, namespacePath, resolver}: Guest,
	command: readonly string[],
	environment: NodeJS.ProcessEnv
): Entered {
	const script = guestScript(process.arch)
	const authority = authorityOf(namespacePath)
	return {
		program: 'nsenter',
		arguments: [
			`--net=${namespacePath}`,
			...(script === undefined
				? ['unshare', '--uts', 'sh', '-c', setHostName, 'sh', name]
				: [
						'unshare',
						'--mount',
						'--uts',
						'--ipc',
						'--pid',
						'perl',
						'-e',
						script,
						'--',
						name,
						resolve(stateRoot()),
						resolvConf(resolver),
						authority
					]),
			...command
		],
		environment: {
			...fitForHost(environment),
			...(script !== undefined && {HOME: guestHome}),
			...(script !== undefined && authority !== '' && trustVariables)
		},
		isProtected: script !== undefined
	}
}

/** Variables for clients that have their own list of trusted authorities. */
const trustVariables = {AWS_CA_BUNDLE: trustedFile, NODE_EXTRA_CA_CERTS: trustedFile, REQUESTS_CA_BUNDLE: trustedFile}

/** The certificate of the lab's authority; empty if there is none. Namespaces are in a subfolder of the lab's folder. */
function authorityOf(namespacePath: string): string {
	try {
		return readFileSync(authorityFile(dirname(dirname(namespacePath))), 'utf8')
	} catch {
		return ''
	}
}

const resolvConf = ({servers, search}: Resolver): string =>
	[...(search.length > 0 ? [`search ${search.join(' ')}`] : []), ...servers.map(server => `nameserver ${server}`), ''].join('\n')

const setHostName = '{ echo "$1" >/proc/sys/kernel/hostname; } 2>/dev/null; shift; exec "$@"'

/** Removes variables for proxies, which a lab cannot reach, and for temporary folders, which are not visible there. */
const fitForHost = (environment: NodeJS.ProcessEnv): Record<string, string> =>
	Object.fromEntries(
		Object.entries(environment).filter(
			(entry): entry is [string, string] =>
				entry[1] !== undefined && !/_proxy$|^(NODE_COMPILE_CACHE|TMPDIR|XDG_RUNTIME_DIR)$/i.test(entry[0])
		)
	)
