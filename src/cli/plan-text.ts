import {suggest} from '../model/did-you-mean.ts'
import type {NamespaceName} from '../net/names.ts'
import type {LinkEnd, NamespacePlan, Nexthop, Plan, Route, Rule} from '../plan/types.ts'
import {BadInput} from './failing.ts'
import {count, indent} from './table.ts'

/** A plan for people, one paragraph per namespace; with `only`, one namespace with its complete firewall rules. */
export function renderPlan(plan: Plan, only?: NamespaceName): string {
	if (only !== undefined) {
		const own = plan.namespaces[only]
		if (!own) throw new BadInput(`the plan has no namespace "${only}": ${suggest(only, Object.keys(plan.namespaces))}`)
		return renderNamespace(plan, only, own, true)
	}
	const namespaces = Object.entries(plan.namespaces)
	const head = `${plan.lab}: ${count(namespaces.length, 'namespace')}, ${count(Object.keys(plan.links).length, 'link')}\n\n`
	return head + namespaces.map(([name, own]) => renderNamespace(plan, name, own, false)).join('\n')
}

function renderNamespace(plan: Plan, name: NamespaceName, own: NamespacePlan, whole: boolean): string {
	const lines = [
		...linksOf(plan, name),
		...own.addresses.map(({link, address}) => `address ${address} on ${link}`),
		...own.neighbors.map(({link, address, mac}) => `neighbor ${address} is ${mac} on ${link}`),
		...own.rules.map(renderRule),
		...own.routes.map(renderRoute),
		...Object.entries(own.sets).map(([set, {type, entries}]) => `set ${set} ${type}: ${few(entries, whole)}`),
		...Object.entries(own.sysctls).map(([key, value]) => `sysctl ${key} = ${value}`),
		...own.listeners.map(({protocol, port}) => `serves ${protocol} on port ${port}`),
		...Object.entries(own.firewall).map(([family, text]) => renderFirewall(family, text, whole))
	]
	return `${name} (${own.kind})\n${indent(lines.map(line => `${line}\n`).join(''))}`
}

const linksOf = (plan: Plan, name: NamespaceName): string[] =>
	Object.values(plan.links).flatMap(({ends: [a, b]}) =>
		[[a, b] as const, [b, a] as const].flatMap(([here, there]) => (here.namespace === name ? [renderEnd(here, there)] : []))
	)

const renderEnd = ({name, mac, mtuBytes, group, up}: LinkEnd, there: LinkEnd): string =>
	`link ${name} to ${there.namespace}/${there.name}, ${mac}, mtu ${mtuBytes}${group === 0 ? '' : `, group 0x${group.toString(16)}`}${up ? '' : ', down'}`

export const renderRoute = ({type, destination, table, nexthops, source, mtuBytes}: Route): string =>
	[
		'route',
		...(type === 'unicast' ? [] : [type]),
		destination,
		...nexthops.map(renderNexthop),
		...(source ? [`from ${source}`] : []),
		...(mtuBytes ? [`mtu ${mtuBytes}`] : []),
		...(table === 254 ? [] : [`table ${table}`])
	].join(' ')

const renderNexthop = ({via, link, weight}: Nexthop): string =>
	`${via ? `via ${via} ` : ''}dev ${link}${weight ? ` weight ${weight}` : ''}`

const renderRule = ({priority, family, from, to, iif, fwmark, fwmask, table}: Rule): string =>
	[
		`rule ${priority}${family === 6 ? ' (IPv6)' : ''}:`,
		...(from ? [`from ${from}`] : []),
		...(to ? [`to ${to}`] : []),
		...(iif ? [`iif ${iif}`] : []),
		...(fwmark === undefined
			? []
			: [`fwmark 0x${fwmark.toString(16)}${fwmask === undefined ? '' : `/0x${fwmask.toString(16)}`}`]),
		`lookup ${table}`
	].join(' ')

const few = (entries: readonly string[], whole: boolean): string =>
	whole || entries.length <= 6 ? entries.join(' ') || 'empty' : `${entries.slice(0, 5).join(' ')} … (${entries.length} in all)`

function renderFirewall(family: string, text: string, whole: boolean): string {
	const rules = text.split('\n').filter(line => line.startsWith('-A')).length
	const title = `firewall ${family}: ${count(rules, 'rule')}`
	return whole ? `${title}\n${indent(text.trimEnd())}` : title
}
