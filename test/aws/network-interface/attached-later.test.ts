import test from 'ava'
import {resolve} from '../../../src/lab/read.ts'

const later = {subnet: 'a', attachedLater: true}

const publicIpOf = (instance: object, {mapPublicIpOnLaunch = false, networkInterfaces = {}} = {}) =>
	resolve(
		{
			vpcs: {
				main: {
					cidr: '10.0.0.0/16',
					internetGateway: true,
					subnets: {a: {cidr: '10.0.0.0/24', mapPublicIpOnLaunch}},
					networkInterfaces,
					instances: {pods: {subnet: 'a', ...instance}}
				}
			}
		},
		{name: 'demo'}
	).vpcs[0]?.interfaces.find(({key}) => key === 'main.pods')?.privateIps[0]?.publicIp?.address

test('SUB-3: an automatic public address stays with an instance that gets a second interface later', t => {
	t.truthy(publicIpOf({publicIp: true, interfaces: [later]}))
	t.truthy(publicIpOf({publicIp: true, interfaces: ['pods-eni']}, {networkInterfaces: {'pods-eni': later}}))
	t.truthy(publicIpOf({interfaces: [later]}, {mapPublicIpOnLaunch: true}))
	t.falsy(publicIpOf({interfaces: [{subnet: 'a'}]}, {mapPublicIpOnLaunch: true}))
})

test('SUB-3: stopped and started with two interfaces it gets no new one', t => {
	t.falsy(publicIpOf({publicIp: true, interfaces: [later], starts: 1}))
	t.truthy(publicIpOf({publicIp: true, starts: 1}))
})
