/** An AWS service behind its Region's edge: a namespace with all its addresses, reached without an endpoint (GWE-1). */

import {portsOf} from '../../model/aws-services.ts'
import type {Lab} from '../../model/model.ts'
import type {PublicService} from '../../model/vpc-endpoint.ts'
import {family} from '../../net/address.ts'
import {mtu} from '../../plan/fabric.ts'
import {renderTable} from '../../plan/firewall/table.ts'
import {namespaceOf, prefixedLink} from '../../plan/names.ts'
import type {PartialPlan, PlanPart} from '../../plan/partial-plan.ts'
import {routerEnd, routerNamespace} from '../../plan/router.ts'
import {everywhere, overLink, ownBlock} from '../../plan/routes.ts'
import type {NamespacePlan} from '../../plan/types.ts'
import {storesIn} from '../dynamodb-table/plan.ts'
import {publicServiceInput} from './plan-input.ts'

const device = 'eth0'

/** The link in the Region's edge. */
export const edgeLinkOf = ({key}: PublicService): string => prefixedLink('awsService', key)

function compileService({service: {name, region}, account, cidrs}: PublicService, lab: Lab): NamespacePlan {
	const families = [...new Set(cidrs.map(family))]
	const daemons = name === 'dynamodb' ? storesIn(lab, region) : []
	return routerNamespace('aws-service', [device], {
		routes: [...cidrs.map(cidr => ownBlock(cidr)), ...families.map(version => overLink(everywhere[version], device))],
		firewall: Object.fromEntries(
			families.map(version => [`ipv${version}`, renderTable('filter', publicServiceInput(version, portsOf(name)))])
		),
		listeners: portsOf(name).map(port => ({
			protocol: 'aws-service' as const,
			port,
			addresses: [],
			service: name,
			region,
			account
		})),
		...(daemons.length > 0 && {daemons})
	})
}

function compile(lab: Lab): PartialPlan {
	const all = lab.awsServices ?? []
	return {
		namespaces: Object.fromEntries(all.map(one => [namespaceOf.awsService(one.key), compileService(one, lab)])),
		links: all.map(one => ({
			ends: [
				routerEnd(namespaceOf.regionEdge(one.service.region), edgeLinkOf(one), {mtuBytes: mtu.internet}),
				routerEnd(namespaceOf.awsService(one.key), device, {mtuBytes: mtu.internet})
			]
		})),
		points: Object.fromEntries(
			all.map(({key, service: {name, region}}) => [
				`aws:${key}`,
				{namespace: namespaceOf.awsService(key), link: device, what: `${name} of ${region}, as the Internet reaches it`}
			])
		)
	}
}

export const awsService: PlanPart = {compile}
