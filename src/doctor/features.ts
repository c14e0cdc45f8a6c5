/**
 * Kernel features that labs need, as data. Each feature is tried for real, by a line of shell inside a throwaway namespace.
 *
 * Past 250 lines since it is one list with an entry per feature.
 */

/**
 * Features of one lane are tried one after the other in one namespace; lanes run concurrently.
 * The two firewall lanes try the same lines with `$four` and `$six` being iptables and ip6tables of either kind.
 */
export type Lane = 'links' | 'sets' | 'legacy' | 'nft'

export type Feature = {
	readonly id: string
	readonly title: string
	readonly lane: 'links' | 'sets' | 'firewall'
	/** Shell. The feature works if the last command succeeds. */
	readonly attempt: string
	readonly needed: boolean
	/** Kernel modules that provide it. */
	readonly modules: readonly string[]
	readonly without: string
}

const fatal = 'no lab can be raised'
const both = (rule: string): string => `$four ${rule} && $six ${rule}`

export const features: readonly Feature[] = [
	{
		id: 'mounts',
		title: 'namespaces kept as files',
		lane: 'links',
		attempt: 'mount -t tmpfs tmpfs /tmp && : >/tmp/n && mount --bind /proc/self/ns/net /tmp/n && umount /tmp/n',
		needed: true,
		modules: [],
		without: fatal
	},
	{
		id: 'veth',
		title: 'veth pairs',
		lane: 'links',
		attempt: 'ip link set lo up && ip link add va type veth peer name vb && ip link set va group 65537 up && ip link set vb up',
		needed: true,
		modules: ['veth'],
		without: fatal
	},
	{
		id: 'policy-routing',
		title: 'policy routing',
		lane: 'links',
		attempt: 'ip rule add from 192.0.2.0/24 table 100 && ip route add throw 192.0.2.0/24 table 100',
		needed: true,
		modules: [],
		without: fatal
	},
	{
		id: 'ipv6',
		title: 'IPv6 with policy routing',
		lane: 'links',
		attempt: 'ip -6 address add 2001:db8::1/64 dev lo && ip -6 rule add from 2001:db8::/64 table 100',
		needed: true,
		modules: ['ipv6'],
		without: 'no lab with IPv6 can be raised'
	},
	{
		id: 'multipath',
		title: 'several next hops (ECMP)',
		lane: 'links',
		attempt: 'ip route add 198.51.100.0/24 nexthop via 192.0.2.1 dev va onlink nexthop via 192.0.2.2 dev va onlink',
		needed: false,
		modules: [],
		without: 'no equal-cost routes over several VPN tunnels'
	},
	{
		id: 'tun',
		title: 'TUN',
		lane: 'links',
		attempt: 'ip tuntap add dev tun0 mode tun',
		needed: false,
		modules: ['tun'],
		without: 'no NAT64; VPN labs need ESP and XFRM interfaces in the kernel'
	},
	{
		id: 'esp',
		title: 'ESP',
		lane: 'links',
		attempt:
			"ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 256 mode tunnel enc 'cbc(aes)' 0x000102030405060708090a0b0c0d0e0f auth-trunc 'hmac(sha256)' 0x000102030405060708090a0b0c0d0e0f000102030405060708090a0b0c0d0e0f 128",
		needed: false,
		modules: ['esp4', 'esp6'],
		without: 'VPN labs encrypt in userspace, over TUN: slower, with the same packets on the wire'
	},
	{
		id: 'xfrm-interface',
		title: 'XFRM interface',
		lane: 'links',
		attempt: 'ip link add xfrm0 type xfrm dev va if_id 7',
		needed: false,
		modules: ['xfrm_interface'],
		without: 'VPN labs encrypt in userspace, over TUN: slower, with the same packets on the wire'
	},
	{
		id: 'vrf',
		title: 'VRF',
		lane: 'links',
		attempt: 'ip link add vrf0 type vrf table 10',
		needed: false,
		modules: ['vrf'],
		without: 'nothing: route tables are tables of policy routing'
	},
	{
		id: 'netem',
		title: 'netem',
		lane: 'links',
		attempt: 'tc qdisc add dev va root netem delay 10ms',
		needed: false,
		modules: ['sch_netem'],
		without: 'delay, loss and rate of links (`links`) are emulated by other means: see clsact with eBPF, TBF and TAP'
	},
	{
		id: 'ebpf',
		title: 'clsact with eBPF',
		lane: 'links',
		attempt: 'tc qdisc add dev vb clsact && tc filter add dev vb egress bpf direct-action bytecode "1,6 0 0 0"',
		needed: false,
		modules: ['sch_ingress', 'cls_bpf'],
		without: 'no flow logs; without 802.1Q no VLAN tags of Direct Connect, without netem no delay and no loss of links'
	},
	{
		id: 'tbf',
		title: 'TBF',
		lane: 'links',
		attempt: 'tc qdisc add dev vb root tbf rate 1mbit burst 16kb latency 10ms',
		needed: false,
		modules: ['sch_tbf'],
		without: 'without netem no rate of links'
	},
	{
		id: 'tap',
		title: 'TAP',
		lane: 'links',
		attempt: 'ip tuntap add dev tap0 mode tap',
		needed: false,
		modules: ['tun'],
		without: 'without netem no delay of links'
	},
	{
		id: 'tcp-md5',
		title: 'TCP MD5 signatures',
		lane: 'links',
		attempt: `perl -MSocket -e 'socket(S, PF_INET, SOCK_STREAM, 0) && setsockopt(S, 6, 14, pack("S n a4 x120 C C S L a80", 2, 0, inet_aton("192.0.2.2"), 0, 0, 6, 0, "secret")) or die'`,
		needed: false,
		modules: [],
		without: 'BGP sessions of Direct Connect never come up: they all have an MD5 key'
	},
	{
		id: 'fq',
		title: 'fq',
		lane: 'links',
		attempt: 'tc qdisc replace dev va root fq',
		needed: false,
		modules: ['sch_fq'],
		without: 'nothing: delays do without it'
	},
	{
		id: 'vlan',
		title: '802.1Q',
		lane: 'links',
		attempt: 'ip link add link va name va.5 type vlan id 5',
		needed: false,
		modules: ['8021q'],
		without: 'VLAN tags of Direct Connect are put on and taken off by eBPF: on the wire alike'
	},
	{
		id: 'gre',
		title: 'GRE',
		lane: 'links',
		attempt: 'ip link add gre9 type gre local 192.0.2.1 remote 192.0.2.2',
		needed: false,
		modules: ['ip_gre'],
		without: 'no Transit Gateway Connect'
	},
	{
		id: 'geneve',
		title: 'GENEVE',
		lane: 'links',
		attempt: 'ip link add gnv0 type geneve id 5 remote 192.0.2.1',
		needed: false,
		modules: ['geneve'],
		without: 'appliances behind a Gateway Load Balancer need a GENEVE of their own'
	},
	{
		id: 'ipset',
		title: 'ipset (hash:ip, hash:net, hash:net,iface)',
		lane: 'sets',
		attempt:
			'for family in inet inet6; do for kind in ip net net,iface; do ipset create "$family-$kind" "hash:$kind" family "$family" || exit; done; done',
		needed: true,
		modules: ['ip_set_hash_ip', 'ip_set_hash_net', 'ip_set_hash_netiface'],
		without: fatal
	},
	{
		id: 'flows',
		title: 'conntrack (list and forget flows)',
		lane: 'sets',
		attempt: 'conntrack -F',
		needed: true,
		modules: ['nf_conntrack_netlink'],
		without: 'translations cannot move'
	},
	{
		id: 'firewall',
		title: 'iptables and ip6tables',
		lane: 'firewall',
		attempt: both('-A FORWARD -j DROP'),
		needed: true,
		modules: ['ip_tables', 'iptable_filter', 'ip6table_filter'],
		without: fatal
	},
	{
		id: 'conntrack',
		title: 'conntrack match',
		lane: 'firewall',
		attempt: both('-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED --ctdir REPLY -j ACCEPT'),
		needed: true,
		modules: ['nf_conntrack', 'xt_conntrack'],
		without: fatal
	},
	{
		id: 'devgroup',
		title: 'devgroup match',
		lane: 'firewall',
		attempt: both('-A FORWARD -m devgroup --src-group 0x1/0xffff -m devgroup --dst-group 0x10000/0xffff0000 -j ACCEPT'),
		needed: true,
		modules: ['xt_devgroup'],
		without: fatal
	},
	{
		id: 'set-match',
		title: 'set match',
		lane: 'firewall',
		attempt:
			'ipset create s4 hash:net,iface && ipset create s6 hash:net,iface family inet6 && $four -A FORWARD -m set --match-set s4 src,src -j ACCEPT && $six -A FORWARD -m set --match-set s6 dst,dst -j ACCEPT',
		needed: true,
		modules: ['xt_set'],
		without: fatal
	},
	{
		id: 'ttl',
		title: 'TTL target (IPv4)',
		lane: 'firewall',
		attempt: '$four -t mangle -A PREROUTING -m ttl --ttl-gt 1 -j TTL --ttl-inc 1',
		needed: true,
		modules: ['xt_HL', 'xt_hl'],
		without: 'routers that AWS hides would show in every trace'
	},
	{
		id: 'hashlimit',
		title: 'limits of packets a second (hashlimit)',
		lane: 'firewall',
		attempt: both('-A INPUT -m hashlimit --hashlimit-above 10/sec --hashlimit-mode srcip --hashlimit-name limit -j DROP'),
		needed: true,
		modules: ['xt_hashlimit'],
		without: fatal
	},
	{
		id: 'nflog',
		title: 'reports of what is dropped (NFLOG)',
		lane: 'firewall',
		attempt: both('-A FORWARD -j NFLOG --nflog-group 6 --nflog-size 96 --nflog-prefix in --nflog-threshold 64'),
		needed: false,
		modules: ['xt_NFLOG', 'nfnetlink_log'],
		without: 'labs with flow logs cannot be raised'
	},
	{
		id: 'string',
		title: 'packets by what is in them (string)',
		lane: 'firewall',
		attempt: both('-A OUTPUT -m string --algo bm --to 160 --string token -j ACCEPT'),
		needed: true,
		modules: ['xt_string', 'ts_bm'],
		without: fatal
	},
	{
		id: 'hl',
		title: 'HL target (IPv6)',
		lane: 'firewall',
		attempt: '$six -t mangle -A PREROUTING -m hl --hl-gt 1 -j HL --hl-inc 1',
		needed: true,
		modules: ['xt_HL', 'xt_hl'],
		without: 'routers that AWS hides would show in every trace'
	},
	{
		id: 'nat',
		title: 'SNAT, DNAT, MASQUERADE',
		lane: 'firewall',
		attempt:
			'$four -t nat -A POSTROUTING -j SNAT --to-source 192.0.2.1 && $four -t nat -A PREROUTING -j DNAT --to-destination 192.0.2.2 && $four -t nat -A POSTROUTING -j MASQUERADE && $six -t nat -A POSTROUTING -j MASQUERADE',
		needed: true,
		modules: ['xt_nat', 'xt_MASQUERADE', 'iptable_nat', 'ip6table_nat'],
		without: 'no internet gateway and no NAT gateway'
	},
	{
		id: 'marks',
		title: 'MARK, CONNMARK',
		lane: 'firewall',
		attempt: `${both('-t mangle -A PREROUTING -m mark --mark 0 -j MARK --set-xmark 1/1')} && ${both('-t mangle -A PREROUTING -m connmark ! --mark 5 -j CONNMARK --save-mark')}`,
		needed: true,
		modules: ['xt_mark', 'xt_connmark'],
		without: fatal
	},
	{
		id: 'reject',
		title: 'REJECT, TCPMSS, length match',
		lane: 'firewall',
		attempt:
			'$four -A FORWARD -p tcp -j REJECT --reject-with tcp-reset && $six -A FORWARD -p tcp -j REJECT --reject-with tcp-reset && $four -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss 1460 && $four -A FORWARD -m length --length 1500:65535 -j DROP',
		needed: true,
		modules: ['ipt_REJECT', 'ip6t_REJECT', 'xt_TCPMSS', 'xt_length'],
		without: 'gateways cannot send resets, and paths cannot have AWS’s sizes'
	}
]
