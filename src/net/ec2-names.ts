/** Names that EC2 gives to addresses (DNS-2, DNS-3). */

/** What private names end with; us-east-1 is older than its region's name. */
export const privateSuffix = (region: string): string => (region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`)

/** `ec2-203-0-113-5.compute-1.amazonaws.com`. */
export const publicName = (address: string, region: string): string => `ec2-${dashed(address)}.${publicSuffix(region)}`

const publicSuffix = (region: string): string =>
	region === 'us-east-1' ? 'compute-1.amazonaws.com' : `${region}.compute.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

/** The host part of a private name: `ip-10-0-0-5`. */
export const privateHost = (address: string): string => `ip-${dashed(address)}`

const dashed = (address: string) => address.replaceAll('.', '-')
