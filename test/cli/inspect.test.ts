import test from 'ava'
import {effective, effectiveTables, interfaceNames} from '../../src/aws/network-interface/inspect.ts'
import {tables, targetOf} from '../../src/aws/shown.ts'
import {section} from '../../src/cli/table.ts'
import {appliance} from '../control/appliance.ts'
import {address, cidr, instance, lab, route, vpc} from '../plan/lab-fixture.ts'

const web = instance('main', 'web', {
	subnet: 'a',
	ip: '10.0.0.10',
	publicIp: '52.0.0.1',
	services: [{protocol: 'http', port: 80}]
})
const db = instance('main', 'db', {subnet: 'b', ip: '10.0.1.10', sourceDestCheck: false, state: 'stopped'})
const main = vpc(
	'main',
	'10.0.0.0/16',
	{
		a: {cidr: '10.0.0.0/24', routes: [route('0.0.0.0/0', {kind: 'internet-gateway'})]},
		b: {
			cidr: '10.0.1.0/24',
			zone: 'us-east-1b',
			routes: [route('0.0.0.0/0', {kind: 'nat-gateway', key: 'main.nat'}), route('10.9.0.0/16', {kind: 'gone', was: 'appliance'})]
		}
	},
	[web, db],
	{
		internetGateway: {id: 'igw-1'},
		nat: [
			{
				key: 'main.nat',
				id: 'nat-1',
				subnet: 'main.a',
				interfaceId: 'eni-nat',
				mac: '02:00:00:00:00:99',
				privateIp: address('10.0.0.20'),
				connectivity: 'public',
				publicIp: {address: address('52.0.0.2'), elasticIp: 'one'}
			}
		]
	}
)
const demo = lab([main], {
	failedZones: ['use1-az2'],
	prefixLists: [{key: 'offices', id: 'pl-1', cidrs: [cidr('198.51.100.0/24')]}]
})

const show = (what: string) =>
	tables[what]!(demo)
		.map(({title, columns, rows}) => section(title, columns, rows))
		.join('')

test('instances stand with the addresses of all their interfaces', t => {
	t.is(
		show('instances'),
		`Instances
  NAME  ID     STATE    SUBNET  PRIVATE    PUBLIC    SERVES
  web   i-web  running  main.a  10.0.0.10  52.0.0.1  http:80
  db    i-db   stopped  main.b  10.0.1.10

Instance metadata
  NAME  ENDPOINT  TOKENS    HOP LIMIT  IPV6      TAGS
  web   enabled   optional  1          disabled  disabled
  db    enabled   optional  1          disabled  disabled

`
	)
})

test('routes name their targets by id and name, and what is gone by what it was', t => {
	t.is(
		show('route-tables').split('\n\n')[1],
		`Route table main.b (rtb-b): main.b
  DESTINATION  TARGET            ORIGIN  STATE
  10.0.0.0/16  local             local   active
  0.0.0.0/0    nat-1 (main.nat)  static  active
  10.9.0.0/16  appliance         static  active`
	)
})

test('a zone that has failed is marked', t => {
	t.regex(show('subnets'), /main\.b +subnet-b +us-east-1b \(use1-az2\) FAILED/)
})

test('an ENI is found by its own name, its instance, its id and its addresses', t => {
	for (const name of ['main.web', 'web', 'web:eth0', 'main.web:eth0', 'eni-web', '10.0.0.10', '52.0.0.1']) {
		t.is(effective(demo, name)?.interface.id, 'eni-web', name)
	}
	t.is(effective(demo, 'wob'), undefined)
	t.true(interfaceNames(demo).includes('web'))
})

test('what holds for an ENI: its facts, routes with the longest prefix first, network ACL with its last entry, groups', t => {
	const shown = effectiveTables(demo, effective(demo, 'db')!, targetOf)
		.map(({title, columns, rows}) => section(title, columns, rows))
		.join('')
	t.is(
		shown,
		`Network interface main.db (eni-db)
  FACT                      VALUE
  attached to               main.db eth0
  subnet                    main.b (subnet-b) 10.0.1.0/24 us-east-1b, FAILED
  private                   10.0.1.10
  source/destination check  off
  link                      up

Routes in force, from main.b (rtb-b): the longest prefix wins
  DESTINATION  TARGET            ORIGIN  STATE
  10.0.0.0/16  local             local   active
  10.9.0.0/16  appliance         static  active
  0.0.0.0/0    nat-1 (main.nat)  static  active

Network ACL main.default (acl-0), both directions stateless: the first entry that matches decides
  DIRECTION  NUMBER  ACTION  TRAFFIC  FROM OR TO
  in         100     allow   all      0.0.0.0/0
  in         *       deny    all
  out        100     allow   all      0.0.0.0/0
  out        *       deny    all

Security group main.open (sg-main.open)
  DIRECTION  TRAFFIC  FROM OR TO
  in         all      0.0.0.0/0
  out        all      0.0.0.0/0

`
	)
})

test('every table can be made of every lab', t => {
	for (const make of Object.values(tables)) t.notThrows(() => make(demo))
})

test('the interface of an instance that is a customer gateway names that and its VPN connections', t => {
	const branch = appliance()
	const gateway = (name: string) =>
		effectiveTables(branch, effective(branch, name)!, targetOf)[0]?.rows.find(([fact]) => fact === 'customer gateway')
	t.regex(String(gateway('router')?.[1]), /^cgw-[0-9a-f]{17}, site branch \(AS 65010\), VPN connections: branch$/)
	t.is(gateway('pc'), undefined)
})
