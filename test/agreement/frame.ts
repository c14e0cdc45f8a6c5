import type {InternetHost, Peering, Service, TransitGateway, TransitGatewayPeering} from '../../src/model/model.ts'
import type {Cidr} from '../../src/net/address.ts'

/** What stands between the VPCs of a random network, and their outlines. */
export type Frame = {
	readonly places: readonly {
		readonly key: string
		readonly region: number
		readonly blocks: readonly Cidr[]
		readonly ipv6: readonly Cidr[]
		readonly subnets: readonly {readonly key: string; readonly zone: number; readonly cidr: Cidr}[]
	}[]
	readonly peerings: readonly Peering[]
	readonly transitGateways: readonly TransitGateway[]
	readonly transitGatewayPeerings: readonly TransitGatewayPeering[]
	readonly internetHosts: readonly InternetHost[]
}

/** Whatever there is, by a number that may be too large for it. */
export function at<T>(items: readonly T[], number: number): T {
	const item = items[number % items.length]
	if (item === undefined) throw new RangeError('there is nothing to choose from')
	return item
}

export const regions = ['us-east-1', 'eu-west-1']
export const zoneOf = (region: number, zone: number): string => `${at(regions, region)}${'abc'[zone % 3]}`
export const zoneId = (region: number, zone: number): string => `${region === 0 ? 'use1' : 'euw1'}-az${(zone % 3) + 1}`

/** What every host serves; all other ports are closed. */
export const services: readonly Service[] = [
	{protocol: 'tcp', port: 80},
	{protocol: 'udp', port: 53}
]
