/**
 * AWS-managed prefix lists of gateway endpoints (GWE-1), by Region: their ids are the same in every account, their blocks from 2018 to 2023. AWS adds
 * some now and then; a list of the same name in the lab file replaces this one.
 */
import {type Cidr, parseBlocks} from '../../net/address.ts'
import {idOf} from '../ids.ts'

export type ManagedList = {readonly name: string; readonly id: string; readonly cidrs: readonly Cidr[]}

type ManagedName = 's3' | 'dynamodb' | 'ipv6.s3' | 'ipv6.dynamodb'
type ByService = Readonly<Partial<Record<ManagedName, readonly [id: string, blocks: string]>>>

/** Lists of IPv6 blocks. Differs from AWS: the ids are made up, and so are the blocks of DynamoDB. */
const ipv6Lists = (region: string, s3: string, dynamodb: string): ByService => ({
	'ipv6.s3': [idOf('pl', `${region} ipv6.s3`), s3],
	'ipv6.dynamodb': [idOf('pl', `${region} ipv6.dynamodb`), dynamodb]
})

const regions: Readonly<Record<string, ByService>> = {
	'us-east-1': {
		s3: ['pl-63a5400a', '3.5.0.0/19 52.216.0.0/15 54.231.0.0/16'],
		dynamodb: ['pl-02cd2c6b', '3.218.180.0/23 3.218.182.0/24 52.94.0.0/22 52.119.224.0/20'],
		...ipv6Lists('us-east-1', '2600:1fa0:8000::/39 2600:1ff0:8000::/39 2600:1ff8:8000::/40', '2600:1f18:2004:ca00::/56')
	},
	'us-east-2': {
		s3: ['pl-7ba54012', '3.5.128.0/22 3.5.132.0/23 52.92.76.0/22 52.219.80.0/20 52.219.96.0/20'],
		dynamodb: ['pl-4ca54025', '52.94.4.0/24']
	},
	'us-west-1': {
		s3: ['pl-6ba54002', '52.92.48.0/22 52.219.20.0/22 52.219.24.0/21 52.219.112.0/21 52.219.120.0/22 54.231.232.0/21'],
		dynamodb: ['pl-6ea54007', '52.94.12.0/24']
	},
	'us-west-2': {
		s3: ['pl-68a54001', '3.5.76.0/22 3.5.80.0/21 18.34.48.0/20 52.92.128.0/17 52.218.128.0/17'],
		dynamodb: ['pl-00a54069', '52.94.28.0/23'],
		...ipv6Lists('us-west-2', '2600:1fa0:4000::/39 2600:1ff0:4000::/39 2600:1ff8:4000::/40', '2600:1f14:2004:ca00::/56')
	},
	'ca-central-1': {
		s3: ['pl-7da54014', '52.92.84.0/22 52.95.145.0/24 52.95.146.0/23'],
		dynamodb: ['pl-4ea54027', '52.94.14.0/24']
	},
	'sa-east-1': {
		s3: ['pl-6aa54003', '52.92.64.0/22 52.92.72.0/22 52.95.136.0/23 52.95.138.0/24 52.95.163.0/24 52.95.164.0/23'],
		dynamodb: ['pl-60a54009', '52.94.7.0/24']
	},
	'eu-west-1': {
		s3: ['pl-6da54004', '52.218.0.0/17 54.231.128.0/19'],
		dynamodb: ['pl-6fa54006', '52.94.5.0/24 52.94.24.0/23 52.119.240.0/21'],
		...ipv6Lists('eu-west-1', '2a05:d050:8000::/40 2a05:d078:8000::/40 2a05:d07a:8000::/40', '2a05:d018:2004:ca00::/56')
	},
	'eu-west-2': {
		s3: ['pl-7ca54015', '52.92.88.0/22 52.95.148.0/23 52.95.150.0/24'],
		dynamodb: ['pl-b3a742da', '52.94.15.0/24']
	},
	'eu-west-3': {
		s3: ['pl-23ad484a', '52.95.154.0/23 52.95.156.0/24'],
		dynamodb: ['pl-abb451c2', '52.94.16.0/24']
	},
	'eu-central-1': {
		s3: ['pl-6ea54007', '52.219.44.0/22 52.219.72.0/22 54.231.192.0/20'],
		dynamodb: ['pl-66a5400f', '52.94.17.0/24'],
		...ipv6Lists('eu-central-1', '2a05:d050:4000::/40 2a05:d078:4000::/40 2a05:d07a:4000::/40', '2a05:d014:2004:ca00::/56')
	},
	'ap-south-1': {
		s3: ['pl-78a54011', '52.92.248.0/22 52.219.62.0/23 52.219.64.0/22'],
		dynamodb: ['pl-66a7420f', '52.94.20.0/24']
	},
	'ap-southeast-1': {
		s3: ['pl-6fa54006', '52.219.32.0/21 52.219.40.0/22 52.219.76.0/22 54.231.240.0/22'],
		dynamodb: ['pl-67a5400e', '52.94.11.0/24']
	},
	'ap-southeast-2': {
		s3: ['pl-6ca54005', '52.95.128.0/21 54.231.248.0/22 54.231.252.0/24'],
		dynamodb: ['pl-62a5400b', '52.94.13.0/24']
	},
	'ap-northeast-1': {
		s3: ['pl-61a54008', '52.219.0.0/20 52.219.16.0/22 52.219.68.0/22 54.231.224.0/21'],
		dynamodb: ['pl-78a54011', '52.94.8.0/24']
	},
	'ap-northeast-2': {
		s3: ['pl-78a54011', '52.92.0.0/20 52.219.56.0/22 52.219.60.0/23'],
		dynamodb: ['pl-48a54021', '52.94.6.0/24']
	}
}

export const ipv6ListOf = (region: string, service: string): string => managedName(region, `ipv6.${service}`)

export const managedName = (region: string, service: string): string => `com.amazonaws.${region}.${service}`

/** By the name that rules and routes of a lab file use. */
export const managedLists: ReadonlyMap<string, ManagedList> = new Map(
	Object.entries(regions).flatMap(([region, services]) =>
		Object.entries(services).map(([service, [id, blocks]]): [string, ManagedList] => {
			const name = managedName(region, service)
			const list: ManagedList = {
				name,
				id,
				// Parsed when used: a lab needs only few of these.
				get cidrs() {
					return parseBlocks(blocks.split(' '))
				}
			}
			return [name, list]
		})
	)
)
