import {writeFileSync} from 'node:fs'
import test from 'ava'
import {applianceDocument} from '../control/appliance.ts'
import {useVpclab} from './vpclab.ts'

// An instance that is a customer gateway: who begins decides what its security group must let through, and its power is its site's.

const {work, run} = useVpclab(test, 'appliance-actions')

const document = {
	...applianceDocument({
		// IKE of its own does not leave; AWS's comes in, and is answered.
		group: {
			ingress: [
				{udp: [500, 4500], from: '0.0.0.0/0'},
				{all: true, from: '10.50.0.0/16'}
			],
			egress: [{all: true, to: '10.0.0.0/8'}]
		},
		connection: {routing: 'static', tunnels: {1: {startupAction: 'start'}, 2: {}}}
	}),
	name: 'appliance-actions',
	checks: [
		{tunnel: {tunnel: 'branch:1', expect: 'up'}},
		{http: {from: 'pc', to: 'web', expect: 200}},
		{ping: {from: 'web', to: 'pc', expect: 'reply'}},
		{tunnel: {tunnel: 'branch:2', expect: {state: 'down', reason: 'unreachable'}}},
		{fail: {site: 'branch'}},
		{tunnel: {tunnel: 'branch:1', expect: 'down'}},
		{ping: {from: 'web', to: 'pc', expect: 'timeout'}},
		{heal: {site: 'branch'}},
		{http: {from: 'pc', to: 'web', expect: 200, withinMs: 60_000}},
		{reboot: 'branch'},
		{http: {from: 'pc', to: 'web', expect: 200, withinMs: 60_000}}
	]
}

test.serial('the tunnel that AWS begins is up, the other one is not; both go and come with the instance', async t => {
	t.timeout(180_000)
	writeFileSync(`${work}/lab.json`, JSON.stringify(document))
	t.regex(await run('test', `${work}/lab.json`), /11 passed/)
})
