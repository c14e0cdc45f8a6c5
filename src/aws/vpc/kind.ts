/** VPCs and their blocks (VPC-1…7). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
import {z} from 'zod'
import type {Resource} from '../../model/directory.ts'
import type {Finding, Path} from '../../model/finding.ts'
import {type Cidr, contains, overlaps, parseBlock, prefixLength} from '../../net/address.ts'
import {checkAccount, unknownRegion} from '../account.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {overQuota} from '../quotas.ts'
import {isRegion} from '../regions.ts'
import {cidr, described, flag, is, ownId, text} from '../schema.ts'
import {defaultGroupSchema} from '../security-group/kind.ts'

/** A VPC's keys, except the sections of its kinds. */
export const vpcFields = {
	id: ownId('vpc'),
	...described,
	cidr: is('a block such as 10.0.0.0/16, or a list of them', z.union([cidr(), z.array(cidr()).min(1)])).describe(
		'IPv4 block, /16 to /28; a list: the first is the primary one (VPC-1, VPC-3).'
	),
	ipv6: is(
		'true, a block, or a list of them',
		z.union([z.boolean(), z.string(), z.array(z.union([z.literal(true), z.string()]))])
	)
		.optional()
		.describe('`true`: an Amazon-provided /56; or a block of your own, /44 to /60 (VPC-6). Default: none.'),
	enableDnsSupport: flag().optional().describe("False: the VPC's resolver answers nothing (DNS-1). Default: true."),
	enableDnsHostnames: flag()
		.optional()
		.describe(
			'Names of instances: private ones in the VPC, public ones anywhere (DNS-2, DNS-3). Default: false, as of every VPC but the default one.'
		),
	region: text('a region').optional().describe("Region. Default: the lab's."),
	account: is('an account', z.union([z.string(), z.int()]))
		.optional()
		.describe("Account: 12 digits, or a name of `accounts`. Default: the lab's."),
	defaultSecurityGroup: defaultGroupSchema.optional().describe("Other rules for the VPC's own group `default` (SG-1).")
}

/** A VPC in the directory. */
export const vpcResource = (vpc: VpcDraft): Resource => ({
	kind: 'vpc',
	noun: 'VPC',
	key: vpc.key,
	ids: [vpcId(vpc)],
	path: vpc.path
})

export const vpcId = ({key, written}: Pick<VpcDraft, 'key' | 'written'>): string => written.id ?? idOf('vpc', key)

export function* checkVpc(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	const {path, written} = vpc
	if (written.region !== undefined && !isRegion(written.region)) yield unknownRegion(written.region, [...path, 'region'])
	yield* checkAccount(written.account, [...path, 'account'], draft.document)
	yield* checkIpv4(vpc, draft)
	yield* checkIpv6(vpc, draft)
}

/** Quotas of VPCs and internet gateways per account and Region (VPC-8, IGW-3). */
export function* checkVpcQuotas({vpcs, quotas}: Draft): Generator<Finding> {
	const groups = Map.groupBy(vpcs.values(), ({region, account}) => `${region} ${account}`)
	for (const group of groups.values()) {
		yield* overQuota('vpcsPerRegion', group.length, quotas, {path: group.at(-1)?.path ?? [], at: 'key'})
		const open = group.filter(({written}) => written.internetGateway)
		yield* overQuota('internetGatewaysPerRegion', open.length, quotas, {path: [...(open.at(-1)?.path ?? []), 'internetGateway']})
	}
}

const pathOf = (written: unknown, path: Path, key: string, index: number): Path =>
	Array.isArray(written) ? [...path, key, index] : [...path, key]

function* checkIpv4({path, written, key}: VpcDraft, {quotas}: Draft): Generator<Finding> {
	const all = [written.cidr].flat()
	const before: Cidr[] = []
	for (const [index, one] of all.entries()) {
		const at = {path: pathOf(written.cidr, path, 'cidr', index)}
		const block = parseBlock(one, 4)
		if (!block) {
			yield {
				...at,
				message: `Value (${one}) is not a valid IPv4 block`,
				code: 'InvalidParameterValue',
				fix: 'write an address and a prefix length, such as 10.0.0.0/16'
			}
			continue
		}
		const fault = faultOf(block, before)
		if (fault) yield {...at, code: 'InvalidVpc.Range', ...fault}
		before.push(block)
	}
	yield* overQuota('cidrsPerVpc', all.length, quotas, {path: [...path, 'cidr'], at: 'key'}, `VPC "${key}": `)
}

type Fault = Pick<Finding, 'message' | 'fix'>

/** VPC-2. */
const forbidden = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'] as Cidr[]

