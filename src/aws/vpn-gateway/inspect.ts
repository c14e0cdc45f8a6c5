import type {TablePart} from '../../inspect/part.ts'
import {named} from '../../inspect/words.ts'

export const vpnGateway: TablePart = {
	target: ({key = ''}, lab) => named(key, lab.vpn?.gateways ?? [])
}
