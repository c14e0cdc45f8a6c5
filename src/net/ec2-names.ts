/** The names that EC2 gives (DNS-2, DNS-3): `ip-10-0-0-5.ec2.internal`, `i-0123….ec2.internal`, `ec2-203-0-113-5.compute-1.amazonaws.com`. */
import type {IpText} from './names.ts'

/** us-east-1 is older than the regional naming. */
export const privateSuffix = (region: string): string => (region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`)
export const publicSuffix = (region: string): string =>
	region === 'us-east-1' ? 'compute-1.amazonaws.com' : `${region}.compute.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`

/** The host part of a private name: `ip-10-0-0-5`. */
export const privateHost = (address: IpText): string => `ip-${address.replaceAll('.', '-')}`
export const privateName = (address: IpText, region: string): string => `${privateHost(address)}.${privateSuffix(region)}`
export const publicName = (address: IpText, region: string): string =>
	`ec2-${address.replaceAll('.', '-')}.${publicSuffix(region)}`

/** The address of a label: `ip-10-0-0-5` gives `10.0.0.5`. */
export function addressInLabel(label: string, prefix: 'ip' | 'ec2'): IpText | undefined {
	const [, ...bytes] = new RegExp(`^${prefix}-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})$`).exec(label) ?? []
	return bytes.length === 4 && bytes.every(byte => Number(byte) < 256 && String(Number(byte)) === byte)
		? bytes.join('.')
		: undefined
}

/** The part of a name before a suffix. Undefined: the name does not end with it. */
export const labelBefore = (name: string, suffix: string): string | undefined =>
	name.endsWith(`.${suffix}`) ? name.slice(0, -suffix.length - 1) : undefined

/** The address of a reverse name: `5.0.0.10.in-addr.arpa` gives `10.0.0.5`. */
export function addressInReverse(name: string): IpText | undefined {
	const label = labelBefore(name, 'in-addr.arpa')
	return label === undefined ? undefined : addressInLabel(`ip-${label.split('.').toReversed().join('-')}`, 'ip')
}
