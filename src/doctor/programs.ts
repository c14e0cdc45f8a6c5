/** Programs and rights that labs need, as data. */

import type {TestedThing} from './tested.ts'

export type Program = {
	readonly name: string
	/** Its path, if it is not on the search path. */
	readonly path?: string
	/** Debian's package. */
	readonly package: string
	/** A shell command whose output contains the version number. */
	readonly version: string
	readonly needed: boolean
	/** What does not work without it. */
	readonly without: string
	/** The suite that it is part of, whose version matters. */
	readonly tested?: TestedThing
}

export const programs: readonly Program[] = [
	{name: 'ip', package: 'iproute2', version: 'ip -V', needed: true, without: 'no lab can be raised'},
	{
		name: 'iptables',
		package: 'iptables',
		version: 'iptables --version',
		needed: true,
		without: 'no lab can be raised',
		tested: 'iptables'
	},
	{name: 'ipset', package: 'ipset', version: 'ipset --version', needed: true, without: 'no lab can be raised'},
	{name: 'conntrack', package: 'conntrack', version: 'conntrack --version', needed: true, without: 'translations cannot move'},
	{name: 'nsenter', package: 'util-linux', version: 'nsenter --version', needed: true, without: 'no lab can be raised'},
	{name: 'unshare', package: 'util-linux', version: 'unshare --version', needed: true, without: 'no lab can be raised'},
	{name: 'flock', package: 'util-linux', version: 'flock --version', needed: true, without: 'no lab can be raised'},
	{name: 'perl', package: 'perl-base', version: `perl -e 'printf "%vd", $^V'`, needed: true, without: 'instances serve nothing'},
	{name: 'tcpdump', package: 'tcpdump', version: 'tcpdump --version', needed: true, without: 'no `capture` check or command'},
	{
		name: 'bgpd',
		path: '/usr/lib/frr/bgpd',
		package: 'frr',
		version: '/usr/lib/frr/bgpd --version',
		needed: false,
		without: 'no lab with BGP: no VPN but a static one, no Direct Connect',
		tested: 'FRR'
	},
	{
		name: 'charon-systemd',
		package: 'charon-systemd',
		// The daemon has no such option: it would start.
		version: "swanctl --help 2>&1 | sed -n 's/^strongSwan //p'",
		needed: false,
		without: 'no lab with VPN',
		tested: 'strongSwan'
	},
	{
		name: 'tayga',
		package: 'tayga',
		version: 'dpkg-query -W tayga',
		needed: false,
		without: 'no NAT64 at NAT gateways'
	},
	{name: 'ping', package: 'iputils-ping', version: 'ping -V', needed: false, without: 'no ping by hand on a host'},
	{name: 'curl', package: 'curl', version: 'curl --version', needed: false, without: 'no curl by hand on a host'},
	{name: 'traceroute', package: 'traceroute', version: 'traceroute --version', needed: false, without: 'no traceroute by hand'},
	{name: 'socat', package: 'socat', version: 'socat -V', needed: false, without: 'no tcp or udp check by hand'},
	{name: 'sysctl', package: 'procps', version: 'sysctl --version', needed: false, without: 'no sysctl by hand on a host'}
]

/** Linux capabilities by bit number. A user who is root in a container may lack some. */
export const capabilities: readonly {readonly name: string; readonly bit: number; readonly without: string}[] = [
	{name: 'CAP_SYS_ADMIN', bit: 21, without: 'no namespace can be made or entered'},
	{name: 'CAP_NET_ADMIN', bit: 12, without: 'no link, route or rule can be made'},
	{name: 'CAP_NET_RAW', bit: 13, without: 'no ping and no capture'}
]
