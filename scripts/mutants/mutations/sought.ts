/** The traffic that a mutation must let through: the parts on which mutations depend. */
export type Sought = {
	/** Of the client and the target, in this order. */
	readonly addresses: readonly string[]
	/** Keys of their VPCs, in the same order. Undefined: not in a VPC. */
	readonly vpcs: readonly (string | undefined)[]
	/** Public addresses that a check names literally. */
	readonly literals: readonly string[]
	/** VLAN tags in a capture's filter. */
	readonly vlans: readonly number[]
}
