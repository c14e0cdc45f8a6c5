/** Route 53's health checkers: one namespace on the Internet with the addresses of all of them (R53-2). */
import type {HealthCheck} from '../../model/health-check.ts'
import {checkersIn} from '../../model/health-checkers.ts'
import type {Lab} from '../../model/model.ts'
import {family} from '../../net/address.ts'
import type {IpText} from '../../net/names.ts'
import {mtu} from '../../plan/fabric.ts'
import {namespaceOf} from '../../plan/names.ts'
import type {PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {emptyNamespace, farEndNeighbors, routerEnd} from '../../plan/router.ts'
import {everywhere, hostPrefix, overLink} from '../../plan/routes.ts'
import type {EndpointCheck} from '../../services/route-health/types.ts'
import {recordText} from '../hosted-zone/names.ts'

const device = 'eth0'

/** The link in the Internet's core. */
export const checkersLink = 'checkers'

/** Undefined: nothing can be checked, since it is disabled or calculated, or its instance has no public address. */
function endpointCheck(check: HealthCheck, lab: Lab): EndpointCheck | undefined {
	if (check.type === 'CALCULATED' || check.disabled) return undefined
	const address = check.address === undefined ? undefined : recordText(check.address, lab)
	if (check.address !== undefined && address === undefined) return undefined
	const {key, hostName, port, path, searchString, sendsServerName, intervalSeconds, failureThreshold, regions} = check
	return {
		key,
		protocol: check.type === 'TCP' ? 'TCP' : check.type.startsWith('HTTPS') ? 'HTTPS' : 'HTTP',
		...(address !== undefined && {address}),
		...(hostName !== undefined && {hostName}),
		port,
		path,
		...(searchString !== undefined && {searchString}),
		sendsServerName,
		intervalSeconds,
		failureThreshold,
		sources: regions.flatMap(region => checkersIn(region, address === undefined ? 4 : family(address)))
	}
}

const endpointChecks = (lab: Lab): readonly EndpointCheck[] =>
	(lab.healthChecks ?? []).flatMap(check => endpointCheck(check, lab) ?? [])

/** Addresses of the checkers that check something. */
export const checkersOf = (lab: Lab): readonly IpText[] => [...new Set(endpointChecks(lab).flatMap(({sources}) => sources))]

function compile(lab: Lab): PartialPlan {
	const addresses = checkersOf(lab)
	if (addresses.length === 0) return {}
	const namespace = namespaceOf.healthCheckers()
	const families = [...new Set(addresses.map(family))]
	return {
		namespaces: {
			[namespace]: {
				...emptyNamespace('health-checkers'),
				addresses: addresses.map(address => ({link: device, address: hostPrefix(address)})),
				neighbors: farEndNeighbors(device),
				routes: families.map(version => overLink(everywhere[version], device)),
				daemons: [{kind: 'route-health', id: 'route-health', checks: endpointChecks(lab)}]
			}
		},
		links: [
			{
				ends: [
					routerEnd(namespaceOf.internet(), checkersLink, {mtuBytes: mtu.internet}),
					routerEnd(namespace, device, {mtuBytes: mtu.internet})
				]
			}
		],
		points: {'r53:checkers': {namespace, link: device, what: "requests of Route 53's health checkers, and their answers"}}
	}
}

export const healthCheck: PlanPart = {compile}
