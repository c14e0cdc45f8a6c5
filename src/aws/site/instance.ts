/**
 * A site whose gateway device is an instance: a software appliance with an elastic address in one VPC, with VPN connections to
 * the gateway of another. AWS sees its public address, which the internet gateway translates (IGW-1), so that its tunnels
 * always carry ESP in UDP (VPN-6). Doc: https://docs.aws.amazon.com/vpn/latest/s2svpn/your-cgw.html
 */
import type {Finding, Path} from '../../model/finding.ts'
import type {Site} from '../../model/vpn.ts'
import {placementOf} from '../addresses.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {associatedWith} from '../elastic-ip/draft.ts'
import type {InstanceDraft} from '../instance/kind.ts'
import {entriesOf, unknownName} from '../kind.ts'
import type {CustomerGatewayDraft} from '../vpn-connection/customer-gateway.ts'
import type {SiteDraft} from './draft.ts'

export type InstanceOfVpc = InstanceDraft & {readonly vpc: VpcDraft}

/** Instances with that name in any VPC; `vpc.name` selects the VPC. */
export const instancesNamed = (name: string, vpcs: ReadonlyMap<string, VpcDraft>): InstanceOfVpc[] =>
	[...vpcs.values()].flatMap(vpc => {
		const found = vpc.instances.get(name.startsWith(`${vpc.key}.`) ? name.slice(vpc.key.length + 1) : name)
		return found ? [{...found, vpc}] : []
	})

export const customerGatewayOf = (
	site: string,
	path: Path,
	{id}: {readonly id?: string | undefined},
	instance: InstanceOfVpc | undefined
): CustomerGatewayDraft[] => [
	{
		key: site,
		path: [...path, 'instance'],
		written: {id, ...(instance && isOff(instance) && {state: 'failed'})},
		publicIp: undefined,
		interface: instance?.key ?? ''
	}
]

export function deviceInstance(instance: InstanceOfVpc | undefined, draft: Draft): Pick<Site, 'instance'> {
	const privateIp = instance && placementOf(draft).get(instance.key)?.ipv4[0]
	return privateIp ? {instance: {key: instance.key, privateIp}} : {}
}

export const isOff = ({written: {state = 'running'}}: InstanceDraft): boolean => state !== 'running'

/** Settings of a site's device and LAN, and where they are written if the device is an instance. */
const elsewhere = {
	publicIp: {why: "its customer gateway has the instance's elastic address"},
	devices: {why: 'the instance is the only one'},
	cidr: {why: "its blocks are those of the instance's VPC", fix: 'write what it announces of them: announces: [10.50.0.0/16]'},
	ipv6Cidr: {
		why: "its blocks are those of the instance's VPC",
		fix: 'write what it announces of them: announces: ["2001:db8::/56"]'
	},
	behindNat: {why: 'the internet gateway translates its address in any case (VPN-6)'},
	internet: {why: "the VPC's route tables and gateways decide on it"},
	statefulFirewall: {why: 'what it forwards is up to its guest', fix: 'write it there: guest: {statefulFirewall: true}'},
	state: {why: "its state is the instance's", fix: 'write it there: state: failed'},
	hosts: {why: "its hosts are the VPC's other instances"}
} as const satisfies Partial<Record<keyof SiteDraft['written'], {readonly why: string; readonly fix?: string}>>

export function* checkDeviceInstances(draft: Draft): Generator<Finding> {
	const taken = new Map<string, string>()
	for (const site of draft.vpn.sites.values()) {
		if (!site.instances) continue
		const path = [...site.path, 'instance']
		for (const [key, {why, ...more}] of entriesOf<{readonly why: string; readonly fix?: string}>(elsewhere)) {
			if (site.written[key as keyof typeof elsewhere] === undefined) continue
			yield {
				path: [...site.path, key],
				at: 'key',
				message: `a site whose device is an instance has no ${key}: ${why}`,
				fix: more.fix ?? 'leave it out'
			}
		}
		const [instance] = site.instances
		if (instance && site.instances.length === 1) {
			yield* checkInstance(instance, site, draft, taken)
		} else {
			yield noSuchInstance(site, path, draft)
		}
	}
}

function* checkInstance(
	{key, name, vpc}: InstanceOfVpc,
	site: SiteDraft,
	draft: Draft,
	taken: Map<string, string>
): Generator<Finding> {
	const path = [...site.path, 'instance']
	const first = taken.get(key)
	taken.set(key, first ?? site.name)
	if (first !== undefined) {
		yield {
			path,
			message: `instance "${name}" is the device of site "${first}" already, whose customer gateway has its address`,
			code: 'InvalidCustomerGateway.DuplicateIpAddress',
			fix: `name site "${first}" in the VPN connection: one customer gateway may have several`
		}
	}
	if (associatedWith(key, 0, draft) === undefined) {
		yield {
			path,
			message: `instance "${name}" has no elastic address, and a customer gateway needs a public address that stays (VPN-1, EIP-1)`,
			fix: `give it one: elasticIps: {${name}: {instance: ${vpc.key}.${name}}}`
		}
	}
}

function noSuchInstance({written: {instance: name = ''}, instances = []}: SiteDraft, path: Path, {vpcs}: Draft): Finding {
	if (instances.length > 1) {
		return {
			path,
			message: `"${name}" is ambiguous: there are ${instances.map(({key}) => key).join(' and ')}`,
			fix: `write ${instances.map(({key}) => key).join(' or ')}`
		}
	}
	const names = [...vpcs.values()].flatMap(vpc => [...vpc.instances.values()].map(({key}) => key))
	return unknownName(path, 'instance', name, names, 'InvalidInstanceID.NotFound')
}
