import type {ProbeRequests, Target} from '../probes/outcomes.ts'
import type {ItemOf} from './one-of.ts'
import type {ProbeName, probeKinds} from './probes.ts'

/** How a kind of probe is run. */
export type ProbeRun<Name extends ProbeName> = {
	/** The request, with names resolved to addresses. */
	request(item: Extract<ItemOf<typeof probeKinds>, {readonly kind: Name}>, target: Target): ProbeRequests[Name]
	/** A command that sends the same, with well-known programs. `exec`: runs a program on the client. */
	byHand(request: ProbeRequests[Name], exec: Exec): string
}

export type Exec = (...argv: readonly string[]) => string

export const secondsOf = ({timeoutMs = 2000}: Target): string => String(timeoutMs / 1000)

/** An address in socat's syntax. */
export function socketOf(protocol: 'TCP' | 'UDP', {address, port, source}: Target & {readonly port: number}): string {
	const bracket = (text: string) => (text.includes(':') ? `[${text}]` : text)
	const kind = address.includes(':') ? `${protocol}6` : protocol
	return `${kind}:${bracket(address)}:${port}${source === undefined ? '' : `,bind=${bracket(source)}`}`
}
