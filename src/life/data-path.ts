import type {TunnelLacks} from '../doctor/examine.ts'
import type {Lab} from '../model/model.ts'
import type {DataPath} from '../services/strongswan/types.ts'

export type {DataPath} from '../services/strongswan/types.ts'

/** The requested data path is not available on this machine. */
export class NoSuchDataPath extends Error {
	override readonly name = 'NoSuchDataPath'
}

/**
 * The data path of a lab's VPN tunnels: the requested one, or the lab's current one, or the kernel if it supports it, as the doctor finds out.
 * Undefined: the lab has no tunnels, so it is not examined.
 *
 * Errors: `NoSuchDataPath`, if this machine does not support the requested one, or neither.
 */
export async function chooseDataPath(
	{vpn}: Lab,
	wanted: DataPath | undefined,
	soFar: DataPath | undefined,
	lacks: () => Promise<TunnelLacks> = findTunnelLacks
): Promise<DataPath | undefined> {
	if (!vpn || vpn.connections.length === 0) return soFar
	if (soFar !== undefined && (wanted ?? soFar) === soFar) return soFar
	const lacking = await lacks()
	const possible = wanted ?? (lacking.kernel.length === 0 ? 'kernel' : 'userspace')
	if (lacking[possible].length === 0) return possible
	throw new NoSuchDataPath(wanted === undefined ? renderNeither(lacking) : renderLacking(wanted, lacking))
}

function renderLacking(wanted: DataPath, lacking: TunnelLacks) {
	const what =
		wanted === 'kernel'
			? 'the kernel of this machine cannot carry VPN tunnels itself'
			: 'this machine cannot carry VPN tunnels in userspace'
	const [other] = dataPaths.filter(one => one !== wanted && lacking[one].length === 0)
	return `${what}, as requested (${lacking[wanted].join('; ')}): ${other ? `leave that out, or ask for ${other}` : seeDoctor}`
}

const renderNeither = ({kernel, userspace}: TunnelLacks) =>
	`this machine can carry VPN tunnels neither in its kernel (${kernel.join('; ')}) nor in userspace (${userspace.join('; ')}): ${seeDoctor}`

const dataPaths = ['kernel', 'userspace'] as const satisfies readonly DataPath[]
const seeDoctor = '`vpclab doctor` shows what would help'

async function findTunnelLacks() {
	const {tunnelLacks} = await import('../doctor/examine.ts')
	return tunnelLacks()
}

/** An unknown data path was requested, by the command line or a program. */
export class BadDataPath extends Error {
	override readonly name = 'BadDataPath'
}

/** The requested data path, or that of the variable VPCLAB_DATA_PATH. Errors: `BadDataPath` for an unknown word. */
export function requestedDataPath(requested?: string): DataPath | undefined {
	const text = requested ?? process.env.VPCLAB_DATA_PATH
	if (text === 'userspace' || text === 'kernel') return text
	if (text === undefined || (text === '' && requested === undefined)) return undefined
	throw new BadDataPath(`${requested === undefined ? 'VPCLAB_DATA_PATH' : '--data-path'} is "${text}": use userspace or kernel`)
}

export const dataPathHelp =
	'data path of VPN tunnels: kernel, or userspace (default: VPCLAB_DATA_PATH, else as the lab runs, else the kernel where it can)'
