import test from 'ava'
import {fileOf, filesOf, id, mainTable, small} from '../../import/account.ts'
import {importFiles, importThings, resolved} from '../../import/importing.ts'

test('routes: blackholes, prefix lists, interfaces, instances, gateways of others, and what is not emulated', t => {
	const {document, notes} = importThings({
		...small,
		RouteTables: [
			mainTable('main', [
				{DestinationCidrBlock: '10.20.0.0/16', VpcPeeringConnectionId: id('pcx', 'gone'), State: 'blackhole'},
				{DestinationPrefixListId: 'pl-11111111', GatewayId: id('vpce', 's3')},
				{DestinationPrefixListId: 'pl-22222222', InstanceId: id('i', 'db'), NetworkInterfaceId: id('eni', 'db')},
				{DestinationPrefixListId: 'pl-33333333', GatewayId: id('igw', 'igw')},
				{DestinationCidrBlock: '10.21.0.0/16', GatewayId: id('vgw', 'v'), Origin: 'EnableVgwRoutePropagation'},
				{DestinationCidrBlock: '10.22.0.0/16', GatewayId: id('igw', 'other')},
				{DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: id('eigw', 'e')}
			])
		],
		PrefixLists: [
			{PrefixListId: 'pl-11111111', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['52.216.0.0/15', '54.231.0.0/17']},
			{PrefixListId: 'pl-22222222', PrefixListName: 'offices', OwnerId: '111111111111', MaxEntries: 10},
			{PrefixListId: 'pl-33333333', PrefixListName: 'lost', OwnerId: '111111111111'}
		]
	})
	const entries = fileOf('us-east-1/get-managed-prefix-list-entries-pl-22222222.json', {Entries: [{Cidr: '198.51.100.0/24'}]})
	const withEntries = importFiles([
		...filesOf({
			...small,
			RouteTables: [mainTable('main', [{DestinationPrefixListId: 'pl-22222222', NetworkInterfaceId: id('eni', 'db')}])],
			PrefixLists: [{PrefixListId: 'pl-22222222', PrefixListName: 'offices', OwnerId: '111111111111', MaxEntries: 10}]
		}),
		entries
	])
	// biome-ignore lint/suspicious/noExplicitAny: see above
	t.deepEqual((document as any).vpcs.main.routeTables.main.routes, {
		'10.20.0.0/16': {blackhole: id('pcx', 'gone')},
		'com.amazonaws.us-east-1.s3': {blackhole: id('vpce', 's3')},
		'10.21.0.0/16': {blackhole: id('vgw', 'v')},
		'10.22.0.0/16': {blackhole: id('igw', 'other')},
		'::/0': {blackhole: id('eigw', 'e')}
	})
	t.deepEqual(
		notes.map(({kind, id: of}) => `${kind} ${of}`),
		[
			`VPC endpoint ${id('vpce', 's3')}`,
			'prefix list pl-22222222',
			'prefix list pl-33333333',
			`virtual private gateway ${id('vgw', 'v')}`,
			`route target ${id('igw', 'other')}`,
			`route target ${id('eigw', 'e')}`,
			'prefix list pl-22222222',
			'prefix list pl-33333333'
		]
	)
	t.deepEqual(notes[0]?.routes, {routeTable: 'main.main', destinations: ['52.216.0.0/15', '54.231.0.0/17']} as never)
	// biome-ignore lint/suspicious/noExplicitAny: see above
	const other = withEntries.document as any
	t.deepEqual(other.vpcs.main.routeTables.main.routes, {offices: 'db'})
	t.deepEqual(other.prefixLists, {offices: {id: 'pl-22222222', entries: ['198.51.100.0/24'], maxEntries: 10}})
	t.notThrows(() => [resolved(document), resolved(other)])
})
