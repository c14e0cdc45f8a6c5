/** Static routes of a site's router: to a host of its LAN, into a tunnel, or nowhere. */
import {z} from 'zod'
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {SiteRoute} from '../../model/vpn.ts'
import {family, parseCidr} from '../../net/address.ts'
import {entriesOf} from '../kind.ts'
import {is} from '../schema.ts'

const nowhere = 'blackhole'

export const routesSchema = is('routes: {10.99.0.0/16: a host, a tunnel or blackhole}', z.record(z.string(), z.string()))

type Written = z.input<typeof routesSchema>

/** Targets of a site's routes: names of its hosts, and keys of its tunnels. */
type Targets = {readonly hosts: readonly string[]; readonly tunnels: readonly string[]}

export function* checkRoutes(
	written: Written | undefined,
	path: Path,
	{hosts, tunnels}: Targets,
	frrConf: string | undefined
): Generator<Finding> {
	if (written && frrConf !== undefined) {
		yield {
			path,
			at: 'key',
			message: `the device has a file of its own for this: ${frrConf}`,
			fix: 'say it there with "ip route", and leave it out here'
		}
	}
	for (const [destination, target] of entriesOf(written)) {
		const block = parseCidr(destination, {maskHostBits: true})
		if (!block || family(block) !== 4) {
			yield {
				path: [...path, destination],
				at: 'key',
				message: `"${destination}" is not an IPv4 block`,
				fix: 'write an address and a prefix length, such as 10.99.0.0/16'
			}
		}
		if (![...hosts, ...tunnels, nowhere].includes(target)) {
			yield {
				path: [...path, destination],
				message: `"${target}" is not a host of the site, no tunnel of it, and not "${nowhere}"`,
				fix: suggest(target, [...hosts, ...tunnels, nowhere])
			}
		}
	}
}

/** A host takes precedence over a tunnel or `blackhole` of the same name. */
export const resolveRoutes = (written: Written | undefined, site: string, {hosts, tunnels}: Targets): readonly SiteRoute[] =>
	entriesOf(written).flatMap(([text, target]): SiteRoute[] => {
		const destination = parseCidr(text, {maskHostBits: true})
		if (!destination) return []
		if (hosts.includes(target)) return [{destination, to: 'host', key: `${site}.${target}`}]
		return tunnels.includes(target) ? [{destination, to: 'tunnel', key: target}] : [{destination, to: 'nowhere'}]
	})
