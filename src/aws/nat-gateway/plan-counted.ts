/** Counters for metrics of a NAT gateway: rules that jump to empty chains, so that the kernel counts each. */
import {renderTable} from '../../plan/firewall/table.ts'

export const countedChains = {
	inFromSource: 'in-from-source',
	outToDestination: 'out-to-dest',
	inFromDestination: 'in-from-dest',
	outToSource: 'out-to-source',
	attempt: 'attempt',
	established: 'established'
} as const

const [original, reply] = ['-m conntrack --ctdir ORIGINAL', '-m conntrack --ctdir REPLY']

/** The table `mangle`. `others`: further rules for it. */
export const countedTable = (others: readonly string[]): string =>
	renderTable(
		'mangle',
		[
			...others,
			`-A FORWARD ${original} -j ${countedChains.inFromSource}`,
			`-A FORWARD ${reply} -j ${countedChains.inFromDestination}`,
			`-A FORWARD -p tcp --tcp-flags SYN,ACK SYN ${original} -j ${countedChains.attempt}`,
			`-A FORWARD -p tcp --tcp-flags SYN,ACK SYN,ACK ${reply} -j ${countedChains.established}`,
			`-A POSTROUTING ${original} -j ${countedChains.outToDestination}`,
			`-A POSTROUTING ${reply} -j ${countedChains.outToSource}`
		],
		Object.values(countedChains)
	)
