/** A site's device that is configured by files of the user's own, as they would be deployed: swanctl.conf and frr.conf. */
import {z} from 'zod'
import type {DeviceFiles} from '../lab/device-files.ts'
import type {Finding, Path} from '../lab/problem.ts'
import {readSwanctlConf} from '../lab/swanctl-conf.ts'
import type {DeviceFile, Site} from '../lab/vpn-model.ts'
import {is, text} from './schema.ts'
import type {ConnectionDraft} from './vpn-connection.ts'

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

const kinds = ['swanctl', 'frr'] as const

export function resolveDevice(written: Written | undefined, files: DeviceFiles): Pick<Site, 'device'> {
	const device: {-readonly [kind in 'swanctl' | 'frr']?: DeviceFile} = {}
	for (const kind of kinds) {
		const path = written?.[kind]
		const read = path === undefined ? undefined : files[path]
		if (path !== undefined && read && 'text' in read) device[kind] = {path, text: read.text}
	}
	return Object.keys(device).length > 0 ? {device} : {}
}

export function* checkDevice(
	written: Written | undefined,
	path: Path,
	files: DeviceFiles,
	connections: readonly ConnectionDraft[]
): Generator<Finding> {
	for (const kind of kinds) {
		const file = written?.[kind]
		if (file === undefined) continue
		const at = [...path, 'device', kind]
		const read = files[file] ?? {missing: 'it was not read when the lab was'}
		if ('missing' in read) {
			yield {
				path: at,
				message: `${file}: ${read.missing}`,
				fix: "write the path of a file in the lab's folder, such as office/swanctl.conf"
			}
			continue
		}
		const parsed = kind === 'swanctl' ? readSwanctlConf(read.text) : undefined
		if (parsed?.fault !== undefined)
			yield {
				path: at,
				message: `${file}:${parsed.line}: ${parsed.fault}`,
				fix: 'write it as swanctl would read it, all in one file'
			}
	}
	for (const {tunnels} of connections)
		for (const tunnel of tunnels) {
			const {prepend, med, localPreference, ...ofTunnel} = tunnel.written.customer ?? {}
			const said = {swanctl: ofTunnel, frr: {prepend, med, localPreference}}
			for (const kind of kinds) {
				const key = Object.entries(said[kind]).find(([, value]) => value !== undefined)?.[0]
				if (written?.[kind] === undefined || key === undefined) continue
				yield {
					path: [...tunnel.path, 'customer', key],
					message: `the device has a file of its own for this: ${written[kind]}`,
					fix: 'say it there, and leave it out here'
				}
			}
		}
}
