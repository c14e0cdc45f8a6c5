/**
 * Checks that no mutant reaches, by the title of what they forbid, each with the reason: they hold for what AWS is, not for how a network
 * is set up. An entry that a mutant does reach, or that no lab has any more, is an error.
 */
export type Unreachable = {readonly lab: string; readonly check: string; readonly reason: string}

export const unreachable: readonly Unreachable[] = [
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
