/**
 * Route 53's health checkers: hosts on the Internet, two per Region, with the first addresses of blocks that AWS publishes for them
 * (`ROUTE53_HEALTHCHECKS` of https://ip-ranges.amazonaws.com/ip-ranges.json). AWS has more of them.
 */
import type {IpText} from '../net/names.ts'

const blocks = {
	'us-east-1': {ipv4: ['54.243.31.193', '107.23.255.1'], ipv6: ['2600:1f18:3fff:f800::1', '2600:1f18:7fff:f800::1']},
	'us-west-1': {ipv4: ['54.183.255.129', '54.241.32.65'], ipv6: ['2600:1f1c:7ff:f800::1', '2600:1f1c:fff:f800::1']},
	'us-west-2': {ipv4: ['54.244.52.193', '54.245.168.1'], ipv6: ['2600:1f14:7ff:f800::1', '2600:1f14:fff:f800::1']},
	'eu-west-1': {ipv4: ['54.228.16.1', '176.34.159.193'], ipv6: ['2a05:d018:7ff:f800::1', '2a05:d018:fff:f800::1']},
	'ap-southeast-1': {ipv4: ['54.251.31.129', '54.255.254.193'], ipv6: ['2406:da18:7ff:f800::1', '2406:da18:fff:f800::1']},
	'ap-southeast-2': {ipv4: ['54.252.79.129', '54.252.254.193'], ipv6: ['2406:da1c:7ff:f800::1', '2406:da1c:fff:f800::1']},
	'ap-northeast-1': {ipv4: ['54.248.220.1', '54.250.253.193'], ipv6: ['2406:da14:7ff:f800::1', '2406:da14:fff:f800::1']},
	'sa-east-1': {ipv4: ['54.232.40.65', '177.71.207.129'], ipv6: ['2600:1f1e:7ff:f800::1', '2600:1f1e:fff:f800::1']}
} as const satisfies Readonly<Record<string, Readonly<Record<'ipv4' | 'ipv6', readonly IpText[]>>>>

export type CheckerRegion = keyof typeof blocks

export const checkerRegions = Object.keys(blocks) as CheckerRegion[]

export const isCheckerRegion = (region: string): region is CheckerRegion => Object.hasOwn(blocks, region)

export const checkersIn = (region: string, version: 4 | 6): readonly IpText[] =>
	isCheckerRegion(region) ? blocks[region][`ipv${version}`] : []

/** Undefined: no checker has that address. */
export const regionOfChecker = (address: IpText): CheckerRegion | undefined =>
	checkerRegions.find(region => [4, 6].some(version => checkersIn(region, version as 4 | 6).includes(address)))
