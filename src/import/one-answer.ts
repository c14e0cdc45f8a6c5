/** Answers that are about one thing, and an object for that, as the lists that all others are. Pure. */

type Value = Readonly<Record<string, unknown>>

/**
 * `describe-vpc-attribute` has one attribute beside the VPC's id; `get-hosted-zone` the zone, and beside it the VPCs that see it. Others
 * stay as they are.
 */
export function asLists(value: Value): Value {
	const {VpcId, EnableDnsSupport, EnableDnsHostnames, HostedZone, VPCs} = value
	if (typeof VpcId === 'string' && (EnableDnsSupport ?? EnableDnsHostnames) !== undefined) {
		return {VpcAttributes: [{VpcId, EnableDnsSupport, EnableDnsHostnames}]}
	}
	if (typeof HostedZone === 'object' && HostedZone !== null) return {HostedZones: [{...HostedZone, VPCs: VPCs ?? []}]}
	return value
}
