import test from 'ava'
import {describeStep, KernelError} from '../../src/kernel/errors.ts'
import {raise} from './lab.ts'

test('an error says where, what and why in one line', t => {
	const step = {do: 'add-address', namespace: 'host.web', address: {link: 'eth0', address: '10.0.0.5/32'}} as const
	t.is(
		new KernelError('host.web', step, 'ENODEV (no such device)').message,
		'host.web: add-address 10.0.0.5/32 on eth0: ENODEV (no such device)'
	)
	t.is(new KernelError('host.web', undefined, 'setns: EPERM').message, 'host.web: setns: EPERM')
})

test('each kind of step has one line', t => {
	t.deepEqual(
		[...new Map(raise.map(step => [step.do, describeStep(step)])).values()],
		[
			'add-namespace',
			'set-sysctl net.ipv4.ip_default_ttl = 255',
			'add-link db to host/eth1',
			'restore-sets',
			'restore-firewall (IPv6)',
			'set-link eth1',
			'add-address 2600:1f18::10/64 on eth0',
			'replace-neighbor 2600:1f18::1 on eth0',
			'replace-route ::/0 via 2600:1f18::1 dev eth0 table 254',
			'add-rule priority 200 lookup 70000'
		]
	)
	t.is(
		describeStep({
			do: 'delete-rule',
			namespace: '',
			rule: {family: 4, priority: 1, from: '10.0.0.0/8', to: '10.1.0.0/16', iif: 'web', fwmark: 7, table: 5}
		}),
		'delete-rule priority 1 from 10.0.0.0/8 to 10.1.0.0/16 iif web fwmark 7 lookup 5'
	)
	t.is(
		describeStep({do: 'delete-route', namespace: '', route: {table: 5, destination: '10.0.0.0/8', type: 'throw', nexthops: []}}),
		'delete-route throw 10.0.0.0/8 table 5'
	)
	t.is(describeStep({do: 'delete-link', namespace: '', name: 'web'}), 'delete-link web')
})
