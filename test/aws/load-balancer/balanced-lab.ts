/** A VPC with a client, two zones with a node and a target in each, and what a test changes of it. */
import {patchDocument, readLab} from '../../../src/lab/read.ts'
import type {Lab} from '../../../src/model/model.ts'

const document = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				a: {zone: 'a', cidr: '10.0.1.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}},
				b: {zone: 'b', cidr: '10.0.2.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}},
				apps: {zone: 'a', cidr: '10.0.11.0/24'},
				appsB: {zone: 'b', cidr: '10.0.12.0/24'},
				clients: {zone: 'a', cidr: '10.0.20.0/24'}
			},
			securityGroups: {web: {ingress: [{tcp: 80, from: '0.0.0.0/0'}]}, open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
			instances: {
				web1: {subnet: 'apps', privateIp: '10.0.11.10', securityGroups: ['web'], serves: ['http', 'tcp:81']},
				web2: {subnet: 'appsB', privateIp: '10.0.12.10', securityGroups: ['web'], serves: ['http']},
				client: {subnet: 'clients', privateIp: '10.0.20.10', securityGroups: ['open']}
			},
			targetGroups: {web: {port: 80, targets: ['web1', 'web2']}},
			loadBalancers: {
				nlb: {
					type: 'network',
					scheme: 'internal',
					subnets: [
						{subnet: 'a', privateIp: '10.0.1.50'},
						{subnet: 'b', privateIp: '10.0.2.50'}
					],
					listeners: {'TCP:80': 'web'}
				}
			}
		}
	},
	internet: {laptop: '203.0.113.10'}
}

/** `main`: a merge patch of the VPC. */
export const balanced = (main: object = {}): Lab =>
	readLab(patchDocument(document, {vpcs: {main}}) as object, {file: 'balanced', name: 'balanced'}).lab
