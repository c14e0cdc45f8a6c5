import type {DataPath} from '../daemons/strongswan/types.ts'
import type {Lab} from '../lab/model.ts'

export type {DataPath} from '../daemons/strongswan/types.ts'

/** The one that was asked for is not to be had on this machine. */
export class NoSuchDataPath extends Error {
	override readonly name = 'NoSuchDataPath'
}

/**
 * Who carries the packets of a lab's VPN tunnels: what is `wanted`, or what the lab has `so far`, or the kernel where it can, as the doctor
 * finds out. Undefined: the lab has no tunnels, so nobody asks.
 *
 * Errors: `NoSuchDataPath`, when the kernel is wanted and cannot.
 */
export async function chooseDataPath(
	{vpn}: Lab,
	wanted: DataPath | undefined,
	soFar: DataPath | undefined,
	lacksOfKernel: () => Promise<readonly string[]> = askDoctor
): Promise<DataPath | undefined> {
	if (!vpn || vpn.connections.length === 0) return soFar
	const settled = wanted ?? soFar
	if (settled === 'userspace' || (settled !== undefined && settled === soFar)) return settled
	const lacks = await lacksOfKernel()
	if (lacks.length === 0) return 'kernel'
	if (wanted === 'kernel')
		throw new NoSuchDataPath(
			`the kernel of this machine cannot carry VPN tunnels itself, which is what was asked for (${lacks.join('; ')}): leave that out, or ask for userspace`
		)
	return 'userspace'
}

const askDoctor = async () => {
	const {lacksForKernelTunnels} = await import('../doctor/examine.ts')
	return lacksForKernelTunnels()
}

/** Of the command line or a program. */
export class BadDataPath extends Error {
	override readonly name = 'BadDataPath'
}

/** What is asked for, or else what the variable VPCLAB_DATA_PATH asks for. Errors: `BadDataPath` for a word that means nothing. */
export function askedDataPath(asked?: string): DataPath | undefined {
	const text = asked ?? process.env.VPCLAB_DATA_PATH
	if (text === 'userspace' || text === 'kernel') return text
	if (text === undefined || (text === '' && asked === undefined)) return undefined
	throw new BadDataPath(`${asked === undefined ? 'VPCLAB_DATA_PATH' : '--data-path'} is "${text}": use userspace or kernel`)
}

export const dataPathHelp =
	'who carries the packets of VPN tunnels: kernel, or userspace (default: what VPCLAB_DATA_PATH says, else as the lab runs, else the kernel where it can)'
