import type {NamespaceName} from '../../net/names.ts'
import type {Link, LinkEnd, Neighbor, Nexthop, Route, Rule, Step} from '../../plan/types.ts'
import {doomedGroup} from '../link-state.ts'

/** Lines of one step for `ip -batch`. `pathOf` gives a namespace's file. */
export function ipLines(step: Step, pathOf: (namespace: NamespaceName) => string): readonly string[] {
	switch (step.do) {
		case 'add-link':
			return [addLink(step.link, pathOf)]
		case 'set-link':
			return setLink(step.end, step.keepsMac)
		case 'add-address': {
			const {address, link, isConnected} = step.address
			const flags = [...(isConnected ? [] : ['noprefixroute']), ...(address.includes(':') ? ['nodad'] : [])]
			return [['address', 'replace', address, 'dev', link, ...flags].join(' ')]
		}
		case 'delete-address':
			return [`address delete ${step.address.address} dev ${step.address.link}`]
		case 'replace-neighbor': {
			const {address, mac, link} = step.neighbor
			return [`neighbor replace ${address} lladdr ${mac} dev ${link} nud permanent`]
		}
		case 'delete-neighbor':
			return [deleteNeighbor(step.neighbor)]
		case 'replace-route':
			return [replaceRoute(step.route)]
		case 'delete-route':
			return [`route delete ${step.route.destination} table ${step.route.table}`]
		case 'add-rule':
			return [`rule add ${ruleText(step.rule)}`]
		default:
			throw new Error(`"${step.do}" is not a step for ip`)
	}
}

/** Both ends are made in their namespaces, down, with one queue each: veth needs no more. */
const addLink = ({ends: [end, peer]}: Link, pathOf: (namespace: NamespaceName) => string): string =>
	`link add ${newEnd(end)} type veth peer ${newEnd(peer)} netns ${pathOf(peer.namespace)}`

const newEnd = ({name, mac, mtuBytes, group}: LinkEnd): string =>
	`name ${name} address ${mac} mtu ${mtuBytes} group ${group} numtxqueues 1 numrxqueues 1`

/** The kernel honors `addrgenmode` only in a separate message that is sent before the link is up. */
const setLink = ({name, mac, mtuBytes, group, up}: LinkEnd, keepsMac = false): readonly string[] => [
	...(up ? [`link set dev ${name} addrgenmode none`] : []),
	`link set dev ${name}${keepsMac ? '' : ` address ${mac}`} mtu ${mtuBytes} group ${group} ${up ? 'up' : 'down'}`
]

/** `neighbor delete` of a missing entry ends the whole batch, in spite of `-force`; a flush does not. */
const deleteNeighbor = ({address, link}: Neighbor): string => `neighbor flush to ${address} dev ${link} nud permanent`

function replaceRoute({type, destination, table, nexthops, source, mtuBytes, hopLimit}: Route): string {
	const [only] = nexthops
	return [
		`route replace ${type} ${destination} table ${table} proto static`,
		source && `src ${source}`,
		mtuBytes !== undefined && `mtu ${mtuBytes}`,
		hopLimit !== undefined && `hoplimit ${hopLimit}`,
		...(nexthops.length === 1 && only
			? [hop(only, destination)]
			: nexthops.map(one => `nexthop ${hop(one, destination)} weight ${one.weight ?? 1}`))
	]
		.filter(Boolean)
		.join(' ')
}

/** An IPv4 route may have an IPv6 next hop: then the family is written before the address. */
const hop = ({via, link}: Nexthop, destination: string): string =>
	via ? `via ${via.includes(':') && !destination.includes(':') ? 'inet6 ' : ''}${via} dev ${link} onlink` : `dev ${link}`

const ruleText = ({priority, from, to, iif, fwmark, fwmask, table}: Rule): string =>
	[
		`priority ${priority}`,
		from !== undefined && `from ${from}`,
		to !== undefined && `to ${to}`,
		iif !== undefined && `iif ${iif}`,
		fwmark !== undefined && `fwmark ${fwmark}${fwmask === undefined ? '' : `/${fwmask}`}`,
		`lookup ${table}`
	]
		.filter(Boolean)
		.join(' ')

export const deleteRuleLine = (rule: Rule): string => `rule delete ${ruleText(rule)}`
export const addRuleLine = (rule: Rule): string => `rule add ${ruleText(rule)}`

/** Deletes all links at once: one RCU grace period instead of one per link. */
export const deleteLinksLines = (names: readonly string[]): readonly string[] => [
	...names.map(name => `link set dev ${name} group ${doomedGroup}`),
	`link delete group ${doomedGroup}`
]

/** Why one line of an `ip -batch` was refused. `line` counts from 0; undefined: the program ended there without naming a line. */
export type Refusal = {readonly line: number | undefined; readonly words: string}

/** Parses the errors of `ip -force -batch -`: a message, then `Command failed -:7`. */
export function readRefusals(stderr: string): readonly Refusal[] {
	const refusals: Refusal[] = []
	let words: string[] = []
	for (const line of stderr.split('\n')) {
		const failed = /^Command failed -:(\d+)$/.exec(line)
		if (failed) {
			refusals.push({line: Number(failed[1]) - 1, words: words.join('; ')})
			words = []
		} else if (line.trim()) words.push(line.trim().replace(/^(Error|RTNETLINK answers): /, ''))
	}
	return words.length === 0 ? refusals : [...refusals, {line: undefined, words: words.join('; ')}]
}

const noSuchLink = /^Cannot find device|^Device ".*" does not exist|No such device$/
/** Messages of `ip` that mean there was nothing to do, which is success: the kernel's error number or its text. */
const settled: Partial<Record<Step['do'], RegExp>> = {
	'set-link': /Address family not supported by protocol$/,
	'add-address': /File exists$|[Aa]ddress already assigned\.$/,
	'delete-address': /Cannot assign requested address$|[Aa]ddress not found\.$/,
	'delete-route': /No such process$|No such file or directory$|FIB table does not exist\.$/,
	'add-rule': /File exists$/,
	'delete-rule': /No such file or directory$/,
	'delete-link': noSuchLink
}

export const isSettled = (step: Step, words: string): boolean =>
	(settled[step.do]?.test(words) ?? false) ||
	(step.do === 'replace-route' &&
		step.tunnelDependent === true &&
		(/[Nn]exthop(?: device)? is not up\.?$|Network is down$/.test(words) || noSuchLink.test(words))) ||
	((step.do === 'delete-address' || step.do === 'delete-neighbor' || step.do === 'delete-route') && noSuchLink.test(words))
