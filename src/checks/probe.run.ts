import type {ProbeRequests, Target} from '../probes/outcomes.ts'
import type {ItemOf} from './one-of.ts'
import type {ProbeName, probeKinds} from './probes.ts'

/** How a kind of probe is sent. */
export type ProbeRun<Name extends ProbeName> = {
	/** What is asked, now that names have become addresses. */
	request(item: Extract<ItemOf<typeof probeKinds>, {readonly kind: Name}>, target: Target): ProbeRequests[Name]
	/** A command that asks the same, with programs that people know. `exec`: runs a program on the client. */
	byHand(request: ProbeRequests[Name], exec: Exec): string
}

export type Exec = (...argv: readonly string[]) => string

export const secondsOf = ({timeoutMs = 2000}: Target): string => String(timeoutMs / 1000)

/** An address of socat. */
export function socketOf(protocol: 'TCP' | 'UDP', {address, port, source}: Target & {readonly port: number}): string {
	const bracket = (text: string) => (text.includes(':') ? `[${text}]` : text)
	const kind = address.includes(':') ? `${protocol}6` : protocol
	return `${kind}:${bracket(address)}:${port}${source === undefined ? '' : `,bind=${bracket(source)}`}`
}
