/** Whom a random network may ask what. */
import {predictAll, type Question} from '../../src/control/predict.ts'
import type {Lab} from '../../src/lab/model.ts'
import {type Address, family} from '../../src/net/address.ts'
import {at} from './frame.ts'

export type Asked = Required<Question> & {readonly id: number}

type Asker = {readonly host: string; readonly address: Address}

/** One question for each number. Source ports are unlike each other, so that no answer finds another question's flow. */
export const questionsOf = (lab: Lab, numbers: readonly number[]): Asked[] => {
	const askers = askersOf(lab)
	return askers.length === 0 ? [] : numbers.flatMap((number, index) => questionOf(lab, askers, number, index))
}

const questionOf = (lab: Lab, askers: readonly Asker[], number: number, index: number): Asked[] => {
	const asker = at(askers, number)
	const all = targetsOf(lab).filter(target => family(target) === family(asker.address))
	const to = all.length > 0 && at(all, Math.floor(number / 1009))
	const kind = Math.floor(number / 15_013) % 8
	const protocol = kind <= 3 ? 'icmp' : kind <= 6 ? 'tcp' : 'udp'
	const port = protocol === 'udp' ? (kind === 7 && number % 3 === 0 ? 54 : 53) : number % 4 === 0 ? 81 : 80
	return to
		? [
				{
					id: index + 1,
					from: asker.address,
					host: asker.host,
					to,
					protocol,
					port,
					sourcePort: 33_000 + 7 * index + 100 * (number % 200)
				}
			]
		: []
}

/** Every address that a running host is sure to have. */
const askersOf = (lab: Lab): Asker[] => [
	...lab.vpcs.flatMap(({interfaces, instances}) =>
		interfaces.flatMap(({attachment, privateIps, ipv6}) => {
			const instance = instances.find(({key, state}) => key === attachment?.instance && state === 'running')
			if (!instance) return []
			const own = instance.guest.configuresSecondaryIps ? privateIps : privateIps.slice(0, 1)
			return [...own.map(({address}) => address), ...ipv6].map(address => ({host: instance.key, address}))
		})
	),
	...lab.internetHosts.flatMap(({name, ipv4, ipv6}) => [ipv4, ipv6].flatMap(address => (address ? [{host: name, address}] : [])))
]

/** All that anybody has, and some that nobody answers. Public addresses twice: what is asked across gateways is asked most. */
const targetsOf = (lab: Lab): Address[] => {
	const publics = lab.vpcs.flatMap(({interfaces, natGateways}) => [
		...interfaces.flatMap(({privateIps}) => privateIps.flatMap(({publicIp}) => (publicIp ? [publicIp.address] : []))),
		...natGateways.flatMap(({publicIp}) => (publicIp ? [publicIp.address] : []))
	])
	return [
		...new Set([
			...lab.vpcs.flatMap(({interfaces}) =>
				interfaces.flatMap(({privateIps, ipv6}) => [...privateIps.map(({address}) => address), ...ipv6])
			)
		]),
		...publics,
		...lab.internetHosts.flatMap(({ipv4, ipv6}) => [ipv4, ipv6].flatMap(address => address ?? [])),
		...lab.vpcs.flatMap(({natGateways}) => natGateways.map(({privateIp}) => privateIp)),
		...lab.transitGateways.flatMap(({attachments}) =>
			attachments.flatMap(({resource}) =>
				resource.kind === 'vpc' ? resource.subnets.slice(0, 1).map(({privateIp}) => privateIp) : []
			)
		),
		...['10.0.0.1', '10.0.0.99', '10.9.9.9', '198.51.100.7', '54.0.200.1'].map(text => text as Address)
	]
}

/** All that may happen to it, without hops. */
export const expectationsOf = (lab: Lab, {id: _, ...question}: Asked) =>
	predictAll(lab, question).map(({verdict, ttl, client, server, end}) => ({verdict, ttl, client, server, end}))
