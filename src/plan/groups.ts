/**
 * The fields of a link's `group` (32 bits, `-m devgroup`), which the router's firewall matches, so that its rules grow with subnets and distinct
 * sets of security groups, never with ENIs:
 *
 * 31 0: `ip` accepts no larger number
 * 30 always tracked, regardless of the rules: at gateways and other interfaces of AWS (SG-4)
 * 29 an ENI whose security groups are enforced here
 * 28 cut off: stopped, or its zone or link has failed
 * 27-16 its set of security groups
 * 15-0 its subnet; 0: a gateway outside subnets
 */
export const bits = {alwaysTracked: 0x40000000, filtered: 0x20000000, dead: 0x10000000} as const
export const masks = {set: 0x2fff0000, subnet: 0x0000ffff} as const
export const limits = {set: [1, 0xfff], subnet: [1, 0xffff]} as const

/** Both directions of a link in this group are dropped silently, as for a stopped instance. */
export const deadGroup = bits.dead

export const interfaceGroup = (subnet: number, set: number): number => bits.filtered | (set << 16) | subnet
/** An ENI that security groups do not filter here: a gateway's, or one filtered in its own namespace. */
export const unfilteredGroup = (subnet: number): number => subnet
/** A gateway's link, or an ENI that AWS owns. `set`: the set of security groups that filter it, if any. */
export const trackedGroup = (subnet = 0, set?: number): number =>
	bits.alwaysTracked | (set === undefined ? subnet : interfaceGroup(subnet, set))

const hex = (value: number): string => `0x${value.toString(16)}`

/** iptables arguments: the packet came from (goes to) such a link. */
export const fromSubnet = (subnet: number): string => `-m devgroup --src-group ${hex(subnet)}/${hex(masks.subnet)}`
export const toSubnet = (subnet: number): string => `-m devgroup --dst-group ${hex(subnet)}/${hex(masks.subnet)}`
export const fromSet = (set: number): string => `-m devgroup --src-group ${hex(bits.filtered | (set << 16))}/${hex(masks.set)}`
export const toSet = (set: number): string => `-m devgroup --dst-group ${hex(bits.filtered | (set << 16))}/${hex(masks.set)}`
const flag = (side: 'src' | 'dst', bit: number) => `-m devgroup --${side}-group ${hex(bit)}/${hex(bit)}`
export const fromFiltered = flag('src', bits.filtered)
export const toFiltered = flag('dst', bits.filtered)
/**
 * An instance's ENI, which may only send from its own addresses. AWS's interfaces may use others: a node of a load balancer keeps its clients'
 * addresses.
 */
export const fromChecked = `-m devgroup --src-group ${hex(bits.filtered)}/${hex(bits.filtered | bits.alwaysTracked)}`
export const fromAlwaysTracked = flag('src', bits.alwaysTracked)
export const toAlwaysTracked = flag('dst', bits.alwaysTracked)
/** An ENI of an instance that security groups do not filter here. */
export const fromUnfiltered =
	`-m devgroup --src-group 0x0/${hex((bits.alwaysTracked | bits.filtered | bits.dead) >>> 0)} ` +
	`-m devgroup ! --src-group 0x0/${hex(masks.subnet)}`
export const fromDead = flag('src', bits.dead)
export const toDead = flag('dst', bits.dead)
