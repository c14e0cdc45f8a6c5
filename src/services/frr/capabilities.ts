/** What the FRR of this machine is like, as far as it matters here: the one place where releases of FRR are told apart. */
import {existsSync} from 'node:fs'

export type FrrCapabilities = {
	/**
	 * There is an mgmtd (FRR 9 and newer). Others are clients of it: route maps, prefix lists and addresses of zebra, and all
	 * of staticd, are configured there alone; and zebra without it tries to reach it without a pause, on a whole processor.
	 */
	readonly hasMgmtd: boolean
}

/** Where the Debian package has the daemons. */
export const frrFolder = '/usr/lib/frr'

let found: FrrCapabilities | undefined

/** Looked at once a process. */
export function frrCapabilities(): FrrCapabilities {
	found ??= {hasMgmtd: existsSync(`${frrFolder}/mgmtd`)}
	return found
}
