import test from 'ava'
import {useLab} from '../../../src/index.ts'

const nothing = {ingress: [], egress: []}

const lab = useLab(test, {
	name: 'dhcp-and-time',
	dhcpOptions: {
		corp: {domainName: 'corp.example.com', domainNameServers: ['10.0.9.53', 'AmazonProvidedDNS'], ntpServers: ['169.254.169.123']}
	},
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			dhcpOptions: 'corp',
			networkAcls: {closed: {ingress: {}, egress: {}}},
			subnets: {a: {cidr: '10.0.2.0/23', networkAcl: 'closed'}},
			securityGroups: {nothing},
			instances: {
				web: {subnet: 'a', privateIp: '10.0.3.10', securityGroups: ['nothing']},
				fw: {subnet: 'a', privateIp: '10.0.3.20', securityGroups: ['nothing'], sourceDestCheck: false},
				other: {subnet: 'a', privateIp: '10.0.3.30', securityGroups: ['nothing']}
			}
		},
		bare: {cidr: '10.1.0.0/16', dhcpOptions: 'default', subnets: {a: {cidr: '10.1.0.0/24'}}, instances: {alone: {subnet: 'a'}}}
	}
})

/** What an unmodified client gets, with an interface that has lost its address. */
const script = `
printf '#!/bin/sh\\n[ "$1" = bound ] && echo "$ip/$mask $router $serverid dns=$dns domain=$domain ntp=$ntpsrv mtu=$mtu $hostname $lease"; exit 0\\n' >/tmp/show
chmod +x /tmp/show; before=$(ip -4 -o address show dev eth0 | awk '{print $4}'); ip address flush dev eth0
busybox udhcpc -i eth0 -f -q -n -t 3 -T 1 -O ntpsrv -O mtu -O hostname -s /tmp/show 2>/dev/null
ip address add $before dev eth0; ip route replace default via $1 dev eth0 onlink
echo $before`
const lease = async (host: string, router = '10.0.2.1') =>
	(await lab.exec(host, ['sh', '-c', script, 'sh', router])).stdout.trim().split('\n')

test.serial('DHCP-1: udhcpc gets what the interface has, past a closed ACL and an empty group', async t => {
	t.deepEqual(await lease('web'), [
		'10.0.3.10/23 10.0.2.1 10.0.2.1 dns=10.0.9.53 10.0.0.2 domain=corp.example.com ntp=169.254.169.123 mtu=9001 ip-10-0-3-10 3600',
		'10.0.3.10/23'
	])
})

test.serial('DHCP-1: an instance without source/destination check gets its own, too', async t => {
	const [given] = await lease('fw')
	t.regex(given ?? '', /^10\.0\.3\.20\/23 10\.0\.2\.1 10\.0\.2\.1 /)
})

test.serial('DHCP-1: without a set there is an address and no server', async t => {
	const [given] = await lease('alone', '10.1.0.1')
	t.regex(given ?? '', /^10\.1\.0\.\d+\/24 10\.1\.0\.1 10\.1\.0\.1 dns= domain= ntp= /)
	const {results} = await lab.check({checks: [{run: {at: 'alone', command: 'test ! -s /etc/resolv.conf', expect: 'succeeds'}}]})
	t.is(results[0]?.verdict, 'passed')
})

test.serial('DHCP-1: who says to be another gets nothing: the answer goes to the other', async t => {
	const [mac = ''] = /(?<=link\/ether )[\da-f:]{17}/.exec((await lab.exec('web', ['ip', 'link', 'show', 'eth0'])).stdout) ?? []
	const {packets} = await lab.capture(['web', 'other'], {filter: 'udp src port 67'}, async () => {
		t.is((await lab.exec('other', ['perl', '-e', discover, mac.replaceAll(':', '')])).stderr, '')
	})
	t.true(packets.some(({point}) => point === 'web'))
	t.false(packets.some(({point}) => point === 'other'))
})

const discover = `use IO::Socket::INET; my $s = IO::Socket::INET->new(Proto => 'udp', LocalPort => 68, Broadcast => 1) or die $!; send($s, pack('C4 N n2 x16 H32 x192 H*', 1, 1, 6, 0, 7, 0, 0, $ARGV[0], '63825363350101ff'), 0, sockaddr_in(67, inet_aton('255.255.255.255'))) or die $!; select undef, undef, undef, 0.5`

test.serial('malformed DHCP and NTP packets by the thousand end nothing', async t => {
	const flood = `use IO::Socket::INET; srand 2; my $s = IO::Socket::INET->new(Proto => 'udp', LocalPort => 68, Broadcast => 1) or die $!; my $n = IO::Socket::INET->new(Proto => 'udp') or die $!; my $to = sockaddr_in(67, inet_aton('255.255.255.255')); my $ntp = sockaddr_in(123, inet_aton('169.254.169.123')); for (1 .. 5000) { my $junk = join '', map { chr int rand 256 } 1 .. int rand 300; substr($junk, 0, 4) = pack 'C4', 1, 1, 6, 0 if $_ % 2 && length $junk > 4; send $s, $junk, 0, $to; send $n, $junk, 0, $ntp; select undef, undef, undef, 0.01 unless $_ % 50 } print 'sent'`
	t.is((await lab.exec('other', ['perl', '-MSocket', '-e', flood])).stdout, 'sent')
	t.is((await lease('web'))[1], '10.0.3.10/23')
})

test.serial('an unmodified NTP client finds the time, and it is that of this machine', async t => {
	const ran = await lab.exec('web', [
		'chronyd',
		'-Q',
		'-t',
		'10',
		'-f',
		'/dev/null',
		'-u',
		'root',
		'server 169.254.169.123 iburst'
	])
	const [, seconds] = /System clock wrong by (-?[\d.]+) seconds/.exec(ran.stderr + ran.stdout) ?? []
	t.true(Math.abs(Number(seconds)) < 0.5, ran.stderr + ran.stdout)
})
