/**
 * What recordings imply about their hosts. Every instance ran sshd; every port found open has a
 * service; an outside address that answered is a host on the Internet. Pure.
 */
import type {Lab} from '../model/model.ts'
import type {Address} from '../net/address.ts'
import type {Directory} from './directory.ts'
import type {Recording} from './recordings.ts'

/** Additions to a lab file, in its own terms: services of instances, and hosts on the Internet. */
export type Implied = {
	readonly vpcs: Readonly<Record<string, {readonly instances: Readonly<Record<string, ImpliedInstance>>}>>
	readonly internet: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

type ImpliedInstance = {readonly serves: readonly string[]; readonly guest?: {readonly ttl: number}}

const sshd = 22

/** Initial TTLs of systems: Linux, Windows. Amazon Linux uses 255, which is also assumed for unknown instances. */
const initialTtls = [64, 128]

export function impliedBy(recordings: readonly Recording[], lab: Lab, directory: Directory): Implied {
	const ports = portsByInstance(recordings, directory)
	const ttls = highestTtls(recordings, directory)
	return {
		vpcs: Object.fromEntries(
			lab.vpcs.map(({key, instances}) => [
				key,
				{
					instances: Object.fromEntries(
						instances.map(instance => {
							const found = ports.get(instance.key) ?? {open: new Set(), closed: new Set()}
							const listens = new Set(found.closed.has(sshd) ? found.open : [sshd, ...found.open])
							const serves = [...listens].sort((a, b) => a - b).map(serviceAt)
							const ttl = initialTtls.find(one => one >= (ttls.get(instance.key) ?? 255))
							return [instance.key.slice(key.length + 1), {serves, ...(ttl !== undefined && {guest: {ttl}})}]
						})
					)
				}
			])
		),
		internet: Object.fromEntries(internetHosts(recordings, directory).map(host => [nameOf(host.address), written(host)]))
	}
}

const serviceAt = (port: number): string => (port === 80 ? 'http' : `tcp:${port}`)

type Ports = {readonly open: Set<number>; readonly closed: Set<number>}

function portsByInstance(recordings: readonly Recording[], directory: Directory): ReadonlyMap<string, Ports> {
	const {ownerOf} = directory
	const found = new Map<string, Ports>()
	for (const recording of recordings) {
		if (recording.kind !== 'tcp') continue
		const owner = ownerOf(recording.destination, recording.source)
		if (owner?.instance === undefined) continue
		const ports = found.get(owner.instance) ?? {open: new Set(), closed: new Set()}
		found.set(owner.instance, ports)
		if (recording.verdict === 'answer') ports.open.add(recording.port)
		if (recording.verdict === 'rst') ports.closed.add(recording.port)
	}
	for (const {open, closed} of found.values()) for (const port of open) closed.delete(port)
	for (const {instance, port} of behindLoadBalancers(recordings, directory)) {
		const ports = found.get(instance) ?? {open: new Set(), closed: new Set()}
		found.set(instance, ports)
		if (!ports.closed.has(port)) ports.open.add(port)
	}
	return found
}

/** If a load balancer answered, its targets listen: a node completes no handshake of its own (NLB-10). */
const behindLoadBalancers = (
	recordings: readonly Recording[],
	{ownerOf}: Directory
): readonly {instance: string; port: number}[] =>
	recordings.flatMap(recording => {
		if (recording.kind !== 'tcp' || recording.verdict !== 'answer') return []
		const {vpc, networkInterface} = ownerOf(recording.destination, recording.source) ?? {}
		const balancer = vpc?.loadBalancers.find(({nodes}) => nodes.some(node => node.interface === networkInterface?.key))
		const listener = balancer?.type === 'network' ? balancer.listeners.find(({port}) => port === recording.port) : undefined
		const group = vpc?.targetGroups.find(({key}) => key === listener?.targetGroup)
		return (group?.targets ?? []).flatMap(({address, port}) => {
			const instance = ownerOf(address, networkInterface?.privateIps[0]?.address)?.instance
			return instance === undefined ? [] : [{instance, port}]
		})
	})

/** Highest TTL in each instance's answers: hops only decrease it. */
function highestTtls(recordings: readonly Recording[], {ownerOf}: Directory): ReadonlyMap<string, number> {
	const highest = new Map<string, number>()
	for (const recording of recordings) {
		if (recording.kind !== 'ping' || recording.ttl === undefined) continue
		const instance = ownerOf(recording.destination, recording.source)?.instance
		if (instance !== undefined) highest.set(instance, Math.max(recording.ttl, highest.get(instance) ?? 0))
	}
	return highest
}

// The Internet

type InternetHost = {
	readonly address: Address
	readonly open: readonly number[]
	/** It answered no ping, although packets reach it. */
	readonly ignoresPing: boolean
	/** No reset was recorded from ports without a listener. */
	readonly dropsClosed: boolean
}

/** A host that all recordings assume: it answers ping, and TCP on 443, whether or not it was reached. */
const knownPorts: ReadonlyMap<string, readonly number[]> = new Map([['8.8.8.8', [443]]])

/** Hosts with recordings of their own, and hosts that answered. Others may not have existed. */
function internetHosts(recordings: readonly Recording[], {isOutside}: Directory): readonly InternetHost[] {
	const sources = new Set(recordings.map(({source}) => source).filter(isOutside))
	const asked = Map.groupBy(recordings, ({destination}) => destination)
	const answering = [...asked].flatMap(([address, all]) =>
		isOutside(address) && (knownPorts.has(address) || all.some(({verdict}) => verdict === 'answer' || verdict === 'rst'))
			? [address]
			: []
	)
	return [...new Set([...sources, ...answering])].map(address => {
		const all = asked.get(address) ?? []
		const pings = all.filter(({kind}) => kind === 'ping')
		const scans = all.filter(one => one.kind === 'tcp')
		const open = scans.filter(({verdict}) => verdict === 'answer').map(({port}) => port)
		return {
			address,
			open: [...new Set([...(knownPorts.get(address) ?? []), ...open])].sort((a, b) => a - b),
			ignoresPing: open.length > 0 && pings.length > 0 && pings.every(({verdict}) => verdict !== 'answer'),
			dropsClosed: !scans.some(({verdict}) => verdict === 'rst')
		}
	})
}

const nameOf = (address: Address): string => `internet-${address.replaceAll(/[.:]+/g, '-').replace(/^-|-$/g, '')}`

const written = ({address, open, ignoresPing, dropsClosed}: InternetHost) => ({
	[address.includes(':') ? 'ipv6' : 'ipv4']: address,
	...(open.length > 0 && {serves: open.map(serviceAt)}),
	...(ignoresPing && {answersPing: false}),
	...(dropsClosed && {closedPorts: 'drop'})
})
