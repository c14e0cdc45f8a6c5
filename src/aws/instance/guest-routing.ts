/** A guest's own routes and rules, beyond those of its image (ENI-4), in terms of `ip route` and `ip rule`. */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {GuestRoute, GuestRule} from '../../model/model.ts'
import {type Cidr, family, parseAddress, parseCidr} from '../../net/address.ts'
import {cidr, is, wholeNumber} from '../schema.ts'

const mainTable = 254
/** Lowest priority value of the guest's own rules, which precede those of policy routing at 10000 and above. */
const firstPriority = 100

const table = (what: string) =>
	is('a table from 1 to 252, or main', z.union([z.literal('main'), z.int().min(1).max(252)]))
		.optional()
		.describe(what)

const routeSchema = is(
	'a route such as {to: 10.5.0.0/16, dev: eth1}',
	z.strictObject({
		to: cidr().describe('Destination.'),
		dev: is('an interface such as eth1', z.string().regex(/^eth\d+$/))
			.optional()
			.describe('The interface that it leaves by, to the router of its subnet. Default: eth0.'),
		blackhole: z.literal(true).optional().describe('In place of `dev`: what matches is dropped.'),
		table: table('The table that it belongs to. Default: main.')
	})
)

const ruleSchema = is(
	'a rule such as {from: 10.0.1.10, table: 100}',
	z.strictObject({
		from: cidr().optional().describe('Source address or block. Default: any.'),
		to: cidr().optional().describe('Destination address or block. Default: any.'),
		table: table('The table that is searched. Default: main.'),
		priority: wholeNumber('a priority', {min: 1, max: 32_765})
			.optional()
			.describe(
				'Lower ones are searched first; those of policy routing begin at 10000. Default: 100, 101 and so on, in the order of the list.'
			)
	})
)

export const guestRoutingFields = {
	routes: is('a list of routes', z.array(routeSchema))
		.optional()
		.describe('Routes of its own, as `ip route add` makes them: `[{to: 10.5.0.0/16, dev: eth1, table: 100}]`.'),
	rules: is('a list of rules', z.array(ruleSchema))
		.optional()
		.describe('Rules of its own, as `ip rule add` makes them: `[{from: 10.0.1.10, table: 100}]`.')
}

export type RoutingWritten = {
	readonly routes?: readonly z.input<typeof routeSchema>[] | undefined
	readonly rules?: readonly z.input<typeof ruleSchema>[] | undefined
}

/** A plain address is a block of one address. */
export function blockOf(written: string): Cidr | undefined {
	const address = parseAddress(written)
	return address ? (`${address}/${family(address) === 4 ? 32 : 128}` as Cidr) : parseCidr(written, {maskHostBits: true})
}

const tableOf = (written: 'main' | number | undefined): number =>
	written === undefined || written === 'main' ? mainTable : written

/** `hasIpv6`: for each interface of the instance, by device index. */
export function* checkGuestRouting(
	{routes = [], rules = []}: RoutingWritten,
	path: Path,
	hasIpv6: readonly boolean[]
): Generator<Finding> {
	const interfaces = hasIpv6.length
	const seen = new Set<string>()
	const fix = 'write a block such as 10.5.0.0/16, or an address'
	for (const [index, {to, dev, blackhole, table}] of routes.entries()) {
		const at = [...path, 'routes', index]
		const destination = blockOf(to)
		if (!destination) yield {path: [...at, 'to'], message: `"${to}" is not a block`, fix}
		if (dev !== undefined && blackhole) {
			yield {path: [...at, 'dev'], message: 'a blackhole leaves by no interface', fix: 'keep "dev" or "blackhole"'}
		}
		if (Number(dev?.slice(3) ?? 0) >= interfaces) {
			yield {
				path: [...at, 'dev'],
				message: `the instance has no interface ${dev}`,
				fix: `use eth0${interfaces > 1 ? ` to eth${interfaces - 1}` : ', the only one'}`
			}
		} else if (destination && !blackhole && family(destination) === 6 && !hasIpv6[Number(dev?.slice(3) ?? 0)]) {
			yield {
				path: [...at, 'to'],
				message: `${dev ?? 'eth0'} has no IPv6 address, and leads nowhere for ${destination}`,
				fix: 'write "ipv6: true" at the interface'
			}
		}
		const key = `${destination} ${tableOf(table)}`
		if (destination && seen.has(key)) {
			yield {
				path: [...at, 'to'],
				message: `table ${table ?? 'main'} already has a route to ${destination}`,
				fix: 'keep one of the two'
			}
		}
		seen.add(key)
	}
	for (const [index, {from, to}] of rules.entries()) {
		const at = [...path, 'rules', index]
		for (const [key, written] of [
			['from', from],
			['to', to]
		] as const) {
			if (written !== undefined && !blockOf(written)) yield {path: [...at, key], message: `"${written}" is not a block`, fix}
		}
		const [source, destination] = [from, to].map(one => (one === undefined ? undefined : blockOf(one)))
		if (source && destination && family(source) !== family(destination)) {
			yield {
				path: [...at, 'to'],
				message: `${source} and ${destination} are of different families, and nothing matches both`,
				fix: 'write two blocks of one family'
			}
		}
	}
}

/** Requires that `checkGuestRouting()` found no problem. */
export const resolveGuestRouting = ({routes = [], rules = []}: RoutingWritten): {routes?: GuestRoute[]; rules?: GuestRule[]} => ({
	...(routes.length > 0 && {
		routes: routes.flatMap(({to, dev, blackhole, table}): GuestRoute[] => {
			const destination = blockOf(to)
			return destination
				? [{destination, ...(!blackhole && {deviceIndex: Number(dev?.slice(3) ?? 0)}), table: tableOf(table)}]
				: []
		})
	}),
	...(rules.length > 0 && {
		rules: rules.map(({from, to, table, priority}, index): GuestRule => {
			const [source, destination] = [from, to].map(one => (one === undefined ? undefined : blockOf(one)))
			return {
				priority: priority ?? firstPriority + index,
				...(source && {from: source}),
				...(destination && {to: destination}),
				table: tableOf(table)
			}
		})
	})
})
