/** The output of `vpclab status`, as text. Pure. */

import type {StatusReport} from '../life/status.ts'
import type {Plan} from '../plan/types.ts'
import type {DataPath} from '../services/strongswan/types.ts'
import {renderTrouble} from '../verify/render-trouble.ts'
import {count, section} from './table.ts'

export function renderStatus(report: StatusReport, plan: Plan, nowMs: number): string {
	const {tunnels, troubles, virtualInterfaces, sessions, learned, selected, daemons, reconciliations} = report
	if (tunnels.length === 0 && daemons.length === 0) return 'the lab has no tunnels, no BGP, no load balancers, no health checks\n'
	const lines = [
		...daemons
			.filter(({state}) => state !== 'running')
			.map(({id, state, trouble}) => `daemon ${id} is ${state}${trouble === undefined ? '' : `: ${trouble}`}`),
		...(reconciliations.trouble === undefined ? [] : [`routes could not be computed anew: ${reconciliations.trouble}`])
	]
	return [
		renderSums(report),
		renderTunnels(tunnels, plan, nowMs),
		...troubles.map(trouble => `${indented(renderTrouble(trouble))}\n\n`),
		renderVirtualInterfaces(virtualInterfaces),
		renderSessions(sessions, plan, nowMs),
		...sessions
			.filter(({isUp, trouble}) => trouble && !isUp && !troubles.some(({line}) => line === trouble.line))
			.map(
				({router, neighbor, trouble}) => `  ${router} to ${neighbor}: ${trouble!.words}\n    bgpd reports: ${trouble!.line}\n\n`
			),
		renderTargets(report.targets, nowMs),
		renderHealthChecks(report.healthChecks, nowMs),
		renderLearned(learned, plan),
		renderSelected(selected),
		...lines.map(line => `${line}\n`)
	].join('')
}

function renderSums({dataPath, tunnels, sessions}: StatusReport): string {
	const up = (all: readonly {readonly isUp: boolean}[]) => `${all.filter(({isUp}) => isUp).length} up`
	const carrier = dataPath ? `; ${dataPathWords[dataPath]}` : ''
	return `${count(tunnels.length, 'tunnel')}, ${up(tunnels)}; ${count(sessions.length, 'end')} of BGP sessions, ${up(sessions)}${carrier}\n\n`
}

const renderTunnels = (tunnels: StatusReport['tunnels'], {vpn = {}}: Plan, nowMs: number): string =>
	section(
		'Tunnels',
		['tunnel', 'state', 'for', 'aws', 'customer', 'customer gateway', 'IKE', 'ESP', 'to aws', 'from aws'],
		tunnels.map(({tunnel, isUp, isStarting, sinceMs, aws}) => {
			const planned = vpn[tunnel]
			const child = aws?.state?.children.at(-1)
			return [
				tunnel,
				isUp ? 'UP' : isStarting ? 'STARTING' : 'DOWN',
				sinceMs === 0 ? undefined : age(nowMs - sinceMs),
				planned?.aws.outside,
				planned?.customer.outside,
				planned?.customerGateway,
				aws?.state?.ike && isUp ? `v${aws.state.ike.version} ${aws.state.ike.proposal ?? ''}` : undefined,
				child?.proposal,
				child && `${child.packetsIn} packets`,
				child && `${child.packetsOut} packets`
			]
		})
	)

const renderTargets = (targets: StatusReport['targets'], nowMs: number): string =>
	section(
		'Targets',
		['node', 'target group', 'target', 'state', 'for', 'reason', 'last check'],
		targets.map(({node, targetGroup, target, state, sinceMs, reason, words}) => [
			node,
			targetGroup,
			target,
			state,
			sinceMs === 0 ? undefined : age(nowMs - sinceMs),
			reason,
			words
		])
	)

