/** One end of GENEVE tunnels as AWS's Gateway Load Balancers speak it (GWLB-1). Plain data. */
import type {IpText, LinkName} from '../../net/names.ts'
import type {StatelessTypes} from '../stateless.ts'

export type GeneveTypes = StatelessTypes<GeneveSpec, 'attached'>

export type GeneveSpec = {
	readonly kind: 'geneve'
	readonly id: string
	/** The link of GENEVE packets, its IPv4 address and MAC, and the MAC of the router at its other end. */
	readonly underlay: {readonly link: LinkName; readonly address: IpText; readonly mac: string; readonly routerMac: string}
	/** A veth pair: packets sent over `link` arrive at `wire`, where they are encapsulated; decapsulated ones arrive at `link`. */
	readonly link: LinkName
	readonly wire: LinkName
	/** Absent: it is an appliance, which returns packets with the options that they came with. */
	readonly balancer?: {
		readonly targets: readonly NumberedTarget[]
		readonly endpoints: readonly NumberedEndpoint[]
	}
}

/** `number`: identifies the target in the mark of packets to it, 1 to 4095. */
export type NumberedTarget = {readonly number: number; readonly address: IpText}

/** `number`: identifies the endpoint in the mark of packets from and to it, 1 to 4095. `endpoint`, `attachment`: its options, 16 hexadecimal digits each. */
export type NumberedEndpoint = {readonly number: number; readonly endpoint: string; readonly attachment: string}

/** The parts of the mark of a packet at a balancer; the highest bit is free. */
export const targetMask = 0xfff
export const endpointShift = 12
export const endpointMask = 0xfff000

/** The mark of a packet at an appliance: its flow cookie without the two highest bits, a bit for packets that came in GENEVE, and a free highest bit. */
export const cookieMask = 0x3fffffff
export const cameInGeneve = 0x40000000

/** Size of the outer header: IPv4, UDP, GENEVE and its options (GWLB-1). */
export const headerBytes = 68
