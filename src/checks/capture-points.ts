/** Capture points by the names that checks use: hosts, ENIs, gateways. */

import {capturePoints} from '../aws/kinds.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import {checkDevice, isFinding, type Names, readHost, shortNames} from './names.ts'

/** The plan's name of a point, by that name or by an id or address at it. */
export function readPoint(written: string, path: Path, names: Names): string | Finding {
	const [, prefix = '', rest = ''] = /^(\w+):(.*)$/.exec(written) ?? []
	const gateway = capturePoints.get(prefix)
	if (!gateway && !names.hosts.has(written)) {
		const [point, ...others] = names.directory.pointsAt(written)
		if (point !== undefined && others.length === 0) return point
		if (point !== undefined) return severalPoints(written, path, [point, ...others])
	}
	if (!gateway) return readHostPoint(written, prefix === 'eni' ? rest : written, path, names)
	const known = names.points(gateway)
	const name = gateway.end ? rest.replace(gateway.end, '') : rest
	if (!known.has(name)) return noPoint(written, path, gateway.what, name, known.keys())
	return known instanceof Map ? `${prefix}:${known.get(name)}` : written
}

/** Whether a point distinguishes arriving from leaving packets: instances, ENIs and NAT gateways do. */
export function tellsDirection(point: string, {hosts}: Names): boolean {
	const [, prefix = ''] = /^(\w+):/.exec(point) ?? []
	const [host = ''] = point.split(':')
	const gateway = capturePoints.get(prefix)
	const found = hosts.get(host)
	return gateway ? gateway.hasDirections === true : !found || found.interfaces !== undefined
}

/** `web`, `web:eth1`. */
function readHostPoint(written: string, place: string, path: Path, names: Names): string | Finding {
	const [host = '', device = 'eth0', ...more] = place.split(':')
	const found = readHost(host, path, names)
	if (isFinding(found)) return found
	const number = /^eth(\d+)$/.exec(device)?.[1]
	if (number === undefined || more.length > 0) {
		return {path, message: `"${written}" is not a capture point`, fix: `write ${host}, ${host}:eth1 or eni:${host}`}
	}
	return checkDevice(host, Number(number), path, names) ?? written
}

const severalPoints = (written: string, path: Path, points: readonly string[]): Finding => ({
	path,
	message: `${written} is at several points: ${points.join(' and ')}`,
	fix: `write ${points.join(' or ')}`
})

const noPoint = (written: string, path: Path, what: string, name: string, known: Iterable<string>): Finding => ({
	path,
	message: `there is no point "${written}": no ${what} is named "${name}"`,
	fix: suggest(name, known)
})

/** The values of `fail: {link: …}`: `web`, `web:eth1`, or a network interface of an instance or unattached, by name, id or address. */
export function readLink(written: string, path: Path, names: Names): string | Finding {
	const found = linksAt(written, names)
	if (found[0] !== undefined && found.length === 1) return found[0]
	if (found.length > 1) return severalPoints(written, path, found)
	const place = written.replace(/^eni:/, '')
	const point = readHostPoint(place, place, path, names)
	return isFinding(point) ? {...point, fix: point.fix ?? suggest(written, shortNames(names.hosts))} : point
}

const linksAt = (written: string, {directory}: Names): readonly string[] =>
	directory.find(written).flatMap(({kind, key, owner, ids: [id = '']}) => {
		if (kind !== 'network-interface') return []
		return owner ? directory.pointsAt(id).flatMap(point => /^eni:(.*)/.exec(point)?.[1] ?? []) : [key]
	})
