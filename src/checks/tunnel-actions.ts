/**
 * Actions on VPN tunnels and on a customer's device: their written form, parsing, and the sequence of patches that they apply to the
 * lab file. When they run, they wait between two patches.
 */
import {z} from 'zod'
import type {LabDocument} from '../aws/kinds.ts'
import {is, reference, text} from '../aws/schema.ts'
import type {Resource} from '../model/directory.ts'
import type {Path} from '../model/finding.ts'
import type {ActionStep, Patch} from './action.ts'
import {type HowTunnelFails, waysOfTunnels} from './fault-names.ts'
import {ofKind, readThing} from './names.ts'
import type {CheckReader} from './reader.ts'

export type TunnelFailure = {readonly tunnel: string; readonly how: HowTunnelFails}
export type SiteFailure = {readonly site: string}
export type DirectConnectFailure = {readonly directConnect: string}

const tunnelName = () => text('a tunnel such as office:1')

export const tunnelFaultFields = {
	tunnel: tunnelName().optional().describe('A VPN tunnel: `office:1`.'),
	site: reference('a site')
		.optional()
		.describe("A customer's site: its gateway device loses power. `office.b`: the device b of two."),
	directConnect: reference('a Direct Connect connection')
		.optional()
		.describe('A Direct Connect connection: no packet passes on it.')
}

export const howSchema = is('drop, kill, shutdown or delete', z.enum(waysOfTunnels))
	.optional()
	.describe(
		"How a tunnel fails: its packets are lost (`drop`), AWS's end dies (`kill`), AWS shuts its BGP session down (`shutdown`), AWS sends one IKE DELETE (`delete`: it comes back by itself). Default: drop."
	)

export function readTunnel(written: string, path: Path, reader: CheckReader): string {
	// A connection has no capture points, but its tunnels have.
	return readNamed(written, path, reader, {noun: 'tunnel', among: one => isOfConnection(one) && one.points !== undefined})
}

export const readSite = (written: string, path: Path, reader: CheckReader): string =>
	readNamed(written, path, reader, {noun: 'site', among: ofKind('site')})

export function readDirectConnect(written: string, path: Path, reader: CheckReader): string {
	// The keys of virtual interfaces have a dot.
	const among = (one: Resource) => isDirectConnect(one) && !one.key.includes('.')
	return readNamed(written, path, reader, {noun: 'Direct Connect connection', among})
}

const isOfConnection = ofKind('vpn-connection')
const isDirectConnect = ofKind('direct-connect')

const readNamed = (written: string, path: Path, reader: CheckReader, wanted: Parameters<typeof readThing>[3]): string =>
	reader.take<string>(readThing(written, path, reader.context.names, wanted)) ?? written

type Connections = NonNullable<LabDocument['vpnConnections']>
type TunnelWritten = {readonly fault?: string | undefined}

/** `{}` if there is nothing to do. Throws a RangeError if there is no such tunnel. */
export function tunnelPatch(tunnel: string, fault: string | undefined, {vpnConnections = {}}: LabDocument): Patch {
	const [name = '', number = ''] = tunnel.split(':')
	const connection: Connections[string] | undefined = Object.hasOwn(vpnConnections, name) ? vpnConnections[name] : undefined
	if (!connection || (number !== '1' && number !== '2')) throw new RangeError(`no tunnel is named "${tunnel}"`)
	const {tunnels = {}} = connection
	const own: TunnelWritten = (Array.isArray(tunnels) ? tunnels[Number(number) - 1] : tunnels[number]) ?? {}
	if (own.fault === fault) return {}
	const change = {fault: fault ?? null}
	if (!Array.isArray(tunnels)) return {vpnConnections: {[name]: {tunnels: {[number]: change}}}}
	const {fault: _, ...rest} = own
	const all = ([1, 2] as const).map(each =>
		String(each) === number ? {...rest, ...(fault && {fault})} : (tunnels[each - 1] ?? {})
	)
	return {vpnConnections: {[name]: {tunnels: all}}}
}

/** `office`: all devices of the site; `office.b`: that one. */
export function sitePatch(name: string, fails: boolean, {sites = {}, vpcs = {}}: LabDocument): Patch {
	const [site = '', device] = name.split('.')
	const own = Object.hasOwn(sites, site) ? sites[site] : undefined
	if (own?.instance !== undefined && device === undefined) return instancePatch(own.instance, fails, vpcs)
	const written =
		device === undefined ? own : own?.devices && Object.hasOwn(own.devices, device) ? own.devices[device] : undefined
	if (!written) throw new RangeError(`no site is named "${name}"`)
	if ((written.state === 'failed') === fails) return {}
	const change = {state: fails ? 'failed' : null}
	return {sites: {[site]: device === undefined ? change : {devices: {[device]: change}}}}
}

/** The instance that is a site's device: by its own name or with its VPC's. */
function instancePatch(name: string, fails: boolean, vpcs: NonNullable<LabDocument['vpcs']>): Patch {
	for (const [vpc, {instances = {}}] of Object.entries(vpcs)) {
		const short = name.startsWith(`${vpc}.`) ? name.slice(vpc.length + 1) : name
		const own = Object.hasOwn(instances, short) ? instances[short] : undefined
		if (!own) continue
		if ((own.state === 'failed') === fails) return {}
		return {vpcs: {[vpc]: {instances: {[short]: {state: fails ? 'failed' : null}}}}}
	}
	throw new RangeError(`no instance is named "${name}"`)
}

export function directConnectPatch(name: string, fails: boolean, {directConnects = {}}: LabDocument): Patch {
	const own = Object.hasOwn(directConnects, name) ? directConnects[name] : undefined
	if (!own) throw new RangeError(`no Direct Connect connection is named "${name}"`)
	if ((own.fault === 'down') === fails) return {}
	return {directConnects: {[name]: {fault: fails ? 'down' : null}}}
}

/** AWS moves traffic away by the MED, replaces the endpoint, and restores the MED (VPN-8). A planned end sends DELETE. */
export function maintenanceSteps(tunnel: string): readonly ActionStep[] {
	const fault = (what: string | undefined): ActionStep => ({do: 'patch', patch: document => tunnelPatch(tunnel, what, document)})
	return [
		fault('maintenance'),
		{do: 'wait', tunnel, until: 'moved', atMostMs: 2000},
		fault('kill'),
		fault('maintenance'),
		{do: 'wait', tunnel, until: 'up', atMostMs: 45_000},
		fault(undefined)
	]
}

export const rebootSteps = (site: string): readonly ActionStep[] =>
	[true, false].map((fails): ActionStep => ({do: 'patch', patch: document => sitePatch(site, fails, document)}))
