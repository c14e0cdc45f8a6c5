import type {Direction} from '../aws/security-group/plan.ts'
import type {Lab, RouteTarget, Vpc} from '../model/model.ts'
import type {Address, Cidr} from '../net/address.ts'
import type {LinkName, NamespaceName} from '../net/names.ts'
import type {Context} from './context.ts'
import type {NamesPart} from './dns-names.ts'
import type {CapturePoint, Host, Link, NamespacePlan, Neighbor, Nexthop, PlannedTunnel} from './types.ts'

/** What one kind adds to the plan. */
export type PartialPlan = {
	readonly namespaces?: Readonly<Record<NamespaceName, NamespacePlan>>
	readonly links?: readonly Link[]
	readonly points?: Readonly<Record<string, CapturePoint>>
	readonly hosts?: readonly Host[]
	/** By `<connection>:<1 or 2>`. */
	readonly vpn?: Readonly<Record<string, PlannedTunnel>>
}

/** A gateway's link into a VPC's router, as that router sees it. The link itself is in the gateway's partial plan. */
export type Attachment = {
	readonly link: LinkName
	/** Which targets of routes lead here. */
	readonly serves: (target: RouteTarget) => boolean
	/** What flow logs say of packets that leave by it (FL-7). Default: 1, by something that has a network interface in the VPC. */
	readonly trafficPath?: number
	/** Key of the network interface at its other end, if there is one. */
	readonly interface?: string
	/** What has to be resolved on the link, beyond the far end of an unnumbered one. */
	readonly neighbors?: readonly Neighbor[]
	/** Addresses of the VPC that live behind the link (a NAT gateway's). */
	readonly addresses?: readonly string[]
	/**
	 * Set where a gateway has one link in each zone: only what comes from this zone (its id, `use1-az1`) leaves by it, so
	 * that a zone without a link has no way to the gateway (TGW-2).
	 */
	readonly zoneId?: string
	/** The route table that what enters here is searched in; undefined: only the VPC's own addresses (PCX-3). */
	readonly entersBy: string | undefined
	/**
	 * Zone that what enters here comes from, where a table leads to different links for different zones;
	 * or `fromInternet`, to whose packets a table means something else (RT-10).
	 */
	readonly entersFromZone?: string
	/** Key of the subnet in which the gateway has its ENI: to its neighbours there it sends without a route table (MOD-6). */
	readonly subnet?: string
	readonly nexthop: Readonly<Record<4 | 6, Nexthop>>
	/**
	 * Of a load balancer's node: what answers a flow that entered by this link goes back by it, whatever the sender's route table says
	 * (NLB-12); but for flows of the node itself. `number`: of its own in the VPC, below 2^24.
	 */
	readonly returns?: {readonly number: number; readonly own: Address}
	/** Larger packets pass by propagated routes alone (DX-8). Absent: the link's own MTU counts for all. */
	readonly staticMtuBytes?: number
	/** Whether a rule of this VPC may name a group of that VPC for what comes (goes) by this link (SG-8). Absent: never. */
	readonly carriesReferences?: (vpc: string, direction: Direction) => boolean
}

/** Stands for a zone where what enters comes by an internet gateway. */
export const fromInternet = 'internet'

/**
 * A gateway beside the internet gateway on a VPC's border to the Internet. They share a namespace (`internet-gateway/plan.ts`),
 * since which of them an answer belongs to depends on what left by it.
 */
export type BorderGateway = {
	readonly kind: RouteTarget['kind']
	/** In the border's namespace, towards the VPC; and in the VPC's router. */
	readonly link: LinkName
	readonly routerLink: LinkName
	/** Of the router's end. */
	readonly group: number
	/** What it forwards of an IPv6 block, as rules of ip6tables. `edge`: the link to the Internet. */
	readonly forwards: (cidr: Cidr, edge: LinkName) => readonly string[]
	/** What it drops whatever others let pass. */
	readonly drops: readonly string[]
	/** Its point of capture. */
	readonly point: readonly [name: string, what: string]
}

/** What a kind adds to the plan, and how a gateway hangs on each VPC. `aws/plans.ts` lists them. */
export type PlanPart = {
	/** Default: nothing of its own is in the kernel. */
	readonly compile?: (lab: Lab, context: Context) => PartialPlan
	/** Default: it has no link into any VPC's router. */
	readonly attachments?: (lab: Lab, vpc: Vpc, context: Context) => readonly Attachment[]
	readonly names?: NamesPart
	/** Its place on the border between a VPC and the Internet. Undefined: that VPC has none. */
	readonly border?: (vpc: Vpc) => BorderGateway | undefined
}

/** All of several partial plans. Names and keys are unique in a lab, so that none hides another's. */
export const mergePartialPlans = (partialPlans: readonly PartialPlan[]): Required<PartialPlan> => ({
	namespaces: Object.assign({}, ...partialPlans.map(({namespaces}) => namespaces)),
	links: partialPlans.flatMap(({links = []}) => links),
	points: Object.assign({}, ...partialPlans.map(({points}) => points)),
	hosts: partialPlans.flatMap(({hosts = []}) => hosts),
	vpn: Object.assign({}, ...partialPlans.map(({vpn}) => vpn))
})
