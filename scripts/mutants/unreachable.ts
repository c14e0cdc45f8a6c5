/**
 * Checks that no mutant reaches, by the title of what they forbid, each with the reason: they hold by AWS's nature, however a network
 * is configured. An entry that a mutant reaches, or that no lab has any more, is an error.
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
	{lab: 'alb-errors', check: 'tcp laptop → shop.a:8080: refused', reason: 'no mutation adds a listener'},
	{
		lab: 'hop-limit',
		check: 'the answer with the token has a TTL of 1 and dies at the bridge: the request hangs, it is not refused',
		reason: 'the limit is an option of the instance, which no mutation changes; the check after the change shows the other answer'
	},
	{lab: 'hop-limit', check: 'the service has one port', reason: 'the metadata service has no other, whatever is set up (IMDS-1)'},
	{
		lab: 'hybrid-dns',
		check: "the VPC's resolver itself is out of reach for the office",
		reason: 'the resolver answers its own VPC alone, whatever is set up (DNS-1)'
	},
	{
		lab: 'hybrid-dns',
		check: "the endpoint's group lets nobody else in",
		reason: 'questions of DNS are not predicted: no mutant is known to let one pass'
	},
	{
		lab: 'hybrid-dns',
		check: 'nor does it answer anything but DNS',
		reason: 'no mutation makes a resolver endpoint listen at another port'
	},
	{
		lab: 'hybrid-dns',
		check: 'http app → pc.office.example: timeout',
		reason: 'a name is resolved by the lab, not by the predictor: no mutant is known to let it pass'
	},
	{
		lab: 'hybrid-dns',
		check: "the question leaves by the endpoint's own address and tunnel (not seen at ns)",
		reason: 'the endpoint asks under its own address, whatever is set up'
	},
	{
		lab: 'interface-endpoint',
		check: 'the peer asks its own resolver, which gives the public addresses, and to those it has no way',
		reason: 'a name is resolved by the lab, not by the predictor: no mutant is known to let it pass'
	},
	{
		lab: 'interface-endpoint',
		check: 'no ping, whatever the group says',
		reason: 'an interface endpoint answers no ping, whatever its groups let in (PL-7)'
	},
	{
		lab: 'interface-endpoint',
		check: 'nor a port that the service has not',
		reason: 'the service has no other port, whatever is set up (PL-7)'
	},
	{
		lab: 'interface-endpoint',
		check:
			'capture at vpce:main.s3.ends-a, vpce:main.s3.ends-b during http app → 10.0.10.10/photos/cat.jpg: 200 (not seen at vpce:main.s3.ends-b)',
		reason: 'each of its network interfaces has an address of its own'
	},
	{
		lab: 'nlb-hairpin',
		check: 'its only target calls it, gets a packet from its own address, and drops it',
		reason:
			'a target that is chosen for its own connection does not get it (NLB-4); the check after the change of the attribute shows the other answer'
	},
	{lab: 'nlb-zones', check: 'a node answers no ping', reason: 'a node answers no ping, whatever is set up (NLB-8)'},
	{lab: 'nlb-zones', check: 'a port without a listener is silence, not a refusal', reason: 'no mutation adds a listener'},
	{
		lab: 'no-filter',
		check: "who takes a neighbour's address is told nothing of the neighbour, nor of itself",
		reason: 'the metadata service tells an instance by its network interface, whatever is set up (IMDS-1)'
	},
	{
		lab: 'nxdomain-at-home',
		check: 'and no host of the Internet gets an answer from there',
		reason: 'private names are no part of the public DNS, whatever is set up (DNS-2)'
	},
	{
		lab: 'nxdomain-at-home',
		check: 'where the group lets nobody in',
		reason: 'a name is resolved by the lab, not by the predictor: no mutant is known to let it pass'
	},
	{
		lab: 'nxdomain-at-home',
		check: 'the resolver of another VPC is out of reach, peering or not',
		reason: 'the resolver answers its own VPC alone, whatever is set up (DNS-1)'
	},
	{
		lab: 'nxdomain-at-home',
		check: 'the peering cannot resolve while one side has no host names',
		reason: 'what AWS refuses is in the change itself'
	},
	{
		lab: 'nxdomain-at-home',
		check: 'dns app → ip-10-1-0-10.ec2.internal A: timeout',
		reason: 'questions of DNS are not predicted: no mutant is known to let one pass'
	},
	{
		lab: 'private-zones',
		check: 'a VPC of another account cannot be associated without its authorization',
		reason: 'what AWS refuses is in the change itself'
	},
	{
		lab: 'private-zones',
		check: 'a name is not a way: there is no route from there',
		reason: 'a name is resolved by the lab, not by the predictor: no mutant is known to let it pass'
	},
	{
		lab: 'private-zones',
		check: 'two zones of one name in one VPC are refused',
		reason: 'what AWS refuses is in the change itself'
	},
	{
		lab: 'firewall-fleet',
		check: 'a firewall drops port 8080, which the security group admits',
		reason: 'no mutation takes a rule from an appliance'
	},
	{
		lab: 'gateway-endpoint',
		check: 'and is silent on every other port',
		reason: 'the service has no other port, whatever is set up'
	},
	{
		lab: 'gateway-endpoint',
		check: 'the endpoint serves its own VPC, not a peer that routes there',
		reason: 'an endpoint takes nothing that comes by a peering, whatever is set up (GWE-1)'
	},
	{lab: 'gateway-endpoint', check: 'its routes are its own', reason: 'what AWS refuses is in the change itself'},
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
	},
	{
		lab: 'vpn-mtu',
		check: 'a packet of 1500 bytes, which any Internet line carries, vanishes: AWS sends no "fragmentation needed" (VPN-11)',
		reason: 'a tunnel carries less than 1500 bytes and reports nothing, whatever is set up (VPN-11)'
	}
]
