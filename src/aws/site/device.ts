/** A site's device that is configured by the user's own files, as they would be deployed: swanctl.conf and frr.conf. */
import {z} from 'zod'
import {type DeviceFiles, deviceFileKinds} from '../../device/device-files.ts'
import {frrConfFaults, frrConfOmissions} from '../../device/frr-conf.ts'
import {blocksOfSelector, connectionTo, readSwanctlConf} from '../../device/swanctl-conf.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {CustomerEnd, DeviceFile, Site} from '../../model/vpn.ts'
import type {Address} from '../../net/address.ts'
import {is, text} from '../schema.ts'
import type {ConnectionDraft} from '../vpn-connection/kind.ts'
import type {TunnelDraft} from '../vpn-connection/tunnel.ts'

export const deviceSchema = is(
	'{swanctl: a file, frr: a file}',
	z.strictObject({
		swanctl: text("a path in the lab's folder")
			.optional()
			.describe(
				'A swanctl.conf with the connections of all tunnels of the site. Each tunnel takes the connection whose remote_addrs is its outside address.'
			),
		frr: text("a path in the lab's folder").optional().describe('A frr.conf for the router of the site.')
	})
)

type Written = z.input<typeof deviceSchema>
type DeviceFileKind = (typeof deviceFileKinds)[number]

export function resolveDevice(written: Written | undefined, files: DeviceFiles): Pick<Site, 'device'> {
	const found = deviceFileKinds.flatMap((kind): [string, DeviceFile][] => {
		const path = written?.[kind]
		const read = path === undefined ? undefined : files[path]
		return path !== undefined && read && 'text' in read ? [[kind, {path, text: read.text}]] : []
	})
	return found.length > 0 ? {device: Object.fromEntries(found)} : {}
}

/** Lines of a device's file that have no effect here, one sentence each. */
export function deviceNotes(written: Written | undefined, files: DeviceFiles): readonly string[] {
	const path = written?.frr
	const read = path === undefined ? undefined : files[path]
	return read && 'text' in read ? frrConfOmissions(read.text).map(({line, message}) => `${path}:${line}: ${message}`) : []
}

/** The networks in a device's file for the tunnel to a peer; none if it has no connection to the peer. */
export function selectorsInFile(
	written: Written | undefined,
	peer: Address,
	files: DeviceFiles
): Pick<CustomerEnd, 'trafficSelectors'> {
	const read = written?.swanctl === undefined ? undefined : files[written.swanctl]
	const children = read && 'text' in read ? connectionTo(read.text, peer)?.children : undefined
	const blocks = (side: 'local' | 'remote') => [
		...new Set((children ?? []).flatMap(child => child[side].flatMap(blocksOfSelector)))
	]
	return children ? {trafficSelectors: {local: blocks('local'), remote: blocks('remote')}} : {}
}

export function* checkDevice(
	written: Written | undefined,
	path: Path,
	files: DeviceFiles,
	connections: readonly ConnectionDraft[]
): Generator<Finding> {
	for (const kind of deviceFileKinds) {
		const file = written?.[kind]
		if (file === undefined) continue
		yield* checkFile(file, kind, [...path, 'device', kind], files)
		if ('ignored' in (files[file] ?? {})) continue
		for (const {tunnels} of connections) for (const tunnel of tunnels) yield* checkSaidTwice(tunnel, kind, file)
	}
}

function* checkFile(file: string, kind: DeviceFileKind, path: Path, files: DeviceFiles): Generator<Finding> {
	const read = files[file] ?? {missing: 'it was not read when the lab was'}
	if ('ignored' in read) return
	if ('missing' in read) {
		yield {
			path,
			message: `${file}: ${read.missing}`,
			fix: "write the path of a file in the lab's folder, such as office/swanctl.conf"
		}
		return
	}
	if (kind === 'frr') {
		for (const {line, message, fix} of frrConfFaults(read.text)) yield {path, message: `${file}:${line}: ${message}`, fix}
	}
	const parsed = kind === 'swanctl' ? readSwanctlConf(read.text) : undefined
	if (parsed?.fault !== undefined) {
		yield {
			path,
			message: `${file}:${parsed.line}: ${parsed.fault}`,
			fix: parsed.fix ?? 'write it as swanctl would read it, all in one file'
		}
	}
}

/** Settings of the device in a tunnel have no effect if the device has a file. */
function* checkSaidTwice({path, written}: TunnelDraft, kind: DeviceFileKind, file: string): Generator<Finding> {
	const {prepend, med, localPreference, announces, accepts, ...ofTunnel} = written.customer ?? {}
	const said = {swanctl: ofTunnel, frr: {prepend, med, localPreference, announces, accepts}}[kind]
	const key = Object.entries(said).find(([, value]) => value !== undefined)?.[0]
	if (key === undefined) return
	yield {
		path: [...path, 'customer', key],
		message: `the device has a file of its own for this: ${file}`,
		fix: 'say it there, and leave it out here'
	}
}
