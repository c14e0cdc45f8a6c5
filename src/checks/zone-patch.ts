/** Patches that make a zone or a link fail, or repair it. */
import type {LabDocument} from '../aws/kinds.ts'
import {zoneDirectory} from '../aws/zone/directory.ts'
import type {Patch} from './action.ts'
import {instanceNamed, instancePatch} from './instance-patch.ts'

export function zonePatch(written: string, fails: boolean, document: LabDocument): Patch {
	const zones = zoneDirectory(document)
	const zone = zones.idOf(written)
	if (zone === undefined) throw new RangeError(`no zone is named "${written}"`)
	const same = Object.keys(document.zones ?? {}).filter(key => zones.idOfEntry(key) === zone)
	if (fails) return {zones: Object.fromEntries((same.length > 0 ? same : [written]).map(key => [key, {state: 'failed'}]))}
	return same.length === 0
		? {}
		: {zones: Object.fromEntries(same.map(key => [key, document.zones?.[key]?.id === undefined ? null : {state: null}]))}
}

/** `web`, `web:eth1`, or the name of a network interface. */
export function linkPatch(wanted: string, fails: boolean, document: LabDocument): Patch {
	const named = Object.entries(document.vpcs ?? {}).flatMap(([vpc, {networkInterfaces = {}}]) => {
		const name = wanted.startsWith(`${vpc}.`) ? wanted.slice(vpc.length + 1) : wanted
		return Object.hasOwn(networkInterfaces, name) ? [{vpc, name}] : []
	})
	const [only] = named
	const state = (was: string | undefined) => (fails ? {link: 'down'} : was === undefined ? {} : {link: null})
	if (only && named.length === 1) {
		return interfacePatch(only.vpc, only.name, state(document.vpcs?.[only.vpc]?.networkInterfaces?.[only.name]?.link))
	}
	const [host = '', device = 'eth0'] = wanted.split(':')
	const found = instanceNamed(host, document)
	const index = Number(device.slice(3)) - 1
	if (index < 0) return instancePatch(found, state(found.written.link))
	const extras = found.written.interfaces ?? []
	const extra = extras[index]
	if (extra === undefined) throw new RangeError(`"${host}" has no interface ${device}`)
	if (typeof extra === 'string') {
		return interfacePatch(found.vpc, extra, state(document.vpcs?.[found.vpc]?.networkInterfaces?.[extra]?.link))
	}
	const {link: _, ...rest} = extra
	return instancePatch(found, {interfaces: extras.with(index, fails ? {...rest, link: 'down'} : rest)})
}

const interfacePatch = (vpc: string, name: string, patch: Patch) => ({
	vpcs: {[vpc]: {networkInterfaces: {[name]: patch}}}
})
