import type {Direction} from '../aws/security-group/plan.ts'
import type {Lab, RouteTarget, Vpc} from '../model/model.ts'
import {recordOf} from '../model/record-of.ts'
import type {Address, Cidr} from '../net/address.ts'
import type {LinkName, NamespaceName} from '../net/names.ts'
import type {Context} from './context.ts'
import type {NamesPart} from './dns-names.ts'
import type {CapturePoint, Host, Link, NamespacePlan, Neighbor, Nexthop, PlannedTunnel} from './types.ts'

/** A kind's contribution to the plan. */
export type PartialPlan = {
	readonly namespaces?: Readonly<Record<NamespaceName, NamespacePlan>>
	readonly links?: readonly Link[]
	readonly points?: Readonly<Record<string, CapturePoint>>
	readonly hosts?: readonly Host[]
	/** Tunnels by `<connection>:<1 or 2>`. */
	readonly vpn?: Readonly<Record<string, PlannedTunnel>>
}

/** A gateway's link into a VPC's router, as seen by that router. The link itself is in the gateway's partial plan. */
export type Attachment = {
	readonly link: LinkName
	/** The route targets that lead here. */
	readonly serves: (target: RouteTarget) => boolean
	/** The `traffic-path` of flow-log records for packets that leave by it (FL-7). Default: 1, through another resource in the VPC. */
	readonly trafficPath?: number
	/** Key of the network interface at its other end, if there is one. */
	readonly interface?: string
	/** Neighbor entries for the link, in addition to the far end of an unnumbered one. */
	readonly neighbors?: readonly Neighbor[]
	/** Addresses of the VPC that are behind the link (a NAT gateway's). */
	readonly addresses?: readonly string[]
	/**
	 * Set where a gateway has one link in each zone: only packets from this zone (its id, `use1-az1`) leave by it, so that a zone without a link
	 * cannot reach the gateway (TGW-2).
	 */
	readonly zoneId?: string
	/** The route table for packets that enter here; undefined: only the VPC's own addresses are reachable (PCX-3). */
	readonly entersBy: string | undefined
	/**
	 * Zone from which packets enter here, where a table leads to different links for different zones; or `fromInternet`, for whose packets a
	 * table means something else (RT-10).
	 */
	readonly entersFromZone?: string
	/** Key of the subnet in which the gateway has its ENI: it reaches its neighbors there without a route table (MOD-6). */
	readonly subnet?: string
	readonly nexthop: Readonly<Record<4 | 6, Nexthop>>
	/**
	 * Only for a load balancer's node: replies to flows that entered by this link return by it, regardless of the sender's route table (NLB-12), except
	 * to flows of the node itself. `number`: unique in the VPC, below 2^24.
	 */
	readonly returns?: {readonly number: number; readonly own: Address}
	/** Larger packets can only leave by propagated routes (DX-8). Absent: the link's own MTU applies to all. */
	readonly staticMtuBytes?: number
	/** Whether a rule of this VPC may refer to a group of that VPC for packets from (to) this link (SG-8). Absent: never. */
	readonly carriesReferences?: (vpc: string, direction: Direction) => boolean
}

/** Used in place of a zone for packets that enter by an internet gateway. */
export const fromInternet = 'internet'

/**
 * A gateway beside the internet gateway on a VPC's border to the Internet. They share a namespace (`internet-gateway/plan.ts`), since which of
 * them a reply belongs to depends on what left by it.
 */
export type BorderGateway = {
	readonly kind: RouteTarget['kind']
	/** Name of the link in the border's namespace, towards the VPC, and in the VPC's router. */
	readonly link: LinkName
	readonly routerLink: LinkName
	/** Group of the router's end. */
	readonly group: number
	/** How it forwards an IPv6 block, as ip6tables rules. `edge`: the link to the Internet. */
	readonly forwards: (cidr: Cidr, edge: LinkName) => readonly string[]
	/** Packets that it drops even if others accept them. */
	readonly drops: readonly string[]
	/** Its capture point: name and description. */
	readonly point: readonly [name: string, what: string]
}

/** A kind's contribution to the plan, and a gateway's links to each VPC. `aws/plans.ts` lists them. */
export type PlanPart = {
	/** Default: the kind has no kernel objects of its own. */
	readonly compile?: (lab: Lab, context: Context) => PartialPlan
	/** Default: the kind has no link into any VPC's router. */
	readonly attachments?: (lab: Lab, vpc: Vpc, context: Context) => readonly Attachment[]
	readonly names?: NamesPart
	/** Its place on the border between a VPC and the Internet. Undefined: that VPC has none. */
	readonly border?: (vpc: Vpc) => BorderGateway | undefined
}

/** Merges partial plans. Names and keys are unique in a lab, so none hides another's. */
export const mergePartialPlans = (partialPlans: readonly PartialPlan[]): Required<PartialPlan> => ({
	namespaces: recordOf(partialPlans.flatMap(({namespaces = {}}) => Object.entries(namespaces))),
	links: partialPlans.flatMap(({links = []}) => links),
	points: recordOf(partialPlans.flatMap(({points = {}}) => Object.entries(points))),
	hosts: partialPlans.flatMap(({hosts = []}) => hosts),
	vpn: recordOf(partialPlans.flatMap(({vpn = {}}) => Object.entries(vpn)))
})
