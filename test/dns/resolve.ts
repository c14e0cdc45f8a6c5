import type {RunningLab} from '../../src/index.ts'

const program = `
const {Resolver} = require('node:dns/promises')
const [server, name, type, timeout] = process.argv.slice(1)
const resolver = new Resolver({timeout: Number(timeout), tries: 1})
if (server) resolver.setServers([server])
resolver.resolve(name, type).then(found => console.log(JSON.stringify(found)), error => console.log(JSON.stringify(error.code)))
`

export type Asked = {readonly server?: string; readonly type?: string; readonly timeoutMs?: number}

/** What a program on the host gets from a server: records, or the resolver's word (`ENOTFOUND`, `ETIMEOUT`). Default server: the host's own. */
export async function resolveOn(
	lab: RunningLab,
	host: string,
	name: string,
	{server = '', type = 'A', timeoutMs = 3000}: Asked = {}
): Promise<unknown> {
	const {stdout, stderr} = await lab.exec(host, [process.execPath, '-e', program, server, name, type, String(timeoutMs)])
	if (stdout === '') throw new Error(stderr)
	return JSON.parse(stdout)
}
