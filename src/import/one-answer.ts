/** Converts answers about one thing, which are objects, to lists like all others. Pure. */

type Value = Readonly<Record<string, unknown>>

/**
 * `describe-vpc-attribute` has one attribute beside the VPC's id; `get-hosted-zone` the zone, and beside it its VPCs. Other answers
 * are unchanged.
 */
export function asLists(value: Value): Value {
	const {VpcId, EnableDnsSupport, EnableDnsHostnames, HostedZone, VPCs} = value
	if (typeof VpcId === 'string' && (EnableDnsSupport ?? EnableDnsHostnames) !== undefined) {
		return {VpcAttributes: [{VpcId, EnableDnsSupport, EnableDnsHostnames}]}
	}
	if (typeof HostedZone === 'object' && HostedZone !== null) return {HostedZones: [{...HostedZone, VPCs: VPCs ?? []}]}
	return value
}
