import type {MetadataOptions} from '../../../src/model/metadata-options.ts'
import type {InstanceFacts, MetadataFacts} from '../../../src/vpc-services/metadata/types.ts'

export const options: MetadataOptions = {
	httpEndpoint: 'enabled',
	httpTokens: 'optional',
	httpPutResponseHopLimit: 1,
	httpProtocolIpv6: 'disabled',
	instanceMetadataTags: 'disabled'
}

/** Two interfaces, the first with two public addresses. */
export const web: InstanceFacts = {
	id: 'i-0123456789abcdef0',
	options,
	userData: '#!/bin/sh\necho hello\n',
	tags: {Name: 'web', team: 'blue'},
	interfaces: [
		{
			id: 'eni-0a',
			mac: '02:00:00:00:00:0a',
			deviceIndex: 0,
			subnet: 'main.public',
			privateIps: [
				{address: '10.0.0.10', publicIp: '203.0.113.10'},
				{address: '10.0.0.11', publicIp: '203.0.113.11'}
			],
			ipv6: ['2600:1f18:1::a'],
			securityGroups: ['sg-0a', 'sg-0b']
		},
		{
			id: 'eni-0b',
			mac: '02:00:00:00:00:0b',
			deviceIndex: 1,
			subnet: 'main.private',
			privateIps: [{address: '10.0.1.10'}],
			ipv6: [],
			securityGroups: ['sg-0b']
		}
	]
}

export const facts: MetadataFacts = {
	account: '123456789012',
	region: 'us-east-1',
	vpc: {id: 'vpc-0a', cidrs: ['10.0.0.0/16', '10.1.0.0/16'], ipv6Cidrs: ['2600:1f18:1::/56']},
	domain: 'ec2.internal',
	publicNames: true,
	subnets: {
		'main.public': {
			id: 'subnet-0a',
			zone: 'us-east-1a',
			zoneId: 'use1-az1',
			cidr: '10.0.0.0/24',
			ipv6Cidr: '2600:1f18:1::/64'
		},
		'main.private': {id: 'subnet-0b', zone: 'us-east-1a', zoneId: 'use1-az1', cidr: '10.0.1.0/24'}
	},
	securityGroups: {'sg-0a': 'web', 'sg-0b': 'default'},
	instances: [web]
}
