import test from 'ava'
import {titleOf} from '../../src/checks/all.ts'
import {commandByHand} from '../../src/checks/probes.run.ts'
import {readRange} from '../../src/checks/range.ts'
import {action, probe} from '../verify/lab.ts'

test('a check without a name is called by its parts', t => {
	t.is(titleOf(probe('laptop', 'web', {kind: 'http', port: 80, path: '/', expect: {got: 200}})), 'http laptop → web: 200')
	t.is(
		titleOf(probe('laptop', 'web', {kind: 'http', port: 8080, path: '/a', expect: {got: 200}})),
		'http laptop → web:8080/a: 200'
	)
	t.is(titleOf(probe('web', 'db', {kind: 'tcp', port: 5432, expect: {got: 'connect'}})), 'tcp web → db:5432: connect')
	t.is(titleOf(probe('web', '2600::5', {kind: 'tcp', port: 5432, expect: {got: 'connect'}})), 'tcp web → [2600::5]:5432: connect')
	t.is(
		titleOf(action({kind: 'change', patch: {vpcs: {main: {instances: {blue: null, green: {}}}}}})),
		'change vpcs.main.instances'
	)
	t.is(titleOf(action({kind: 'change', patch: {}, refused: 'InvalidVpc.Range'})), 'change the lab: refused with InvalidVpc.Range')
	t.is(titleOf(action({kind: 'fail', what: {zone: 'a'}})), 'fail zone a')
	t.is(titleOf(action({kind: 'stop', instance: 'web'})), 'stop web')
	t.is(titleOf(action({kind: 'wait', seconds: 1.5})), 'wait 1.5 s')
})

test('many connections are said with how many come out as expected', t => {
	const many = (expect: object) => probe('web', 'db', {kind: 'tcp', port: 22, connections: 20, expect} as never)
	t.is(titleOf(many({got: 'connect'})), 'tcp web → db:22: connect, all 20')
	t.is(titleOf(many({got: 'timeout', count: readRange('at most 3')})), 'tcp web → db:22: timeout, at most 3 of 20')
})

test('a command is said as it is typed', t => {
	const command = (argv: readonly string[], exitStatus: number | 'fails') =>
		titleOf(action({kind: 'run', host: 'web', command: argv, expect: {exitStatus}, timeoutMs: 1000}))
	t.is(command(['sh', '-c', 'ip route | wc -l'], 0), 'run ip route | wc -l at web: succeeds')
	t.is(command(['ip', 'route'], 'fails'), 'run ip route at web: fails')
	t.is(command(['ip', 'route'], 2), 'run ip route at web: exit status 2')
})

test('its own name comes first', t => {
	t.is(titleOf(action({kind: 'stop', instance: 'web', name: 'blue fails'})), 'blue fails')
})

const byHand = (request: Parameters<typeof commandByHand>[0]) => commandByHand(request, {lab: 'demo', from: 'laptop'})

test('every probe has a command to try it by hand', t => {
	t.is(
		byHand({kind: 'http', address: '54.1.2.3', port: 80, path: '/'}),
		'./vpclab exec demo laptop -- curl --max-time 2 http://54.1.2.3/'
	)
	t.is(
		byHand({kind: 'http', address: 'fd00::1', port: 8080, path: "/it's?a=b&c", source: 'fd00::2'}),
		"./vpclab exec demo laptop -- curl --max-time 2 --interface fd00::2 'http://[fd00::1]:8080/it'\\''s?a=b&c'"
	)
	t.is(
		byHand({kind: 'ping', address: '10.0.0.5', sizeBytes: 1472, dontFragment: true}),
		'./vpclab exec demo laptop -- ping -n -c 1 -W 2 -s 1472 -M do 10.0.0.5'
	)
	t.is(
		byHand({kind: 'tcp', address: '10.0.0.5', port: 22, timeoutMs: 500}),
		'echo whoami | ./vpclab exec demo laptop -- socat -t 0.5 - TCP:10.0.0.5:22,connect-timeout=0.5'
	)
	t.is(
		byHand({kind: 'tcp', address: 'fd00::1', port: 22, idleSeconds: 351}),
		"(sleep 351; echo whoami) | ./vpclab exec demo laptop -- socat -t 2 - 'TCP6:[fd00::1]:22,connect-timeout=2'"
	)
	t.is(
		byHand({kind: 'tcp', address: '10.0.0.5', port: 22, idleSeconds: 7, keepaliveSeconds: 2}),
		'(sleep 7; echo whoami) | ./vpclab exec demo laptop -- socat -t 2 - TCP:10.0.0.5:22,connect-timeout=2,keepalive,keepidle=2,keepintvl=2'
	)
	t.is(
		byHand({kind: 'udp', address: '10.0.0.5', port: 53, source: '10.0.0.6'}),
		'printf whoami | ./vpclab exec demo laptop -- socat -t 2 - UDP:10.0.0.5:53,bind=10.0.0.6'
	)
	t.is(
		byHand({kind: 'trace', address: '10.0.0.5', protocol: 'icmp'}),
		'./vpclab exec demo laptop -- traceroute -n -q 1 -w 1,0,0 -m 16 -N 16 -I 10.0.0.5'
	)
	t.is(byHand({kind: 'mtu', address: '10.0.0.5'}), './vpclab exec demo laptop -- traceroute -n --mtu 10.0.0.5')
})
