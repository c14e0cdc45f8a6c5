/** Instances: a host with one ENI or several, services, and a guest that may forward (SUB-3, ENI-1…4, NAT-10). Doc: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {Guest, Instance} from '../../model/model.ts'
import type {BareVpc, Draft, VpcDraft} from '../draft.ts'
import {hostNames} from '../host-names.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type TargetKind, unknownName, type VpcKind} from '../kind.ts'
import {type InterfaceWritten, inlineInterface, interfaceFields} from '../network-interface/draft.ts'
import {overQuota} from '../quotas.ts'
import {awsOnly, flag, is, named, ownId, services as servicesSchema, wholeNumber} from '../schema.ts'
import {checkServices, resolveServices} from '../services.ts'
import type {SubnetDraft} from '../subnet/kind.ts'
import {applianceField, checkAppliance, resolveAppliance} from './appliance.ts'
import {checkGuestRouting, guestRoutingFields, resolveGuestRouting} from './guest-routing.ts'
import {checkMetadata, metadataFields, resolveMetadata} from './metadata.ts'

const guestSchema = is(
	'what the guest does: {forward: true, …}',
	z.strictObject({
		forward: flag().optional().describe('Forwards packets between its interfaces (`net.ipv4.ip_forward`). Default: false.'),
		masquerade: flag()
			.optional()
			.describe('Rewrites the source of what it forwards out of its primary interface. Default: false.'),
		statefulFirewall: flag()
			.optional()
			.describe('Drops forwarded packets of flows whose first packet it did not see. Default: false.'),
		policyRouting: flag()
			.optional()
			.describe('Replies leave by the interface that owns their source, as Amazon Linux sets up (ENI-4). Default: true.'),
		...guestRoutingFields,
		...applianceField,
		configuresSecondaryIps: flag().optional().describe('Sets up its secondary addresses (ENI-2). Default: true.'),
		ttl: wholeNumber('a TTL', {min: 1, max: 255}).optional().describe('TTL of what it sends. Default: 255, as Amazon Linux.')
	})
)

const instanceSchema = is(
	'an instance: {subnet, …}',
	z.strictObject({
		id: ownId('i'),
		...awsOnly,
		interfaceId: ownId('eni'),
		...interfaceFields,
		interfaces: is(
			'a list of network interfaces',
			z.array(is('the name of a network interface, or {subnet, …}', z.union([z.string(), inlineInterface])))
		)
			.optional()
			.describe('Further interfaces, eth1 and so on: each inline like one of networkInterfaces, or the name of one.'),
		serves: servicesSchema()
			.optional()
			.describe("What it answers: `[http, 'http:8080', 'tcp:5432', 'udp:53', {http: 80, body: hi}]`. Default: nothing but ping."),
		state: z
			.enum(['running', 'stopped', 'failed'])
			.optional()
			.describe('`stopped`: off, routes to it are blackholes. `failed`: silent, its host has died. Default: running.'),
		starts: wholeNumber('a number', {min: 0, max: 1_000_000})
			.optional()
			.describe('How often it was started again; each time its automatic public address is another (SUB-3). Default: 0.'),
		natInstance: flag()
			.optional()
			.describe('Short for a guest that forwards and masquerades. It also needs `sourceDestCheck: false` (NAT-10).'),
		guest: guestSchema.optional().describe("What the instance's own operating system does."),
		...metadataFields
	})
)

const schema = named('instances', instanceSchema)

export type InstanceWritten = z.input<typeof instanceSchema>

/** A secondary interface: a reference to a named one, or one written in place. */
type Extra = {
	readonly path: Path
	/** Attached after the launch. */
	readonly later: boolean
} & ({readonly name: string; readonly written?: never} | {readonly name?: never; readonly written: InterfaceWritten})

export type InstanceDraft = {
	readonly key: string
	readonly name: string
	readonly path: Path
	readonly written: InstanceWritten
	readonly subnet: SubnetDraft | undefined
	readonly extras: readonly Extra[]
}

export const draftInstances = (vpc: BareVpc, subnets: ReadonlyMap<string, SubnetDraft>): Map<string, InstanceDraft> =>
	new Map(
		entriesOf(vpc.written.instances).map(([name, written]) => {
			const path = [...vpc.path, 'instances', name]
			const extras = (written.interfaces ?? []).map((extra, index): Extra => {
				const at = [...path, 'interfaces', index]
				const {attachedLater: later = false} = typeof extra === 'string' ? (vpc.written.networkInterfaces?.[extra] ?? {}) : extra
				return {path: at, later, ...(typeof extra === 'string' ? {name: extra} : {written: extra})}
			})
			return [name, {key: `${vpc.key}.${name}`, name, path, written, subnet: subnets.get(written.subnet), extras}]
		})
	)

const target: TargetKind = {
	kind: 'network-interface',
	key: 'instance',
	noun: 'instance',
	code: 'InvalidInstanceID.NotFound',
	has: (name, {instances: all}) => all.has(name),
	names: ({instances: all}) => all.keys(),
	resolve: (name, vpc) => ({
		target: {kind: 'network-interface', key: `${vpc.key}.${name}`},
		active: vpc.instances.get(name)?.written.state !== 'stopped'
	}),
	isLeft: (name, vpc) => Object.hasOwn(vpc?.instances ?? {}, name),
	inApi: {idOf: ({key}, {interfaces}) => interfaces.find(one => one.key === key)?.id},
	isInterface: true,
	isEdgeTarget: true
}