const renderHealthChecks = (healthChecks: StatusReport['healthChecks'], nowMs: number): string =>
	section(
		'Health checks',
		['health check', 'state', 'for', 'healthy checkers', 'last failure'],
		healthChecks.map(({healthCheck, isHealthy, sinceMs, checkers}) => [
			healthCheck,
			isHealthy ? 'healthy' : 'unhealthy',
			sinceMs === undefined ? undefined : age(nowMs - sinceMs),
			checkers.length === 0 ? undefined : `${checkers.filter(one => one.isHealthy).length} of ${checkers.length}`,
			checkers.find(({result}) => result?.startsWith('Failure'))?.result
		])
	)

const renderVirtualInterfaces = (virtualInterfaces: StatusReport['virtualInterfaces']): string =>
	[
		section(
			'Virtual interfaces',
			['virtual interface', 'id', 'type', 'VLAN', 'site', 'to', 'state', 'BGP', 'BFD', 'from the site', 'to the site'],
			virtualInterfaces.map(one => [
				one.virtualInterface,
				one.id,
				one.type,
				one.vlan,
				one.site,
				one.gateway,
				one.isUp ? 'UP' : one.isStarting ? 'STARTING' : 'DOWN',
				one.state,
				one.bfd,
				one.accepted,
				one.sent
			])
		),
		...virtualInterfaces.flatMap(({virtualInterface, reason, at}) =>
			reason
				? [
						`  ${virtualInterface} is down: ${reason.words}\n    bgpd reports: ${reason.line}\n${at === '' ? '' : `    ${at}\n`}\n`
					]
				: []
		)
	].join('')

const renderSessions = (sessions: StatusReport['sessions'], plan: Plan, nowMs: number): string =>
	section(
		'BGP sessions',
		['router', 'neighbor', 'over', 'AS', 'state', 'for', 'accepted', 'sent', 'hold'],
		sessions.map(({router, neighbor, asn, state, sinceMs, accepted, sent, holdSeconds}) => [
			router,
			neighbor,
			tunnelTo(plan, router, neighbor),
			asn,
			state,
			sinceMs === undefined ? undefined : age(nowMs - sinceMs),
			accepted,
			sent,
			holdSeconds === undefined ? undefined : `${holdSeconds} s`
		])
	)

/** bgpd does not decide what AWS's end selects: that is shown among the selected routes. */
const renderLearned = (learned: StatusReport['learned'], plan: Plan): string =>
	section(
		'Learned routes',
		['router', 'destination', 'from', 'over', 'AS path', 'MED', "device's choice"],
		learned.map(({router, destination, neighbor, link, asPath, med, isBest, why}) => [
			router,
			destination,
			neighbor,
			tunnelTo(plan, router, neighbor) ?? link,
			asPath.join(' '),
			med,
			isBest && router.startsWith('site.') && (why ?? 'the only one')
		])
	)

const renderSelected = (selected: StatusReport['selected']): string =>
	section(
		'Selected routes',
		['router', 'destination', 'to', 'tunnels', 'origin', 'why', 'instead of'],
		selected.map(({router, destination, to, tunnels, origin, why, candidates}) => {
			const own = tunnels.join(' ')
			const others = candidates.map(one => `${one.to} (${one.origin})`).join(', ')
			return [router, destination, to, own === to ? undefined : own, origin, why, others]
		})
	)

/** The tunnel over which a router has this neighbor. */
const tunnelTo = ({vpn = {}}: Plan, router: string, neighbor: string | undefined): string | undefined =>
	Object.entries(vpn).find(([, {aws, customer}]) =>
		[
			[aws, customer],
			[customer, aws]
		].some(([own, other]) => own?.router === router && other?.inside === neighbor)
	)?.[0]

const indented = (lines: readonly string[]) => lines.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`).join('\n')

const dataPathWords: Readonly<Record<DataPath, string>> = {
	kernel: 'ESP by the kernel (XFRM interfaces)',
	userspace: 'ESP in userspace'
}

function age(ms: number): string {
	const seconds = Math.max(0, Math.round(ms / 1000))
	return seconds < 120 ? `${seconds} s` : seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`
}
