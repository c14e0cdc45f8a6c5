/** Whom a random network may ask what. */
import {type Decision, predictAll, type Question} from '../../src/control/predict.ts'
import {publicAddressesOf} from '../../src/model/interfaces.ts'
import type {Lab} from '../../src/model/model.ts'
import {type Address, addressAt, family} from '../../src/net/address.ts'
import {at} from './frame.ts'

export type Asked = Required<Question> & {readonly id: number}

type Asker = {readonly host: string; readonly address: Address}

/** As many of all that could be asked are looked at: a network of 50 addresses has 10,000 questions. */
const candidates = 800

/**
 * One question for each number, drawn so that what seldom happens is asked as often as what always does: first the kind of
 * fate, then one of the questions that share it; what is answered as often as what is lost, and seldom what stays in one host. Source ports are unlike each other, so that no answer finds another's flow.
 */
export function questionsOf(lab: Lab, numbers: readonly number[]): Asked[] {
	const fates = Map.groupBy(candidatesOf(lab), question => fateOf(lab, question))
	const like = (wanted: (fate: string) => boolean) => [...fates].filter(([fate]) => wanted(fate)).map(([, alike]) => alike)
	const lost = like(fate => fate.includes('silence'))
	const local = like(fate => !fate.includes('silence') && !fate.includes('network-interface') && !fate.includes('internet'))
	const taken = like(fate => !fate.includes('silence') && (fate.includes('network-interface') || fate.includes('internet')))
	const groups = [taken, lost, taken, lost, taken, lost, local].filter(({length}) => length > 0)
	return groups.length === 0
		? []
		: numbers.map((number, index) => ({
				...at(at(at(groups, number), number >> 1), number >> 12),
				id: index + 1,
				sourcePort: 33_000 + 7 * index + 100 * (number % 200)
			}))
}

type Candidate = Omit<Asked, 'id' | 'sourcePort'>

function candidatesOf(lab: Lab): Candidate[] {
	const askers = askersOf(lab)
	const targets = targetsOf(lab)
	const total = askers.length * targets.length * kinds.length
	return Array.from({length: Math.min(total, candidates)}, (_, index): Candidate => {
		// Far apart, and the same whoever asks.
		const number = (index * 7919 + 13) % total
		const {address: from, host} = at(askers, number)
		return {
			from,
			host,
			to: at(targets, Math.floor(number / askers.length)),
			...at(kinds, Math.floor(number / askers.length / targets.length))
		}
	}).filter(({from, to}) => family(from) === family(to))
}

const kinds = [
	{protocol: 'icmp', port: 80},
	{protocol: 'tcp', port: 80},
	{protocol: 'tcp', port: 81},
	{protocol: 'udp', port: 53},
	{protocol: 'udp', port: 54}
] as const

/** What makes two questions alike: what becomes of them, what they pass, and which rules let them. */
const fateOf = (lab: Lab, question: Candidate): string =>
	predictAll(lab, {...question, sourcePort: 40_000})
		.map(({verdict, ttl, end, forward, reply}) =>
			[
				question.protocol,
				verdict,
				ttl,
				end?.code,
				...[forward, reply].flatMap(hops => ['>', ...hops.map(({at: {kind}, decision}) => kind + ruleOf(decision))])
			].join(' ')
		)
		.join('; ')

const ruleOf = (decision: Decision | undefined): string =>
	decision?.by === 'security-group-rule' ? decision.id : decision?.by === 'network-acl-entry' ? `${decision.number}` : ''

/** Every address that a running host is sure to have. */
const askersOf = (lab: Lab): Asker[] => [
	...lab.vpcs.flatMap(({interfaces, instances}) =>
		interfaces.flatMap(({owner, privateIps, ipv6}) => {
			const instance = instances.find(({key, state}) => owner?.kind === 'instance' && key === owner.key && state === 'running')
			if (!instance) return []
			const own = instance.guest.configuresSecondaryIps ? privateIps : privateIps.slice(0, 1)
			return [...own.map(({address}) => address), ...ipv6].map(address => ({host: instance.key, address}))
		})
	),
	...lab.internetHosts.flatMap(({name, ipv4, ipv6}) => [ipv4, ipv6].flatMap(address => (address ? [{host: name, address}] : []))),
	...(lab.vpn?.sites ?? []).flatMap(({hosts}) => hosts.map(({key, address}) => ({host: key, address})))
]

/** All that anybody has, and some that nobody answers. Public addresses twice: what is asked across gateways is asked most. */
function targetsOf(lab: Lab): Address[] {
	const publics = publicAddressesOf(lab)
	return [
		...new Set([
			...lab.vpcs.flatMap(({interfaces}) =>
				interfaces.flatMap(({privateIps, ipv6}) => [...privateIps.map(({address}) => address), ...ipv6])
			)
		]),
		...publics,
		...lab.internetHosts.flatMap(({ipv4, ipv6}) => [ipv4, ipv6].flatMap(address => address ?? [])),
		...(lab.vpn?.sites ?? []).flatMap(({cidrs, hosts}) => [
			...hosts.map(({address}) => address),
			// Its device, and nobody.
			...cidrs.flatMap(cidr => [addressAt(cidr, 1), addressAt(cidr, 77)])
		]),
		...['10.0.0.1', '10.0.0.99', '10.9.9.9', '198.51.100.7', '54.0.200.1'].map(text => text as Address)
	]
}
