/** What comes malformed to the sockets of AWS's services, by the ten thousand: none of it ends the agent, or makes it grow. */
import {readFileSync} from 'node:fs'
import test from 'ava'
import {type Agent, connectAgent, startAgent} from '../../src/agent/client.ts'
import {agentPid, stopAgent} from '../../src/agent/stop.ts'
import {fullAccess} from '../../src/aws/policy.ts'
import {readLab} from '../../src/lab/read.ts'
import {compile} from '../../src/plan/compile.ts'
import type {Listener} from '../../src/plan/types.ts'
import {planOf, type Scratch, scratch} from './namespaces.ts'

const document = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			enableDnsHostnames: true,
			subnets: {a: {cidr: '10.0.0.0/24'}},
			instances: {web: {subnet: 'a', privateIp: '10.0.0.10'}}
		}
	},
	hostedZones: {corp: {name: 'corp.internal', vpcs: ['main'], records: {web: '10.0.0.10'}}},
	buckets: {'ours-alone': {objects: {x: 'y'}}}
}
const server = {kind: 'vpc', vpc: 'main'} as const
const aws = {
	service: 's3',
	region: 'us-east-1',
	account: '123456789012',
	endpoint: {id: 'vpce-1', vpc: 'vpc-1', policy: fullAccess}
}
const listeners: readonly Listener[] = [
	{protocol: 'dns', port: 53, addresses: ['10.0.0.2'], server},
	{protocol: 'dns-tcp', port: 53, addresses: ['10.0.0.2'], server},
	{protocol: 'dhcp', port: 67, addresses: ['0.0.0.0'], vpc: 'main'},
	{protocol: 'ntp', port: 123, addresses: ['10.0.0.2']},
	{protocol: 'metadata', port: 8080, addresses: [], vpc: 'main'},
	{protocol: 'aws-service', port: 80, addresses: [], ...aws},
	{protocol: 'aws-service', port: 443, addresses: [], ...aws}
]

let place: Scratch
let agent: Agent

test.before(async () => {
	place = scratch()
	place.add('services', ['10.0.0.2/32', '10.0.0.10/32'])
	agent = startAgent(place.folder)
	const {listenerFacts} = compile(readLab(document, {file: 'malformed', name: 'malformed'}).lab)
	await agent.serve({...planOf({services: listeners as never}), ...(listenerFacts && {listenerFacts})})
})
test.after.always(async () => {
	agent.close()
	await stopAgent(place.folder)
	place.remove()
})

const bytesNow = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${agentPid(place.folder)}/status`, 'utf8'))?.[1]) * 1024

/** Random bytes, and a good message with some of its bytes changed, cut or doubled; always the same ones. */
const noise = `use strict; use Socket; srand 7;
sub noise { join '', map { chr int rand 256 } 1 .. int rand shift }
sub worse { my $text = shift; for (1 .. 1 + rand 4) { my $at = int rand(length($text) || 1); my $how = rand 4;
	if ($how < 2) { substr($text, $at, 1) = chr int rand 256 } elsif ($how < 3) { $text = substr $text, 0, $at } else { $text .= substr $text, $at } }
	return substr $text, 0, 1400 }
`
const overUdp = (port: number, good: string) =>
	`${noise}my $good = ${good};
socket(my $socket, AF_INET, SOCK_DGRAM, 0); bind($socket, pack_sockaddr_in(0, inet_aton('10.0.0.10')));
for (1 .. 10000) { send($socket, $_ % 3 ? worse($good) : noise(600), 0, pack_sockaddr_in(${port}, inet_aton('10.0.0.2'))); select undef, undef, undef, 0.001 if $_ % 20 == 0 }
print 'sent';`

/** Ten thousand messages over five hundred connections, each as far as it lasts. */
const overTcp = (port: number, good: string) =>
	`${noise}$SIG{PIPE} = 'IGNORE'; my $good = ${good}; my $sent = 0;
for (1 .. 500) { socket(my $socket, AF_INET, SOCK_STREAM, 0); bind($socket, pack_sockaddr_in(0, inet_aton('10.0.0.10'))); connect($socket, pack_sockaddr_in(${port}, inet_aton('10.0.0.2'))) or die "connect: $!";
	for (1 .. 20) { $sent++; syswrite($socket, $_ % 4 ? worse($good) : noise(600)) or last } close $socket }
