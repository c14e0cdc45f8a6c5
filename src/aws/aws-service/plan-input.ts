/** What an AWS service accepts: TCP to its ports. Unknown connections are reset, all else is silently dropped (PL-7, GWE-1). */
export const serviceInput = (ports: readonly number[]): readonly string[] => [
	'-A INPUT -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset',
	'-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
	`-A INPUT -p tcp -m multiport --dports ${ports.join(',')} -j ACCEPT`,
	'-A INPUT -j DROP'
]

/** The same at public addresses, which answer ping (GWE-1). ICMPv6 that is no echo belongs to the link. */
export const publicServiceInput = (family: 4 | 6, ports: readonly number[]): readonly string[] => [
	family === 4
		? '-A INPUT -p icmp --icmp-type echo-request -j ACCEPT'
		: '-A INPUT -p icmpv6 --icmpv6-type echo-request -j ACCEPT',
	...serviceInput(ports)
]
