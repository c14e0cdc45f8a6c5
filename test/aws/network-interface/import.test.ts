import test from 'ava'
import {attachedTo, eni, id, reservation, small} from '../../import/account.ts'
import {documentOf, importThings, resolved} from '../../import/importing.ts'

test('instances bring their interfaces along where nobody described those', t => {
	const {NetworkInterfaces = [], Reservations: _, ...rest} = small
	const ofInstance = (name: string) =>
		reservation(name, {
			NetworkInterfaces: NetworkInterfaces.filter(
				one => 'NetworkInterfaceId' in one && one.NetworkInterfaceId === id('eni', name)
			)
		})
	const document = documentOf({...rest, Reservations: [ofInstance('web'), ofInstance('db')]})
	t.deepEqual(document.vpcs.main.instances, documentOf(small).vpcs.main.instances)
})

test('instances that are gone are not there, stopped ones are stopped', t => {
	const document = documentOf({
		...small,
		Reservations: [
			reservation('web', {State: {Name: 'stopped'}}),
			reservation('db'),
			reservation('old', {State: {Name: 'terminated'}})
		]
	})
	t.is(document.vpcs.main.instances.web.state, 'stopped')
	t.deepEqual(Object.keys(document.vpcs.main.instances), ['db', 'web'])
})

test('an interface of an instance that nobody described makes that instance, and says so', t => {
	const {document, notes} = importThings({...small, Reservations: [reservation('web')]})
	t.deepEqual(Object.keys((resolved(document).vpcs[0]?.instances ?? []).map(({key}) => key)).length, 2)
	t.deepEqual(
		notes.map(({kind, id: of, consequence}) => [kind, of, consequence]),
		[['instance', id('i', 'db'), 'it is in no answer of describe-instances: it is taken as running']]
	)
})

test('several interfaces, secondary addresses, elastic ones on any of them, and the check that is off', t => {
	const address = (PrivateIpAddress: string, PublicIp?: string) => ({
		PrivateIpAddress,
		Primary: PrivateIpAddress === '10.0.0.10',
		...(PublicIp && {Association: {PublicIp, AllocationId: id('eipalloc', PublicIp)}})
	})
	const document = documentOf({
		...small,
		NetworkInterfaces: [
			eni('web', 'public', '10.0.0.10', {
				...attachedTo('web'),
				SourceDestCheck: false,
				PrivateIpAddresses: [address('10.0.0.12', '52.0.0.12'), address('10.0.0.10'), address('10.0.0.11')]
			}),
			eni('more', 'public', '10.0.0.20', {
				...attachedTo('web', 1),
				PrivateIpAddresses: [
					{PrivateIpAddress: '10.0.0.20', Primary: true, Association: {PublicIp: '52.0.0.20', AllocationId: id('eipalloc', 'm')}}
				]
			}),
			eni('nat', 'public', '10.0.0.9', {InterfaceType: 'nat_gateway'})
		],
		Reservations: [reservation('web')]
	})
	const {web} = document.vpcs.main.instances
	t.deepEqual(web.secondaryIps, ['10.0.0.12', '10.0.0.11'])
	t.is(web.sourceDestCheck, false)
	t.is(web.elasticIp, undefined)
	t.deepEqual(document.elasticIps['eip-52-0-0-12'], {
		id: id('eipalloc', '52.0.0.12'),
		address: '52.0.0.12',
		networkInterface: 'main.web',
		privateIp: '10.0.0.12'
	})
	t.is(web.interfaces[0].elasticIp, 'eip-52-0-0-20')
	const lab = resolved(document)
	t.deepEqual(lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.web')?.privateIps as unknown, [
		{address: '10.0.0.10'},
		{address: '10.0.0.12', publicIp: {address: '52.0.0.12', elasticIp: 'eip-52-0-0-12'}},
		{address: '10.0.0.11'}
	])
	t.is(lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.web.eth1')?.privateIps[0]?.publicIp?.address, '52.0.0.20' as never)
})

test('a subnet that gives public addresses does not give one to an instance that has none', t => {
	const document = documentOf({
		...small,
		NetworkInterfaces: [
			eni('web', 'public', '10.0.0.10', attachedTo('web')),
			eni('nat', 'public', '10.0.0.9', {InterfaceType: 'nat_gateway'})
		],
		Reservations: [reservation('web')]
	})
	t.is(document.vpcs.main.instances.web.publicIp, false)
	t.deepEqual(resolved(document).vpcs[0]?.interfaces[0]?.privateIps as unknown, [{address: '10.0.0.10'}])
})

test('an interface that AWS made for a service swallows packets, and is named with its addresses', t => {
	const managed = (name: string, address: string, more: object) =>
		eni(name, 'public', address, {RequesterManaged: true, Groups: [{GroupId: id('sg', 'web')}], ...more})
	const {document, notes} = importThings({
		...small,
		NetworkInterfaces: [
			...(small.NetworkInterfaces ?? []),
			managed('rds', '10.0.0.50', {Description: 'RDSNetworkInterface', RequesterId: 'amazon-rds'}),
			managed('nlb', '10.0.0.51', {
				InterfaceType: 'network_load_balancer',
				Description: 'ELB net/shop/0123456789abcdef',
				Association: {PublicIp: '52.0.0.51'},
				PrivateIpAddresses: [{PrivateIpAddress: '10.0.0.51', Primary: true, Association: {PublicIp: '52.0.0.51'}}]
			}),
			managed('alb', '10.0.0.52', {RequesterId: 'amazon-elb', Description: 'ELB app/shop/0123456789abcdef'}),
			managed('vpce', '10.0.0.53', {InterfaceType: 'vpc_endpoint', Description: 'VPC Endpoint Interface vpce-0123'}),
			eni('spare', 'public', '10.0.0.54', {Status: 'available'})
		],
		DBInstances: [{DBInstanceIdentifier: 'shop-db'}]
	})
	const lab = resolved(document)
	const rds = lab.vpcs[0]?.interfaces.find(({key}) => key === 'main.RDSNetworkInterface')
	t.deepEqual([rds?.owner, rds?.securityGroups], [undefined, ['main.web']])
	t.deepEqual(
		notes.map(({kind, id: of, addresses}) => [kind, of, addresses ?? []]),
		[
			['requester-managed interface', id('eni', 'rds'), []],
			['load balancer interface', id('eni', 'nlb'), ['10.0.0.51', '52.0.0.51']],
			['load balancer interface', id('eni', 'alb'), ['10.0.0.52']],
			['endpoint interface', id('eni', 'vpce'), ['10.0.0.53']],
			['RDS instance', 'shop-db', []]
		] as never
	)
	t.is(notes[0]?.consequence, '10.0.0.50 swallows every packet: RDSNetworkInterface is not behind it')
	t.is(notes[0]?.path, 'NetworkInterfaces[3]')
})
