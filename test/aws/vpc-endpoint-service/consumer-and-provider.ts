/** A service behind a load balancer over two zones, its consumer with the same block, and what a test changes. */
import {patchDocument, readLab} from '../../../src/lab/read.ts'
import type {Lab} from '../../../src/model/model.ts'

const document = {
	accounts: {shop: '111122223333', customer: '444455556666'},
	// `a` of the shop is `b` of the customer.
	zones: {
		'111122223333/us-east-1a': {id: 'use1-az1'},
		'111122223333/us-east-1b': {id: 'use1-az2'},
		'444455556666/us-east-1a': {id: 'use1-az2'},
		'444455556666/us-east-1b': {id: 'use1-az1'}
	},
	vpcs: {
		provider: {
			account: 'shop',
			cidr: '10.0.0.0/16',
			subnets: {a: {zone: 'a', cidr: '10.0.1.0/24'}, b: {zone: 'b', cidr: '10.0.2.0/24'}},
			securityGroups: {app: {ingress: [{tcp: 80, from: '10.0.0.0/16'}]}},
			instances: {
				app1: {subnet: 'a', privateIp: '10.0.1.10', securityGroups: ['app'], serves: ['http']},
				app2: {subnet: 'b', privateIp: '10.0.2.10', securityGroups: ['app'], serves: ['http']}
			},
			targetGroups: {app: {port: 80, targets: ['app1', 'app2']}},
			loadBalancers: {
				web: {
					type: 'network',
					scheme: 'internal',
					subnets: [
						{subnet: 'a', privateIp: '10.0.1.50'},
						{subnet: 'b', privateIp: '10.0.2.50'}
					],
					listeners: {'TCP:80': 'app'}
				}
			},
			endpointServices: {shop: {loadBalancers: ['web'], allowedPrincipals: ['customer'], acceptedEndpoints: ['consumer.shop']}}
		},
		consumer: {
			account: 'customer',
			cidr: '10.0.0.0/16',
			enableDnsHostnames: true,
			subnets: {a: {zone: 'a', cidr: '10.0.1.0/24'}, b: {zone: 'b', cidr: '10.0.2.0/24'}},
			securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
			instances: {client: {subnet: 'a', privateIp: '10.0.1.20'}},
			vpcEndpoints: {
				shop: {
					service: 'provider.shop',
					subnets: {a: {privateIp: '10.0.1.50'}, b: {privateIp: '10.0.2.50'}},
					securityGroups: ['open']
				}
			}
		}
	}
}

/** `patch`: a merge patch of the document. */
export const offered = (patch: object = {}): Lab =>
	readLab(patchDocument(document, patch) as object, {file: 'offered', name: 'offered'}).lab
