import test from 'ava'
import {useLab} from '../../../src/index.ts'

const nothing = {ingress: [], egress: []}

const lab = useLab(test, {
	name: 'metadata',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			ipv6: true,
			enableDnsHostnames: true,
			internetGateway: true,
			subnets: {a: {cidr: '10.0.0.0/24', ipv6: true}, b: {cidr: '10.0.1.0/24'}},
			securityGroups: {nothing},
			instances: {
				web: {
					subnet: 'a',
					privateIp: '10.0.0.10',
					publicIp: true,
					ipv6: true,
					securityGroups: ['nothing'],
					metadataOptions: {httpProtocolIpv6: 'enabled', instanceMetadataTags: 'enabled'},
					tags: {team: 'blue'},
					interfaces: [{subnet: 'b', privateIp: '10.0.1.10', attachedLater: true}]
				},
				other: {subnet: 'a', privateIp: '10.0.0.11', ipv6: true},
				fw: {subnet: 'a', privateIp: '10.0.0.20', sourceDestCheck: false, securityGroups: ['nothing']}
			}
		},
		twin: {cidr: '10.0.0.0/16', subnets: {a: {cidr: '10.0.0.0/24'}}, instances: {twin: {subnet: 'a', privateIp: '10.0.0.10'}}},
		near: {
			cidr: '10.8.0.0/16',
			subnets: {a: {cidr: '10.8.0.0/24', routes: {'10.0.0.0/16': 'near'}}},
			instances: {peer: {subnet: 'a'}}
		}
	},
	peerings: {near: {requester: 'main', accepter: 'near'}}
})

async function get(host: string, path: string, more: readonly string[] = [], at = '169.254.169.254') {
	const ran = await lab.exec(host, ['curl', '-sgm2', '-w', '\n%{http_code}', ...more, `http://${at}/${path}`])
	const lines = ran.stdout.split('\n')
	return {status: Number(lines.pop()), body: lines.join('\n')}
}
const text = async (host: string, path: string, more?: readonly string[]) =>
	(await get(host, `latest/meta-data/${path}`, more)).body

test.serial('IMDS-2: an instance finds itself, its twin of the same address finds another', async t => {
	t.regex(await text('web', 'instance-id'), /^i-0[\da-f]{16}$/)
	t.not(await text('web', 'instance-id'), await text('twin', 'instance-id'))
	t.is((await text('web', 'network/interfaces/macs/')).split('\n').length, 2)
	t.is((await text('twin', 'network/interfaces/macs/')).split('\n').length, 1)
	t.regex(await text('web', 'public-hostname'), /^ec2-/)
	t.is(await text('web', 'tags/instance/team'), 'blue')
})

test.serial('a further interface says the same of its instance', async t => {
	t.is(await text('web', 'local-ipv4', ['--interface', '10.0.1.10']), '10.0.0.10')
})

test.serial('FILT-1: past a group that lets nothing out, also without source/destination check', async t => {
	t.is(await text('fw', 'local-ipv4'), '10.0.0.20')
	t.is((await lab.tcp('fw', '10.0.0.11:80', {timeoutMs: 500})).got, 'timeout')
})

test.serial('who asks in the name of a neighbour gets no answer', async t => {
	await lab.exec('other', ['ip', 'address', 'add', '10.0.0.10/32', 'dev', 'lo'])
	t.is((await get('other', 'latest/meta-data/instance-id', ['--interface', '10.0.0.10'])).status, 0)
	t.is((await get('other', 'latest/meta-data/instance-id')).status, 200)
})

test.serial('IMDS-1: the IPv6 endpoint answers those that enabled it', async t => {
	t.is((await get('web', 'latest/meta-data/local-ipv4', [], '[fd00:ec2::254]')).body, '10.0.0.10')
	t.is((await get('other', 'latest/meta-data/local-ipv4', [], '[fd00:ec2::254]')).status, 0)
})

test.serial('IMDS-1: a change holds from the next request on, and what was a token before stays one', async t => {
	const put = ['-X', 'PUT', '-H', 'X-aws-ec2-metadata-token-ttl-seconds: 60']
	const token = (await get('web', 'latest/api/token', put)).body
	await lab.change({vpcs: {main: {instances: {web: {metadataOptions: {httpTokens: 'required'}}}}}})
	t.is((await get('web', 'latest/meta-data/mac')).status, 401)
	t.is((await get('web', 'latest/meta-data/mac', ['-H', `X-aws-ec2-metadata-token: ${token}`])).status, 200)
	t.is((await get('other', 'latest/meta-data/mac', ['-H', `X-aws-ec2-metadata-token: ${token}`])).status, 401)
})

test.serial('IMDS-1: only the answer with the token has the hop limit as TTL', async t => {
	const line = 'X-Aws-Ec2-Metadata-Token-Ttl-Seconds: 60'
	await lab.change({vpcs: {main: {instances: {web: {userData: line, metadataOptions: {httpTokens: 'optional'}}}}}})
	const put = ['-X', 'PUT', '-H', 'X-aws-ec2-metadata-token-ttl-seconds: 60']
	const {packets} = await lab.capture(['web'], {filter: 'tcp src port 80'}, async () => {
		t.is((await get('web', 'latest/api/token', put)).status, 200)
		t.is((await get('web', 'latest/user-data')).body, line)
		t.is((await get('web', 'latest/api/token', put, '[fd00:ec2::254]')).status, 200)
	})
	t.deepEqual(
		packets.filter(({payloadLength}) => payloadLength > 0).map(({ip}) => ip?.ttl === 1),
		[true, false, true]
	)
	t.true(packets.filter(({payloadLength}) => payloadLength === 0).every(({ip}) => (ip?.ttl ?? 0) > 1))
})

test.serial('neither a peer nor a port of the service that has none is answered', async t => {
	t.is((await lab.tcp('peer', '10.0.0.1:80', {timeoutMs: 500})).got, 'timeout')
	t.is((await lab.tcp('web', '169.254.169.254:81', {timeoutMs: 500})).got, 'timeout')
	t.is((await lab.tcp('web', '10.0.0.2:80', {timeoutMs: 500})).got, 'timeout')
})

test.serial('what is not an HTTP, by the thousand, ends neither the service nor its neighbours', async t => {
	const junk = `my $n = 0; use IO::Socket::INET; srand 1; for (1 .. 1000) { my $s = IO::Socket::INET->new(PeerAddr => '169.254.169.254:80', Timeout => 1) or next; $n++; print $s join '', map { chr int rand 256 } 1 .. int rand 400; close $s } print $n`
	const {stdout} = await lab.exec('other', ['perl', '-e', junk])
	t.true(Number(stdout) > 400)
	t.is((await get('web', 'latest/meta-data/mac', ['-X', 'PUT'])).status, 405)
})
