import {execFileSync} from 'node:child_process'
import test from 'ava'
import {readCounters, readingScript} from '../../src/metrics/counters.ts'

/** A translator with four ports, between a sender and nobody; all of it goes with the mount namespace that it is made in. */
const script = `set -e
mount -t tmpfs none /run
for one in sender receiver nat; do ip netns add $one; done
ip link add s netns sender type veth peer name in netns nat
ip link add r netns receiver type veth peer name out netns nat
ip -n sender addr add 10.9.1.2/24 dev s
ip -n receiver addr add 10.9.2.2/24 dev r
ip -n nat addr add 10.9.1.1/24 dev in
ip -n nat addr add 10.9.2.1/24 dev out
ip -n sender link set s up
ip -n receiver link set r up
ip -n nat link set in up
ip -n nat link set out up
ip -n sender route add default via 10.9.1.1
ip netns exec nat sysctl -qw net.ipv4.ip_forward=1
ip netns exec nat iptables -t nat -A POSTROUTING -p udp -o out -j SNAT --to-source 10.9.2.1:1024-1027 --random-fully
for flow in 1 2 3 4 5 6 7; do
	ip netns exec sender perl -MSocket -e 'socket(my $s, AF_INET, SOCK_DGRAM, 0); bind($s, pack_sockaddr_in(5000 + $ARGV[0], inet_aton("10.9.1.2")));
		send($s, "x", 0, pack_sockaddr_in(53, inet_aton("10.9.2.2")))' $flow
done
ip netns exec nat sh -c "$1"
`

test.serial('flows for which no port is left are counted, which CloudWatch calls ErrorPortAllocation (NAT-2)', t => {
	const printed = execFileSync('unshare', ['--mount', '--net', 'sh', '-c', script, 'sh', readingScript], {encoding: 'utf8'})
	const {flows} = readCounters(printed)
	t.deepEqual(flows, {now: 4, failed: 3})
})
