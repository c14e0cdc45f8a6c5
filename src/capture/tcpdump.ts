/** One tcpdump on one link of one namespace: started, read, stopped without loss, and never left behind. */
import {setTimeout as delay} from 'node:timers/promises'
import {execa} from 'execa'
import {activityOf} from './process-activity.ts'
import {BadPcap, readRecords} from './records.ts'
import type {LinkType, PacketRecord, PointStatistics} from './types.ts'

/** A capture point. `name` is its name in packets and messages; `link` is a name inside the namespace. */
export type Target = {
	readonly name: string
	readonly namespacePath: string
	readonly link: string
	/** MAC of the captured host or gateway, which distinguishes arriving from leaving packets. Absent: they are not distinguished. */
	readonly mac?: string | undefined
}

export type TcpdumpOptions = {
	/** In tcpdump's syntax. Default: everything. */
	readonly filter?: string | undefined
	/** How much is kept of each packet. See `snapshots`. */
	readonly snapshotBytes: number
	/** How much the kernel buffers while tcpdump has no CPU. */
	readonly bufferKib: number
	/** How long it may take to start. */
	readonly listenTimeoutMs: number
}

export type Tcpdump = {
	readonly target: Target
	/** The link type of all records. Absent: tcpdump's name for it is unknown here; then the records show it. */
	readonly linkType: LinkType | undefined
	/**
	 * All captured packets, to be iterated once. Ends after `stop()`; ends with a `CaptureError` if tcpdump ends by itself or is killed. While nobody reads,
	 * it is held up, and the kernel then drops packets that do not fit.
	 */
	readonly records: AsyncIterable<PacketRecord>
	/** Loses nothing that was on the wire before the call, provided that `records` is being read. */
	stop(): Promise<PointStatistics>
	/** Ends at once; packets not yet read are lost. */
	kill(): void
}

/** A point cannot be captured, or no longer. `words` is the message of tcpdump or nsenter. */
export class CaptureError extends Error {
	override readonly name = 'CaptureError'
	readonly point: string
	readonly words: string
	/** True: it failed while running; false: it never started listening. */
	readonly hasBegun: boolean
	constructor({name, link}: Target, hasBegun: boolean, words: string) {
		super(`capture at "${name}" (link ${link}) ${hasBegun ? 'broke off' : 'did not begin'}: ${words}`)
		this.point = name
		this.hasBegun = hasBegun
		this.words = words
	}
}

/**
 * Sizes of a snapshot and of the buffer that goes with it. tcpdump is run in immediate mode, where the kernel's buffer has slots of the
 * snapshot's size, however small the packets are: whole packets of 64 KiB in the default buffer would leave it 32 slots.
 */
export const snapshots = {
	/** Every header; about 7,000 slots. */
	headers: {snapshotBytes: 512, bufferKib: 4096},
	/** Any packet of AWS's largest MTU; about 2,000 slots. Of packets not yet segmented by the kernel, the beginning. */
	whole: {snapshotBytes: 9216, bufferKib: 32_768}
} as const

/** Resolves when it is listening: every packet from then on is seen. Rejects with a `CaptureError`. */
export async function startTcpdump(target: Target, options: TcpdumpOptions): Promise<Tcpdump> {
	const [file, ...args] = command(target, options)
	const child = execa(file, args, {
		buffer: false,
		// Ctrl-C at a terminal is sent to all of its processes: not to this one, which must be stopped with care.
		detached: true,
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		extendEnv: false,
		reject: false,
		stdin: 'ignore'
	} as const)
	// Otherwise execa discards what is not read yet, and the file's header is in it.
	child.stdout.pause()
	const words = new Words()
	child.stderr.setEncoding('utf8').on('data', text => words.add(text))
	const closed = new Promise(resolve => child.stderr.once('close', resolve))
	// `then` of execa's promise takes the type checker a fifth of its time for the whole program.
	const ended = (async (): Promise<Ending> => {
		const {exitCode, signal, code} = await child
		await closed
		return {exitCode, signal, code}
	})()
	let isOver = false
	void ended.then(() => {
		isOver = true
	})
	let stopping = false
	let lastNs = 0n

	const outcome = await Promise.race([words.listening, ended, delay(options.listenTimeoutMs, 'timeout' as const, {ref: false})])
	if (outcome !== 'listening') {
		child.stdout.resume()
		child.kill('SIGKILL')
		const result = await ended
		if (outcome === 'timeout') {
			throw new CaptureError(
				target,
				false,
				`tcpdump was not listening after ${options.listenTimeoutMs} ms${words.said ? `: ${words.said}` : ''}`
			)
		}
		throw new CaptureError(target, false, explain(words.said, result))
	}

	return {target, linkType: words.linkType, records: records(), stop, kill: () => void child.kill('SIGKILL')}

	async function* records() {
		try {
			for await (const record of readRecords(child.stdout, `tcpdump at "${target.name}"`)) {
				lastNs = record.timestampNs
				yield record
			}
		} catch (error) {
			// A tcpdump that dies leaves half a record, or nothing at all. Its death is reported below, with its own message.
			if (!(error instanceof BadPcap && error.isCutOff)) {
				child.kill('SIGKILL')
				throw error
			}
		}
		const result = await ended
		if (!stopping) throw new CaptureError(target, true, explain(words.said, result))
	}

	async function stop(): Promise<PointStatistics> {
		await untilHandedOver()
		// One that ended by itself meanwhile is still a failure.
		stopping = !isOver
		child.kill('SIGINT')
		const isEnded = await Promise.race([ended.then(() => true), delay(5000, false, {ref: false})])
		if (!isEnded) {
			child.kill('SIGKILL')
			await ended
		}
		return {point: target.name, ...words.counters}
	}

	/**
	 * SIGINT makes tcpdump abandon what is unread in the kernel's buffer, and cuts short a write in progress. So first wait for one of two proofs
	 * that everything older than this moment has been written: a younger packet has come out, or tcpdump, with nothing left to read, sleeps.
	 */
	async function untilHandedOver() {
		const begin = performance.now()
		const momentNs = BigInt(Date.now() + underWayMs) * 1_000_000n
		let looks = 0
		while (lastNs < momentNs && !isOver && performance.now() - begin < 10_000) {
			await delay(2)
			if (performance.now() - begin < underWayMs) continue
			const activity = await activityOf(child.pid!)
			looks = activity === 'asleep' ? looks + 1 : 0
			if (activity === 'waiting for packets' || looks === 5) return
		}
	}
}

