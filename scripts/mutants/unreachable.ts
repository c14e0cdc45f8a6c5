/**
 * Checks that no mutant reaches, by the title of what they forbid, each with the reason: they hold for what AWS is, not for how a network
 * is set up. An entry that a mutant does reach, or that no lab has any more, is an error.
 */
export type Unreachable = {readonly lab: string; readonly check: string; readonly reason: string}

export const unreachable: readonly Unreachable[] = [
	{
		lab: 'bucket-policy',
		check: 'a star of the certificate stands for one label: the name of this bucket has three',
		reason: 'a certificate is no part of the network'
	},
	{
		lab: 'bucket-policy',
		check: 'the endpoint leads to its own Region alone',
		reason: 'a gateway endpoint leads to its own Region alone (GWE-1), and no mutation gives an instance a public address'
	},
	{
		lab: 'endpoint-service',
		check: 'what the target gets comes from the node; the client stays behind the endpoint (not seen at app2)',
		reason: 'both addresses are translated on the way, whatever is set up (PL-4)'
	},
	{
		lab: 'endpoint-service',
		check: 'no ping, although the group allows it',
		reason: 'an interface endpoint answers no ping, whatever its groups let in (PL-7)'
	},
	{
		lab: 'endpoint-service',
		check: 'nor a port that the load balancer has no listener for',
		reason: 'no mutation adds a listener'
	},
	{
		lab: 'endpoint-service',
		check: "the shop sees nothing of the customer's VPC",
		reason:
			'their blocks overlap: nothing leads from one to the other but the endpoint, which carries no connection backwards (PL-1)'
	},
	{
		lab: 'endpoint-translates',
		check:
			'an endpoint service sees neither the client nor the endpoint: both addresses are translated on the way (not seen at vpce:main.own.ends)',
		reason: 'both addresses are translated on the way, whatever is set up (PL-4)'
	},
	{
		lab: 'endpoint-translates',
		check:
			'an endpoint service sees neither the client nor the endpoint: both addresses are translated on the way (not seen at nlb:other.own.nodes)',
		reason: 'both addresses are translated on the way, whatever is set up (PL-4)'
	},
	{
		lab: 'endpoint-translates',
		check:
			'an endpoint service sees neither the client nor the endpoint: both addresses are translated on the way (not seen at server)',
		reason: 'both addresses are translated on the way, whatever is set up (PL-4)'
	},
	{
		lab: 'endpoint-translates',
		check:
			'an endpoint service sees neither the client nor the endpoint: both addresses are translated on the way (not seen at app)',
		reason: 'both addresses are translated on the way, whatever is set up (PL-4)'
	},
	{
		lab: 'endpoint-translates',
		check: 'ping meets silence at both interface endpoints',
		reason: 'an interface endpoint answers no ping, whatever its groups let in (PL-7)'
	},
	{
		lab: 'endpoint-translates',
		check: 'ping app → 10.0.2.10: timeout',
		reason: 'an interface endpoint answers no ping, whatever its groups let in (PL-7)'
	},
	{
		lab: 'nat64',
		check: 'on one side of the gateway it is IPv6, on the other IPv4 (not seen at ledger)',
		reason: 'an IPv4 host gets no IPv6 packet by a NAT gateway (NAT-8)'
	},
	{
		lab: 'nat64',
		check: 'nobody comes in by it',
		reason: 'a NAT gateway answers nobody and has no security group: nothing can be set that lets somebody in (NAT-5)'
	},
	{
		lab: 'nat64',
		check: 'a port that nothing listens at is refused, as it would be in IPv4',
		reason: 'what an Internet host serves is no part of the network'
	},
	{
		lab: 'nat-ha',
		check: 'nobody comes in by a NAT gateway',
		reason: 'a NAT gateway answers nobody and has no security group: nothing can be set that lets somebody in (NAT-5)'
	},
	{
		lab: 'nat-in-private-subnet',
		check: 'still nobody comes in by it',
		reason: 'a NAT gateway answers nobody and has no security group: nothing can be set that lets somebody in (NAT-5)'
	},
	{
		lab: 'peering',
		check: 'capture at pcx:shared-dev, pcx:shared-prod during ping dev → back: timeout (not seen at pcx:shared-prod)',
		reason: 'no route leads from one peering into another one (PCX-3)'
	},
	{
		lab: 'peering',
		check: 'a VPC whose addresses overlap cannot be a peer',
		reason: 'what overlaps is in the change itself, and a VPC cannot be given another primary block'
	},
	{
		lab: 'vpn-nat-t',
		check: "outside there is UDP 4500 from the NAT's address, and no ESP of its own (not seen at site:office)",
		reason: 'where strongSwan carries ESP itself it is in UDP always; plain ESP needs a kernel that carries it'
	}
]
