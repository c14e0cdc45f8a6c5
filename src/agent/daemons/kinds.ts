import type {Daemon} from '../../plan/types.ts'
import type {Kept, Place, PlacedDaemon} from './types.ts'

/** Takes over or starts a daemon, whatever its kind; each kind's module is loaded when the first of it is wanted. */
export async function keepIpsecOrBgp(placed: PlacedDaemon, place: Place, before: Daemon | undefined): Promise<Kept> {
	switch (placed.daemon.kind) {
		case 'ipsec':
			return (await import('./ipsec.ts')).keepCharon(placed, place, before)
		case 'bgp':
			return (await import('./bgp.ts')).keepBgp(placed, place, before)
	}
}
