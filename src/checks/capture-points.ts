/** Points of capture as checks name them: hosts, ENIs, gateways. */

import {capturePoints} from '../aws/capture-points.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import {checkDevice, isFinding, type Names, readHost, shortNames} from './names.ts'

/** A point as the plan names it, NAT gateways by their whole name. */
export function readPoint(written: string, path: Path, names: Names): string | Finding {
	const [, prefix = '', rest = ''] = /^(\w+):(.*)$/.exec(written) ?? []
	const gateway = capturePoints.get(prefix)
	if (!gateway) return readHostPoint(written, prefix === 'eni' ? rest : written, path, names)
	const known = names.points(gateway)
	const name = gateway.end ? rest.replace(gateway.end, '') : rest
	if (!known.has(name)) return noPoint(written, path, gateway.what, name, known.keys())
	return known instanceof Map ? `${prefix}:${known.get(name)}` : written
}

/** Whether packets that come in are told from those that go out at a point: at instances, ENIs and NAT gateways. */
export function tellsDirection(point: string, {internetHosts, siteHosts}: Names): boolean {
	const [, prefix = ''] = /^(\w+):/.exec(point) ?? []
	const [host = ''] = point.split(':')
	const gateway = capturePoints.get(prefix)
	return gateway ? gateway.hasDirections === true : !internetHosts.has(host) && !siteHosts.has(host)
}

/** `web`, `web:eth1`. */
function readHostPoint(written: string, place: string, path: Path, names: Names): string | Finding {
	const [host = '', device = 'eth0', ...more] = place.split(':')
	const found = readHost(host, path, names)
	if (isFinding(found)) return found
	const number = /^eth(\d+)$/.exec(device)?.[1]
	if (number === undefined || more.length > 0)
		return {path, message: `"${written}" is no point of capture`, fix: `write ${host}, ${host}:eth1 or eni:${host}`}
	return checkDevice(host, Number(number), path, names) ?? written
}

const noPoint = (written: string, path: Path, what: string, name: string, known: Iterable<string>): Finding => ({
	path,
	message: `there is no point "${written}": no ${what} is named "${name}"`,
	fix: suggest(name, known)
})

/** `web`, `web:eth1`, or a network interface by name: what `fail: {link: …}` takes. */
export function readLink(written: string, path: Path, names: Names): string | Finding {
	if (names.interfaces.has(written)) return written
	const point = readPoint(written, path, names)
	if (!isFinding(point)) return written
	return {...point, fix: point.fix ?? suggest(written, [...shortNames(names.hosts), ...names.interfaces])}
}
