/** The command as a user has it, with labs and files of one test file's own. */
import {fileURLToPath} from 'node:url'
import {execa} from 'execa'
import {open, type StatusReport, type TestHooks} from '../../src/index.ts'
import {readStatus} from '../../src/life/read-status.ts'
import {openState} from '../../src/life/running.ts'
import {slow} from '../services/net.ts'
import {temporaryFolder} from '../temporary-folder.ts'

export const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

type Ran = {readonly exitCode: number | undefined; readonly stdout: string; readonly stderr: string}

/**
 * `name` is unlike that of any other test file. What is asked in this process, not by the command, sees the same labs; that costs
 * a busy machine less than a command each time. After the file's tests all labs are taken down, and the files are gone.
 */
export function useVpclab(test: TestHooks, name: string) {
	const root = `/run/vpclab-${name}-${process.pid}`
	const work = temporaryFolder(name)
	process.env.VPCLAB_STATE_DIR = root
	/** Failing is an answer. */
	const attempt = async (...argv: readonly string[]): Promise<Ran> => {
		const {exitCode, stdout, stderr} = await execa(process.execPath, [main, ...argv], {
			reject: false,
			timeout: 200_000 * slow,
			stripFinalNewline: false
		})
		return {exitCode, stdout, stderr}
	}
	/** What it prints. Throws unless it succeeds. */
	const run = async (...argv: readonly string[]): Promise<string> => {
		const {exitCode, stdout, stderr} = await attempt(...argv)
		if (exitCode !== 0) throw new Error(`vpclab ${argv.join(' ')}: exit status ${exitCode}\n${stdout}${stderr}`)
		return stdout
	}
	test.after.always(async () => {
		await run('down', '--all')
	})
	return {
		root,
		work,
		attempt,
		run,
		status: async (lab: string): Promise<StatusReport> => (await readStatus(() => openState(lab), {what: 'a test'})).report,
		/** Whether one ping is answered, within a second. */
		pings: async (lab: string, from: string, to: string): Promise<boolean> =>
			(await (await open(lab)).ping(from, to, {timeoutMs: 1000})).got === 'reply'
	}
}

/** All of so many tunnels, and both ends of their BGP sessions. */
export const isUp =
	(tunnels: number) =>
	(report: StatusReport): boolean =>
		report.tunnels.length === tunnels &&
		report.tunnels.every(tunnel => tunnel.isUp) &&
		report.sessions.length === 2 * tunnels &&
		report.sessions.every(session => session.isUp)