function faultOf(block: Cidr, before: readonly Cidr[]): Fault | undefined {
	const length = prefixLength(block)
	if (length < 16 || length > 28) {
		return {
			message: `the CIDR '${block}' is invalid: a VPC's block is /16 to /28`,
			fix: length < 16 ? `choose ${block.split('/')[0]}/16, and add further blocks` : `choose ${block.split('/')[0]}/28 or wider`
		}
	}
	const range = forbidden.find(one => contains(one, block))
	if (range) {
		return {
			message: `the CIDR '${block}' is invalid: VPCs may not use ${range}`,
			fix: 'choose a private block, such as 10.0.0.0/16'
		}
	}
	const other = before.find(one => overlaps(one, block))
	if (other) return {message: `the CIDR '${block}' overlaps ${other} of the same VPC`, fix: 'choose a block apart from it'}
	return restrictionOf(block, before)
}

const classes = {
	'10.0.0.0/8': '10.0.0.0/8',
	'172.16.0.0/12': '172.16.0.0/12',
	'192.168.0.0/16': '192.168.0.0/16',
	'198.19.0.0/16': '198.19.0.0/16'
} as const
type Class = keyof typeof classes | 'public'

const classOf = (block: Cidr): Class =>
	(Object.keys(classes) as (keyof typeof classes)[]).find(range => contains(range as string as Cidr, block)) ?? 'public'

const isRfc1918 = (one: Class): boolean => one !== 'public' && one !== '198.19.0.0/16'

/** The restriction matrix: which blocks may be added to those of a VPC (VPC-4). `public` includes 100.64.0.0/10. */
function restrictionOf(block: Cidr, before: readonly Cidr[]): Fault | undefined {
	const added = classOf(block)
	const fix = 'add a block of the same range, of 100.64.0.0/10, or a public one'
	for (const [index, held] of before.entries()) {
		const holds = classOf(held)
		const restricted = (why: string, remedy = fix): Fault => ({message: `the CIDR '${block}' is restricted: ${why}`, fix: remedy})
		if (isRfc1918(holds) && added !== holds && added !== 'public') {
			return restricted(`a VPC with a block of ${holds} (${held}) may add none of ${added}`)
		}
		if (holds === '198.19.0.0/16' && isRfc1918(added)) {
			return restricted(`a VPC with a block of 198.19.0.0/16 may add none of ${added}`)
		}
		if (index === 0 && holds === 'public' && added !== 'public') {
			return restricted(`a VPC whose primary block is public or of 100.64.0.0/10 (${held}) may add none of ${added}`)
		}
		if (contains('10.0.0.0/15' as Cidr, held) && contains('10.0.0.0/16' as Cidr, block)) {
			return restricted(
				`a VPC with a block of 10.0.0.0/15 (${held}) may add none of 10.0.0.0/16`,
				'add a block of 10.2.0.0 or above'
			)
		}
		if (holds === '172.16.0.0/12' && contains('172.31.0.0/16' as Cidr, block)) {
			return restricted(
				`a VPC with a block of 172.16.0.0/12 (${held}) may add none of 172.31.0.0/16`,
				'add a block of 172.16.0.0 to 172.30.255.255'
			)
		}
	}
	return undefined
}

function* checkIpv6({path, written, key, ipv6Cidrs}: VpcDraft, draft: Draft): Generator<Finding> {
	const all = [written.ipv6 ?? []].flat()
	const fix = 'write true for an Amazon-provided /56, or a block such as 2001:db8:1200::/56'
	for (const [index, one] of all.entries()) {
		if (typeof one !== 'string') continue
		const at = {path: pathOf(written.ipv6, path, 'ipv6', index)}
		const block = parseBlock(one, 6)
		if (!block) {
			yield {...at, message: `Value (${one}) is not a valid IPv6 block`, code: 'InvalidParameterValue', fix}
		} else if (prefixLength(block) < 44 || prefixLength(block) > 60 || prefixLength(block) % 4 !== 0) {
			yield {
				...at,
				message: `the IPv6 CIDR '${block}' is invalid: a VPC's block is /44 to /60 in steps of 4`,
				code: 'InvalidVpc.Range',
				fix
			}
		} else if (!contains('2000::/3' as Cidr, block)) {
			yield {...at, message: `the IPv6 CIDR '${block}' is not public: it lies outside 2000::/3`, code: 'InvalidVpc.Range', fix}
		} else {
			const earlier = [...draft.vpcs.values()]
			const owner = earlier
				.slice(0, earlier.findIndex(other => other.key === key) + 1)
				.find(other => other.ipv6Cidrs.some((held, n) => overlaps(held, block) && !(other.key === key && n >= index)))
			if (owner) {
				yield {
					...at,
					message: `${block} overlaps an IPv6 block of VPC "${owner.key}", and IPv6 addresses are unique in the world`,
					code: 'InvalidVpc.Range',
					fix
				}
			}
		}
	}
	yield* overQuota('ipv6CidrsPerVpc', ipv6Cidrs.length, draft.quotas, {path: [...path, 'ipv6'], at: 'key'})
}
