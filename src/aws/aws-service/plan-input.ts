/** What an AWS service accepts: TCP to its ports. Unknown connections are reset, all else is silently dropped (PL-7, GWE-1). */
export const serviceInput = (ports: readonly number[]): readonly string[] => [
	'-A INPUT -p tcp -m conntrack --ctstate INVALID -j REJECT --reject-with tcp-reset',
	'-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT',
	`-A INPUT -p tcp -m multiport --dports ${ports.join(',')} -j ACCEPT`,
	'-A INPUT -j DROP'
]