/** Packets already sent may still wait in a queue of the kernel, before the captured link. */
const underWayMs = 6

/**
 * tcpdump gets SIGKILL when the thread that started it dies, even by SIGKILL itself; if that happened before it could be
 * said, the shell sees another parent and does not go on. No text of the user's is read by the shell: all are arguments.
 */
const command = ({namespacePath, link}: Target, {filter, snapshotBytes, bufferKib}: TcpdumpOptions) =>
	[
		...['setpriv', '--pdeathsig', 'KILL'],
		...['sh', '-c', '[ "$PPID" = "$0" ] && exec "$@"', String(process.pid)],
		...['nsenter', `--net=${namespacePath}`],
		...['tcpdump', '-i', link, '-w', '-', '-U', '--immediate-mode', '-n', '--time-stamp-precision=nano', '-Z', 'root'],
		...['-s', String(snapshotBytes), '-B', String(bufferKib)],
		...['--', ...(filter ? [filter] : [])]
	] as const

/** tcpdump's messages on stderr: that it listens, errors, and its counters at the end. */
class Words {
	readonly listening: Promise<'listening'>
	#listens: (value: 'listening') => void
	#text = ''

	constructor() {
		const {promise, resolve} = Promise.withResolvers<'listening'>()
		this.listening = promise
		this.#listens = resolve
	}

	add(text: string) {
		this.#text = (this.#text + text).slice(-20_000)
		if (/listening on .*\n/.test(this.#text)) this.#listens('listening')
	}

	/** Its error message, in one line. */
	get said(): string {
		const lines = this.#text
			.split('\n')
			.map(line => line.replace(/^tcpdump: /, '').trim())
			.filter(line => line !== '' && !/^listening on |^WARNING: |^\d+ packets? |^verbose output suppressed/i.test(line))
		return lines[0] ?? ''
	}

	get linkType(): LinkType | undefined {
		const name = /link-type (\S+)/.exec(this.#text)?.[1]
		return name === undefined ? undefined : linkTypesByName[name]
	}

	get counters(): Omit<PointStatistics, 'point'> {
		const number = (pattern: RegExp) => Number(pattern.exec(this.#text)?.[1] ?? 0)
		return {
			captured: number(/(\d+) packets? captured/),
			received: number(/(\d+) packets? received by filter/),
			dropped: number(/(\d+) packets? dropped by kernel/)
		}
	}
}

const linkTypesByName: Readonly<Record<string, LinkType>> = {EN10MB: 1, RAW: 101, LINUX_SLL: 113, LINUX_SLL2: 276}

type Ending = {readonly exitCode?: number | undefined; readonly signal?: string | undefined; readonly code?: string | undefined}

function explain(said: string, {exitCode, signal, code}: Ending): string {
	if (code === 'ENOENT') return 'setpriv is not installed (Debian package util-linux)'
	if (/failed to execute tcpdump/.test(said)) return 'tcpdump is not installed'
	if (said !== '') return said
	return signal ? `tcpdump was ended by ${signal}` : `tcpdump ended with exit code ${exitCode}`
}
