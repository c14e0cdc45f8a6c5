import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {useLab} from '../../src/index.ts'
import {namespaceOf} from '../../src/plan/names.ts'

const world = '0.0.0.0/0'
const all = {allow: 'all' as const}
const lab = useLab(test, {
	name: 'nat',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				public: {cidr: '10.0.0.0/24', routes: {[world]: 'internet-gateway'}, networkAcl: 'edge'},
				private: {cidr: '10.0.1.0/24', routes: {[world]: 'nat'}}
			},
			networkAcls: {edge: {ingress: {100: {...all, from: world}}, egress: {100: {...all, to: world}}}},
			natGateways: {nat: {subnet: 'public'}},
			securityGroups: {open: {ingress: [{all: true, from: world}]}},
			instances: {app: {subnet: 'private', securityGroups: ['open']}}
		}
	},
	internet: {server: {ipv4: '203.0.113.10', serves: ['tcp:7', 'udp:7']}}
})

const connect = () => lab.tcp('app', 'server:7', {timeoutMs: 1500})

test.serial('NAT-2: it picks source ports of its own, from 1024 on, whatever the client picked', async t => {
	const asked = Array.from({length: 24}, (_, index) => index)
	const {packets} = await lab.capture('igw:main', {filter: 'tcp[tcpflags] == tcp-syn'}, () => Promise.all(asked.map(connect)))
	const ports = packets.flatMap(({tcp}) => tcp?.sourcePort ?? [])
	t.is(new Set(ports).size, asked.length)
	t.true(ports.every(port => port >= 1024))
	t.true(Math.min(...ports) < 28_524 && Math.max(...ports) > 38_035, ports.join(' '))
})

test.serial('NAT-2: an ACL that admits half of the ports to its subnet fails now and then', async t => {
	await lab.change({
		vpcs: {
			main: {
				networkAcls: {
					edge: {
						ingress: {
							100: {allow: 'tcp', ports: '32768-65535', from: world},
							110: {...all, from: '10.0.0.0/16'}
						}
					}
				}
			}
		}
	})
	const results = await Promise.all(Array.from({length: 24}, connect))
	t.deepEqual([...new Set(results.map(({got}) => got))].sort(), ['connect', 'timeout'])
	await lab.change({vpcs: {main: {networkAcls: {edge: {ingress: {100: {allow: 'all', ports: null, from: world}, 110: null}}}}}})
	t.is((await connect()).got, 'connect')
})

test.serial(
	'a packet that it forwards is seen once coming in and once going out, with that address which it has there',
	async t => {
		const {packets} = await lab.capture('nat:main.nat', {filter: 'tcp[tcpflags] == tcp-syn'}, connect)
		t.deepEqual(
			packets.map(({direction, ip}) => [direction, ip?.source]),
			[
				['in', lab.address('app.private')],
				['out', lab.address('nat.private')]
			]
		)
	}
)

/** A datagram from every port that a program may have, to one port of one address. */
const everyPort = `
use Socket;
my ($to, $port) = @ARGV;
my $end = pack_sockaddr_in($port, inet_aton($to));
for my $from (1024 .. 65535) {
	socket(my $s, PF_INET, SOCK_DGRAM, 17) or die $!;
	bind($s, pack_sockaddr_in($from, INADDR_ANY)) or next;
	send($s, 'x', 0, $end);
}`

const namespacePath = (namespace: string) => join(dirname(lab.namespacePath('app')), namespace)
async function read(namespace: string, file: string) {
	const {stdout} = await execa('nsenter', [`--net=${namespacePath(namespace)}`, 'cat', file], {timeout: 20_000})
	return stdout
}
/** Datagrams that came to a host for ports where nobody listens. */
const arrivedAt = async (host: string) => Number(/^Udp: \d+ (\d+)/m.exec(await read(host, '/proc/net/snmp'))?.[1])

/** The router of the VPC follows both halves of each flow. */
const flowsThatTheKernelFollows = Number(readFileSync('/proc/sys/net/netfilter/nf_conntrack_max', 'utf8'))

test.serial('NAT-3: no more than 55,000 flows to one port of one address, and others are not concerned', async t => {
	t.timeout(200_000, '64,512 flows')
	if (flowsThatTheKernelFollows < 150_000) {
		t.log(`this kernel follows ${flowsThatTheKernelFollows} flows in a namespace, too few for this test`)
		t.pass()
		return
	}

	const before = await arrivedAt(namespaceOf.internetHost('server'))
	const to = lab.address('server')
	await lab.exec('app', ['perl', '-e', everyPort, to, '9'], {timeoutMs: 180_000})
	const arrived = (await arrivedAt(namespaceOf.internetHost('server'))) - before
	t.true(arrived <= 55_000, `${arrived}`)
	t.true(arrived > 54_900, `${arrived}`)
	t.is((await lab.udp('app', 'server:7')).got, 'reply')
	t.is((await connect()).got, 'connect')
})
