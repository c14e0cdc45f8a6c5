import test from 'ava'
import {attachedTo, eni, fileOf, filesOf, id, region, reservation, small, subnet, vpc} from './account.ts'
import {documentOf, importFiles, importThings, resolved} from './importing.ts'

test('a VPC whose route tables or ACLs nobody saved is told, since it is another network then', t => {
	const {RouteTables, NetworkAcls, ...rest} = small
	const {notes} = importThings(rest)
	t.deepEqual(
		notes.map(({consequence}) => consequence),
		[
			'it is in no answer of describe-route-tables: its subnets have local routes only',
			'it is in no answer of describe-network-acls: its network ACLs allow everything'
		]
	)
})

test('quotas that the account must have had raised are raised in the lab', t => {
	const document = documentOf({
		...small,
		Vpcs: Array.from({length: 7}, (_, n) => vpc(n === 0 ? 'main' : `v${n}`, `10.${n}.0.0/16`))
	})
	t.deepEqual(document.quotas, {vpcsPerRegion: 7})
	t.notThrows(() => resolved(document))
})

test('other kinds: those without consequence are passed over, others are named, and nothing is lost in silence', t => {
	const {notes} = importFiles([
		...filesOf(small),
		...filesOf({
			FlowLogs: [{FlowLogId: 'fl-1'}],
			VpnConnections: [
				{VpnConnectionId: 'vpn-1', State: 'available'},
				{VpnConnectionId: 'vpn-2', State: 'deleted'}
			],
			CustomerGateways: [{CustomerGatewayId: 'cgw-1'}],
			LoadBalancers: [{LoadBalancerName: 'shop', Type: 'application'}],
			Unheard: [{Id: 1}]
		}),
		fileOf('us-east-1/notes.json', [])
	])
	t.deepEqual(
		notes.map(({kind, id: of, consequence}) => `${kind} ${of}: ${consequence}`),
		[
			'application load balancer shop: its addresses swallow every packet',
			'VPN connection vpn-1: nothing comes or goes by it',
			'customer gateway cgw-1: the site behind it is not there',
			'file snapshot/us-east-1/Unheard.json: it is passed over: nothing is known of "Unheard"',
			'file snapshot/us-east-1/notes.json: it is passed over: it is not an answer of `aws ec2 describe-…`'
		]
	)
	t.is(region, 'us-east-1')
})

test('what lives where a lab file has no place is left out with a note', t => {
	const {document, notes} = importThings({
		...small,
		Vpcs: [...(small.Vpcs ?? []), vpc('other', '10.1.0.0/16')],
		NetworkInterfaces: [
			...(small.NetworkInterfaces ?? []),
			eni('six', 'six', '10.0.0.77', attachedTo('six')),
			eni('lost', 'nowhere', '10.0.0.78'),
			eni('abroad', 'else', '10.1.0.10', attachedTo('web', 1))
		],
		Reservations: [
			...(small.Reservations ?? []),
			reservation('six', {NetworkInterfaces: [eni('six', 'six', '10.0.0.77')]}),
			reservation('bare')
		],
		Subnets: [
			...(small.Subnets ?? []),
			subnet('other', 'else', '10.1.0.0/24'),
			{SubnetId: id('subnet', 'six'), VpcId: id('vpc', 'main'), AvailabilityZone: 'us-east-1a'}
		]
	})
	t.deepEqual(
		notes.filter(({kind}) => kind !== 'VPC').map(({kind, id: of, consequence}) => `${kind} ${of}: ${consequence}`),
		[
			`IPv6-only subnet ${id('subnet', 'six')}: it is left out, and so is what lives in it`,
			`network interface ${id('eni', 'six')}: it is left out with its subnet ${id('subnet', 'six')}`,
			`network interface ${id('eni', 'lost')}: ${id('subnet', 'nowhere')} is in no answer of describe-subnets: it is left out`,
			`network interface ${id('eni', 'abroad')}: it is left out: its VPC is not that of its instance ${id('i', 'web')}`,
			`instance ${id('i', 'bare')}: it has no network interface, and is left out`
		]
	)
	t.notThrows(() => resolved(document))
})

test('identifiers of another shape than those of AWS are left out, and nothing else is', t => {
	const document = documentOf({
		...small,
		Vpcs: [vpc('main', '10.0.0.0/16')],
		InternetGateways: [{InternetGatewayId: 'igw-local', Attachments: [{VpcId: id('vpc', 'main')}]}]
	})
	t.deepEqual(document.vpcs.main.internetGateway, {})
	t.is(document.vpcs.main.id, id('vpc', 'main'))
	t.deepEqual(document.zones['us-east-1a'], {id: 'use1-az2'})
	t.notThrows(() => resolved(document))
})
