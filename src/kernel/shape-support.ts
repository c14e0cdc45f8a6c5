import type {LinkShape} from '../plan/types.ts'
import {attach} from './packets/attach.ts'
import {loseAndDelay} from './packets/shape-programs.ts'
import {run} from './program.ts'

/** How this kernel shapes links. `false`: not at all; that part of a shape is ignored. */
export type ShapeSupport = {
	/** netem is available, and does everything. */
	readonly netem: boolean
	/** Otherwise: loss by eBPF at `clsact`. */
	readonly ebpf: boolean
	/** With eBPF: delay by a small program behind a TAP device. */
	readonly tap: boolean
	/** Otherwise: rate by a token bucket (TBF). */
	readonly tbf: boolean
}

let found: Promise<ShapeSupport> | undefined

/** Found once per process, by trying each in a throwaway namespace. */
export const shapeSupport = (): Promise<ShapeSupport> => (found ??= trySupport())

async function trySupport(): Promise<ShapeSupport> {
	const pair = 'ip link add name va type veth peer name vb'
	const works = async (script: string) => {
		const argv = ['unshare', '--net', 'sh', '-c', `${pair} && ${script}`] as const
		// Only a very slow machine takes seconds.
		return (await run({argv, timeoutMs: 60_000}).catch(() => ({exitCode: 1}))).exitCode === 0
	}
	const ebpf = attach(
		[{do: 'attach', link: 'va', direction: 'egress', preference: 1, program: loseAndDelay({lossPercent: 1})}],
		program => run({...program, argv: ['unshare', '--net', 'sh', '-c', `${pair} && exec "$@"`, 'sh', ...program.argv]})
	)
	const [netem, tbf, tap, loaded] = await Promise.all([
		works('tc qdisc add dev va root netem delay 1ms'),
		works('tc qdisc add dev va root tbf rate 1mbit burst 16kb latency 10ms'),
		works('ip tuntap add dev tap0 mode tap'),
		ebpf.then(
			() => true,
			() => false
		)
	])
	return {netem, ebpf: loaded, tap, tbf}
}

/** The parts of a shape that this kernel cannot do. */
export function ignoredOf(shape: LinkShape, {netem, ebpf, tap, tbf}: ShapeSupport): readonly ('delay' | 'loss' | 'rate')[] {
	if (netem) return []
	const {delayMs = 0, lossPercent = 0, rateMbps} = shape
	return [
		...(delayMs > 0 && !(ebpf && tap) ? (['delay'] as const) : []),
		...(lossPercent > 0 && !ebpf ? (['loss'] as const) : []),
		...(rateMbps !== undefined && !tbf ? (['rate'] as const) : [])
	]
}
