/** What a mutation is to let through, as far as mutations depend on it. */
export type Sought = {
	/** Of who asks and of who is asked, in this order. */
	readonly addresses: readonly string[]
	/** Keys of the VPCs that they are in, in the same order; absent where they are in none. */
	readonly vpcs: readonly (string | undefined)[]
	/** Public addresses that a check writes as such. */
	readonly literals: readonly string[]
	/** VLAN tags that a capture looks for. */
	readonly vlans: readonly number[]
}
