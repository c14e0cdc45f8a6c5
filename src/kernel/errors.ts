import type {Route, Rule, Step} from '../plan/types.ts'

/**
 * A change that the kernel refused.
 *
 * `message` is one line for people: `vpc.main: replace-route 10.0.0.0/24 in table 254: ENETUNREACH (network is unreachable): Nexthop has invalid
 * gateway`. `words` is the kernel's or the program's own message, without the rest.
 */
export class KernelError extends Error {
	override readonly name = 'KernelError'
	readonly namespace: string
	readonly step: Step | undefined
	readonly words: string

	constructor(namespace: string, step: Step | undefined, words: string) {
		super(`${namespace}: ${step ? `${describeStep(step)}: ` : ''}${words}`)
		this.namespace = namespace
		this.step = step
		this.words = words
	}
}

/** For `catch`: adds the step to any error that is not a `KernelError`. */
export const asKernelError =
	(namespace: string, step: Step) =>
	(error: unknown): never => {
		throw error instanceof KernelError ? error : new KernelError(namespace, step, (error as Error).message)
	}

/** The namespace that a step changes; for a link, the one from which it is made. */
export const namespaceOfStep = (step: Step): string => (step.do === 'add-link' ? step.link.ends[0].namespace : step.namespace)

/** One step in one line, for people: `add-address 10.0.0.5/32 on eth0`. */
export function describeStep(step: Step): string {
	switch (step.do) {
		case 'add-namespace':
		case 'delete-namespace':
		case 'forget-flows':
			return step.do
		case 'set-sysctl':
			return `${step.do} ${step.key} = ${step.value}`
		case 'add-link': {
			const [first, second] = step.link.ends
			return `${step.do} ${first.name} to ${second.namespace}/${second.name}`
		}
		case 'delete-link':
			return `${step.do} ${step.name}`
		case 'set-link':
			return `${step.do} ${step.end.name}`
		case 'set-shape':
			return `${step.do} ${step.name}`
		case 'add-vlan':
		case 'delete-vlan':
			return `${step.do} ${step.vlan.name}: ${step.vlan.vlanId} on ${step.vlan.parent}`
		case 'add-address':
		case 'delete-address':
			return `${step.do} ${step.address.address} on ${step.address.link}`
		case 'replace-neighbor':
		case 'delete-neighbor':
			return `${step.do} ${step.neighbor.address} on ${step.neighbor.link}`
		case 'replace-route':
		case 'delete-route':
			return `${step.do} ${describeRoute(step.route)}`
		case 'add-rule':
		case 'delete-rule':
			return `${step.do} ${describeRule(step.rule)}`
		case 'restore-sets':
			return step.do
		case 'restore-firewall':
			return `${step.do} (IPv${step.family})`
	}
}

const describeRoute = ({type, destination, table, nexthops}: Route): string =>
	[
		type === 'unicast' ? '' : type,
		destination,
		...nexthops.map(({via, link}) => `${via ? `via ${via} ` : ''}dev ${link}`),
		`table ${table}`
	]
		.filter(Boolean)
		.join(' ')

const describeRule = ({priority, from, to, iif, fwmark, fwmask, table}: Rule): string =>
	[
		`priority ${priority}`,
		from && `from ${from}`,
		to && `to ${to}`,
		iif && `iif ${iif}`,
		fwmark !== undefined && `fwmark ${fwmark}${fwmask === undefined ? '' : `/${fwmask}`}`,
		`lookup ${table}`
	]
		.filter(Boolean)
		.join(' ')
