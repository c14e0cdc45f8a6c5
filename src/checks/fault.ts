/** The thing that fails or is healed: a zone, an instance, a link, a VPN tunnel, a site or a Direct Connect connection. */
import {z} from 'zod'
import type {LabDocument} from '../aws/kinds.ts'
import {reference, text} from '../aws/schema.ts'
import type {Path} from '../model/finding.ts'
import type {Patch} from './action.ts'
import {readLink} from './capture-points.ts'
import type {FaultName} from './fault-names.ts'
import {instanceNamed, instancePatch} from './instance-patch.ts'
import type {CheckReader} from './reader.ts'
import {
	type DirectConnectFailure,
	directConnectPatch,
	readDirectConnect,
	readSite,
	readTunnel,
	type SiteFailure,
	sitePatch,
	type TunnelFailure,
	tunnelFaultFields,
	tunnelPatch
} from './tunnel-actions.ts'
import {linkPatch, zonePatch} from './zone-patch.ts'

/** Exactly one of these. */
export type Fault = {
	readonly what: /** As written: `a` (of the lab's region), `us-east-1a`, `use1-az1`, or another account's `partner/us-east-1a`. */
		| {readonly zone: string}
		/** The host under the instance dies: it keeps its addresses and its place in route tables, and does not answer. */
		| {readonly instance: string}
		/** `web`, `web:eth1`, or a network interface. */
		| {readonly link: string}
		/** A VPN tunnel; `how` is ignored when it is healed. */
		| TunnelFailure
		/** The gateway device of a customer's site. */
		| SiteFailure
		| DirectConnectFailure
}

export const faultSchema = (verb: string) =>
	z.strictObject({
		zone: text('a zone')
			.optional()
			.describe(`A zone to ${verb}: \`a\`, \`us-east-1a\`, \`use1-az1\`, or \`partner/us-east-1a\` as another account names it.`),
		instance: reference('an instance').optional().describe(`An instance to ${verb}: the host under it.`),
		link: text('an interface').optional().describe(`A link to ${verb}: \`web\`, \`web:eth1\`, or a network interface.`),
		...tunnelFaultFields
	} satisfies Readonly<Record<FaultName, z.ZodType>>)

type Written = z.input<ReturnType<typeof faultSchema>> & {readonly how?: TunnelFailure['how'] | undefined}

export function readFault(written: Written, path: Path, reader: CheckReader): Fault | undefined {
	const {how, ...what} = written
	const {zone, instance, link, tunnel, site, directConnect} = what
	const given = Object.entries(what).filter(([, value]) => value !== undefined)
	if (given.length !== 1) {
		return reader.fail({
			path,
			message: `one thing at a time, not ${given.length}`,
			fix: 'write one of {zone: a}, {instance: web}, {link: web}, {tunnel: office:1}, {site: office} and {directConnect: primary}'
		})
	}
	if (how !== undefined && tunnel === undefined) {
		reader.fail({path: [...path, 'how'], message: 'only tunnels fail in several ways', fix: 'leave "how" out'})
	}
	if (tunnel !== undefined) return {what: {tunnel: readTunnel(tunnel, [...path, 'tunnel'], reader), how: how ?? 'drop'}}
	if (directConnect !== undefined) {
		return {what: {directConnect: readDirectConnect(directConnect, [...path, 'directConnect'], reader)}}
	}
	if (site !== undefined) return {what: {site: readSite(site, [...path, 'site'], reader)}}
	if (zone !== undefined) {
		if (reader.context.zones.idOf(zone) === undefined) {
			return reader.fail({
				path: [...path, 'zone'],
				message: `no zone is named "${zone}"`,
				fix: 'write a letter such as a, a name such as us-east-1a, or an id such as use1-az1'
			})
		}
		return {what: {zone}}
	}
	if (instance !== undefined) return {what: {instance: reader.instance(instance, [...path, 'instance']) ?? ''}}
	return {what: {link: reader.take<string>(readLink(link ?? '', [...path, 'link'], reader.context.names)) ?? ''}}
}

export function faultTitle({what}: Fault): string {
	if ('tunnel' in what) return `tunnel ${what.tunnel}${what.how === 'drop' ? '' : ` (${what.how})`}`
	const [[kind, name] = ['', '']] = Object.entries(what)
	return `${kind} ${name}`
}

export function faultPatch(what: Fault['what'], fails: boolean, document: LabDocument): Patch {
	if ('zone' in what) return zonePatch(what.zone, fails, document)
	if ('link' in what) return linkPatch(what.link, fails, document)
	if ('directConnect' in what) return directConnectPatch(what.directConnect, fails, document)
	if ('site' in what) return sitePatch(what.site, fails, document)
	if ('tunnel' in what) {
		// It is a momentary event, so no state remains.
		if (fails && what.how === 'delete') return {}
		return tunnelPatch(what.tunnel, fails ? what.how : undefined, document)
	}
	const found = instanceNamed(what.instance, document)
	const {state} = found.written
	if (fails) return state === 'failed' ? {} : instancePatch(found, {state: 'failed'})
	return state === 'failed' ? instancePatch(found, {state: null}) : {}
}