export const instances: VpcKind<typeof schema> = {
	otherNames: {words: ['ec2', 'vms', 'servers', 'instance'], write: 'write instances: {web: {subnet: app}}'},
	schema,
	codes: {absent: {instances: 'InvalidInstanceID.NotFound'}, inUse: {}},
	title: 'Instances by name.',
	target,
	*check(vpc, draft) {
		for (const instance of vpc.instances.values()) {
			const {path, written, extras, subnet} = instance
			if (!subnet) {
				yield unknownName([...path, 'subnet'], 'subnet', written.subnet, vpc.subnets.keys(), 'InvalidSubnetID.NotFound')
			}
			yield* overQuota('interfacesPerInstance', extras.length + 1, draft.quotas, {path: [...path, 'interfaces'], at: 'key'})
			if (written.publicIp === true && extras.some(({later}) => !later)) {
				yield {
					path: [...path, 'publicIp'],
					message: 'an automatic public address cannot be asked for when launching with several network interfaces (SUB-3)',
					code: 'InvalidParameterCombination',
					fix: 'give it an elastic address (elasticIp), or write "attachedLater: true" at the interfaces that were attached after the launch'
				}
			}
			yield* checkExtras(instance, vpc)
			yield* checkGuestRouting(written.guest ?? {}, [...path, 'guest'], hasIpv6Of(instance, vpc))
			yield* checkAppliance(written.guest?.appliance, [...path, 'guest', 'appliance'])
			yield* checkServices(written.serves ?? [], [...path, 'serves'])
			yield* checkMetadata(written, path)
		}
	},
	*resources(vpc) {
		for (const instance of vpc.instances.values()) {
			const {key, name, path, extras} = instance
			yield {
				kind: 'instance',
				noun: 'instance',
				key,
				names: [name],
				ids: [idIn(instance)],
				path,
				isHost: true,
				interfaces: interfaceKeys(instance, vpc),
				points: [key, ...extras.map((_, index) => `${key}:eth${index + 1}`)]
			}
		}
	},
	resolve: (vpc, draft) => ({instances: [...vpc.instances.values()].map(instance => resolveInstance(instance, vpc, draft))})
}

/** For each of its interfaces, by device index. */
const hasIpv6Of = ({name, extras}: InstanceDraft, {interfaces}: VpcDraft): boolean[] =>
	[undefined, ...extras].map((_, index) => (interfaces.get(`${name}.eth${index}`)?.ipv6.length ?? 0) > 0)

function* checkExtras({name, extras, subnet}: InstanceDraft, vpc: VpcDraft): Generator<Finding> {
	for (const [index, extra] of extras.entries()) {
		const subnetName = extra.name === undefined ? extra.written.subnet : vpc.written.networkInterfaces?.[extra.name]?.subnet
		const at = extra.name === undefined ? {path: [...extra.path, 'subnet']} : {path: extra.path}
		if (extra.name !== undefined && !Object.hasOwn(vpc.written.networkInterfaces ?? {}, extra.name)) {
			yield unknownName(
				extra.path,
				'network interface',
				extra.name,
				Object.keys(vpc.written.networkInterfaces ?? {}),
				'InvalidNetworkInterfaceID.NotFound'
			)
			continue
		}
		const attached = extra.name === undefined ? undefined : vpc.interfaces.get(extra.name)?.attachment
		if (attached && (attached.instance.name !== name || attached.deviceIndex !== index + 1)) {
			yield {
				...at,
				message: `network interface "${extra.name}" is already attached to instance "${attached.instance.name}"`,
				code: 'InvalidNetworkInterface.InUse',
				fix: 'attach it to one of them, or make another interface'
			}
		}
		const other = vpc.subnets.get(subnetName ?? '')
		if (!other) {
			if (extra.name === undefined) {
				yield unknownName(at.path, 'subnet', extra.written.subnet, vpc.subnets.keys(), 'InvalidSubnetID.NotFound')
			}
		} else if (subnet?.zone !== undefined && other.zone !== undefined && other.zone !== subnet.zone) {
			yield {
				...at,
				message: `subnet "${other.name}" is in ${other.zone}, the instance in ${subnet.zone}: an interface must be in the instance's zone (ENI-1)`,
				code: 'InvalidParameterCombination',
				fix: `use a subnet in ${subnet.zone}`
			}
		}
	}
}

const amazonLinux: Guest = {
	forward: false,
	masquerade: false,
	statefulFirewall: false,
	policyRouting: true,
	configuresSecondaryIps: true,
	ttl: 255
}

const idIn = ({key, written}: InstanceDraft): string => written.id ?? idOf('i', key)

/** Keys of its interfaces, by device index. */
const interfaceKeys = ({key, name, extras}: InstanceDraft, vpc: VpcDraft): readonly string[] => [
	key,
	...extras.map((extra, index) => `${vpc.key}.${extra.name ?? `${name}.eth${index + 1}`}`)
]

function resolveInstance(instance: InstanceDraft, vpc: VpcDraft, draft: Draft): Instance {
	const {key, written} = instance
	const nat = written.natInstance ? {forward: true, masquerade: true} : {}
	const {routes, rules, appliance, ...flags} = written.guest ?? {}
	const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
	return {
		key,
		id: idIn(instance),
		name: hostNames(draft).nameOf(key),
		state: written.state === 'stopped' ? 'stopped' : 'running',
		interfaces: interfaceKeys(instance, vpc),
		services: resolveServices(written.serves ?? []),
		guest: {...amazonLinux, ...nat, ...given, ...resolveGuestRouting({routes, rules}), ...resolveAppliance(appliance)},
		...resolveMetadata(instance.name, written, vpc, draft)
	}
}
