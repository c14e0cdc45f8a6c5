import type {LabDocument} from '../../src/index.ts'

/** Two subnets, a NAT gateway, a host on the Internet: enough to see a lab live. */
export const smallLab: LabDocument = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				public: {cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}},
				private: {cidr: '10.0.1.0/24', routes: {'0.0.0.0/0': 'nat'}}
			},
			natGateways: {nat: {subnet: 'public'}},
			securityGroups: {
				web: {
					ingress: [
						{tcp: 80, from: '0.0.0.0/0'},
						{icmp: 'all', from: '0.0.0.0/0'}
					]
				},
				db: {
					ingress: [
						{tcp: 5432, from: 'web'},
						{udp: 53, from: 'web'}
					]
				}
			},
			instances: {
				web: {subnet: 'public', publicIp: true, securityGroups: ['web'], serves: ['http']},
				db: {subnet: 'private', securityGroups: ['db'], serves: ['tcp:5432', 'udp:53']}
			}
		}
	},
	internet: {laptop: '203.0.113.10', updates: {ipv4: '198.51.100.80', serves: ['http']}},
	checks: [{http: {from: 'laptop', to: 'web', expect: 200}}, {tcp: {from: 'web', to: 'db:5432', expect: 'connect'}}]
}
