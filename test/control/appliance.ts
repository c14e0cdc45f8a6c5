import {readLab} from '../../src/lab/read.ts'
import type {Lab} from '../../src/model/model.ts'

type Parts = {
	/** Of the instance that is the customer gateway. */
	readonly router?: object
	readonly group?: object
	readonly edge?: object
	readonly branch?: object
	readonly site?: object
	readonly connection?: object
}

/** VPC `branch`, whose instance `router` is the customer gateway of a VPN connection to VPC `main`; the rest as written. */
export const applianceDocument = ({router, group, edge, branch, site, connection}: Parts = {}) => ({
	name: 'appliance',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {open: {ingress: [{all: true as const, from: '0.0.0.0/0'}]}},
			instances: {web: {subnet: 'app', privateIp: '10.0.0.100', securityGroups: ['open'], serves: ['http']}}
		},
		branch: {
			cidr: '10.50.0.0/16',
			internetGateway: true,
			subnets: {
				edge: {cidr: '10.50.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}, ...edge},
				desks: {cidr: '10.50.1.0/24', routes: {'10.0.0.0/8': 'router'}},
				guests: {cidr: '10.50.2.0/24'}
			},
			securityGroups: {
				router: {ingress: [{all: true as const, from: '10.50.0.0/16'}], ...group},
				open: {ingress: [{all: true as const, from: '0.0.0.0/0'}]}
			},
			instances: {
				router: {
					subnet: 'edge',
					privateIp: '10.50.0.10',
					elasticIp: 'branch',
					securityGroups: ['router'],
					sourceDestCheck: false,
					guest: {forward: true},
					...router
				},
				pc: {subnet: 'desks', privateIp: '10.50.1.10', securityGroups: ['open'], serves: ['http']},
				tablet: {subnet: 'guests', privateIp: '10.50.2.10', securityGroups: ['open']}
			},
			...branch
		}
	},
	elasticIps: {branch: '52.20.30.50'},
	sites: {branch: {instance: 'branch.router', asn: 65_010, ...site}},
	vpnConnections: {branch: {site: 'branch', gateway: 'main', ...connection}}
})

export const appliance = (parts?: Parts): Lab => readLab(applianceDocument(parts), {name: 'appliance'}).lab
