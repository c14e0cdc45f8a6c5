import {attachmentOf} from '../../model/interfaces.ts'
import type {Vpc} from '../../model/model.ts'
import {interfacePublicKey, type PublicAddressRequest} from '../interface-requests.ts'
import {shortKey, type TargetKind, type VpcKind} from '../kind.ts'
import type {VpcWritten} from '../kinds.ts'
import {checkInterfaces} from './checks.ts'
import {interfacesOf, isRunning, needsPublicIp, schema, startsOf} from './draft.ts'
import {resolveInterfaces} from './resolve.ts'

declare module '../../model/model.ts' {
	interface RouteTargets {
		/** A route to an instance leads to its primary interface. */
		'network-interface': {readonly key: string}
	}
}

function isLeft(name: string, vpc: VpcWritten | undefined): boolean {
	const [instance = '', device] = name.split('.eth')
	if (device === undefined) return Object.hasOwn(vpc?.networkInterfaces ?? {}, name)
	return (vpc?.instances?.[instance]?.interfaces ?? []).length >= Number(device) && Object.hasOwn(vpc?.instances ?? {}, instance)
}

/** An instance's primary interface also has the instance's name. */
function aliases(key: string, vpc: Vpc): readonly string[] {
	const found = vpc.interfaces.find(one => one.key === key)
	const {key: instance, deviceIndex} = (found && attachmentOf(found)) ?? {}
	const names = instance === undefined ? [] : [shortKey(instance, vpc), instance]
	const byDevice = [...(deviceIndex === 0 ? names : []), ...names.map(name => `${name}.eth${deviceIndex}`)]
	return [...byDevice, shortKey(key, vpc), key]
}

const target: TargetKind = {
	kind: 'network-interface',
	key: 'networkInterface',
	noun: 'network interface',
	code: 'InvalidNetworkInterfaceID.NotFound',
	// A plain instance name is listed by the instance's kind.
	has: (name, vpc) => vpc.interfaces.has(name) && !vpc.instances.has(name),
	names: vpc => [...vpc.interfaces.keys()].filter(name => !vpc.instances.has(name)),
	resolve(name, {interfaces}) {
		const found = interfaces.get(name)
		return found
			? {target: {kind: 'network-interface', key: found.key}, active: isRunning(found)}
			: {target: {kind: 'gone', was: name}, active: false}
	},
	isLeft,
	aliases,
	inApi: {
		idOf: ({key}, {interfaces}) => interfaces.find(one => one.key === key)?.id,
		own: {field: 'NetworkInterfaceId', prefix: 'eni', noun: 'networkInterface ID', code: 'InvalidNetworkInterfaceID.NotFound'}
	},
	isInterface: true,
	isEdgeTarget: true
}

export const networkInterfaces: VpcKind<typeof schema> = {
	schema,
	codes: {
		absent: {networkInterfaces: 'InvalidNetworkInterfaceID.NotFound'},
		inUse: {'InvalidNetworkInterfaceID.NotFound': 'DependencyViolation'}
	},
	title: 'Network interfaces with a life of their own, by name; an instance attaches one by naming it in its `interfaces`.',
	target,
	interfaces: interfacesOf,
	// Listed together with the interfaces of other owners.
	resources: () => [],
	*publicRequests(vpc, draft): Generator<PublicAddressRequest> {
		for (const one of interfacesOf(vpc)) {
			if (needsPublicIp(one, draft)) {
				yield {key: interfacePublicKey(one.key), region: vpc.region, seed: `${one.key} ${startsOf(one)}`}
			}
		}
	},
	check: checkInterfaces,
	resolve: (vpc, draft) => ({interfaces: resolveInterfaces(vpc, draft)})
}
