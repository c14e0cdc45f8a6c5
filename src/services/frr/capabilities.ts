/** Properties of this machine's FRR: the only place that distinguishes releases of FRR. */
import {existsSync} from 'node:fs'

export type FrrCapabilities = {
	/**
	 * There is an mgmtd (FRR 9 and newer). Other daemons are its clients: route maps, prefix lists and addresses of zebra, and all of staticd,
	 * are configured only there; and zebra without it tries to connect without a pause, using a whole processor.
	 */
	readonly hasMgmtd: boolean
}

/** Where the Debian package has the daemons. */
export const frrFolder = '/usr/lib/frr'

let found: FrrCapabilities | undefined

/** Examined once per process. */
export function frrCapabilities(): FrrCapabilities {
	found ??= {hasMgmtd: existsSync(`${frrFolder}/mgmtd`)}
	return found
}