print 'sent';`

const dnsQuery = `pack('n6', 7, 0x0100, 1, 0, 0, 1) . "\\x03web\\x04corp\\x08internal\\0" . pack('nn', 1, 1) . "\\0" . pack('nnNn', 41, 4096, 0, 0)`
const dhcpDiscover = `pack('C4 N n2 N4 H12 x10 x192 N C*', 1, 1, 6, 0, 7, 0, 0x8000, 0, 0, 0, 0, '020000000001', 0x63825363, 53, 1, 1, 55, 3, 1, 3, 6, 255)`
const get = (path: string) => `"GET ${path} HTTP/1.1\\r\\nHost: s3.us-east-1.amazonaws.com\\r\\nContent-Length: 0\\r\\n\\r\\n"`
const put = `"PUT /ours-alone/a HTTP/1.1\\r\\nHost: s3.us-east-1.amazonaws.com\\r\\nContent-Length: 4\\r\\nx-amz-content-sha256: STREAMING-X\\r\\n\\r\\n1\\r\\nx"`
const hello = `pack('H*', '16030100310100002d0303') . ('r' x 32) . pack('H*', '000002130101000002' . '0000')`

const attacks: readonly (readonly [what: string, program: string])[] = [
	['DNS over UDP', overUdp(53, dnsQuery)],
	['DNS over TCP', overTcp(53, `pack('n', length ${dnsQuery}) . ${dnsQuery}`)],
	['DHCP', overUdp(67, dhcpDiscover)],
	['NTP', overUdp(123, `pack('C48', 0x23)`)],
	['metadata', overTcp(8080, get('/latest/meta-data/instance-id'))],
	['S3', overTcp(80, put)],
	['S3 over TLS', overTcp(443, hello)]
]

const answers = () => ({
	dns: place.run(
		'services',
		`perl -e '${`use Socket; socket(my $s, AF_INET, SOCK_DGRAM, 0); bind($s, pack_sockaddr_in(0, inet_aton("10.0.0.10"))); send($s, ${dnsQuery}, 0, pack_sockaddr_in(53, inet_aton("10.0.0.2"))); recv($s, my $r, 600, 0); print unpack("H*", substr $r, 2, 2)`}'`
	),
	metadata: place.run(
		'services',
		'curl -s -m 3 --interface 10.0.0.10 -o /dev/null -w %{http_code} http://10.0.0.2:8080/latest/meta-data/'
	),
	s3: place.run('services', 'curl -s -m 3 --interface 10.0.0.10 -o /dev/null -w %{http_code} http://10.0.0.2/ours-alone/x'),
	tls: place.run('services', 'curl -sk -m 3 --interface 10.0.0.10 -o /dev/null -w %{http_code} https://10.0.0.2/ours-alone/x')
})

/** Over the first of each kind something is compiled, and buffers find their size. */
const mostGrowth = 30 * 1024 * 1024

test.serial('ten thousand malformed messages to each socket: the same process answers as before, and has not grown', async t => {
	const pid = agentPid(place.folder)!
	const before = answers()
	t.deepEqual(before, {dns: '8180', metadata: '200', s3: '403', tls: '403'})
	for (const [what, program] of attacks) t.is(place.run('services', `perl -e "$(cat <<'END'\n${program}\nEND\n)"`), 'sent', what)
	const grown = bytesNow()
	// Again: what leaks leaks twice.
	for (const [what, program] of attacks) t.is(place.run('services', `perl -e "$(cat <<'END'\n${program}\nEND\n)"`), 'sent', what)
	t.is(agentPid(place.folder), pid)
	t.deepEqual(answers(), before)
	t.true(bytesNow() - grown < mostGrowth, `${grown} bytes, then ${bytesNow()}`)
	t.log(`resident: ${Math.round(grown / 1e6)} MB after 70,000 messages, ${Math.round(bytesNow() / 1e6)} MB after 140,000`)
	const {pid: answering} = await (await connectAgent(place.folder))!.status()
	t.is(answering, pid)
})
