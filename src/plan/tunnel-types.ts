/** VPN tunnels of a plan, each by its two ends. Plain data. */
import type {IpText, LinkName, NamespaceName} from '../net/names.ts'

export type PlannedTunnel = {
	readonly connection: string
	readonly number: 1 | 2
	/** Name of the virtual private gateway's VPC or of the transit gateway. */
	readonly gateway: string
	readonly site: string
	/** Id of the customer gateway. */
	readonly customerGateway: string
	readonly routing: 'bgp' | 'static'
	readonly aws: PlannedTunnelEnd
	/** The end of the lab's own customer device. */
	readonly customer: PlannedTunnelEnd
	/** Path in the lab's document: `vpnConnections.office.tunnels.1`. */
	readonly path: string
}

export type PlannedTunnelEnd = {
	/** Id of the daemon, and the name of its tunnel end. */
	readonly daemon: string
	readonly end: string
	/** Where the daemon runs and its packets leave, and the router that the tunnel's link is in. */
	readonly underlay: NamespaceName
	readonly router: NamespaceName
	readonly link: LinkName
	readonly outside: IpText
	/** Inside address without prefix length: neighbors use it as the next hop. */
	readonly inside: IpText
	/** The user's own swanctl.conf that configures it. `connection`: of that file; absent, it has none for this tunnel. */
	readonly own?: {readonly path: string; readonly connection?: string}
}
