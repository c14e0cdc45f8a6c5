/** AWS::EC2::DHCPOptions and its association. */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {idOf} from '../ids.ts'

function make(making: Making): Made {
	const {properties, name} = making
	const id = idOf('dopt', name)
	const path = ['dhcpOptions', name]
	const placed = (key: string) => properties.placed(key, properties.texts(key))
	return {
		ref: id,
		attributes: {DhcpOptionsId: () => id},
		things: [{kind: 'dhcp-options', id, path, name}],
		edits: [
			{
				path,
				value: {
					domainName: properties.placed('DomainName', properties.text('DomainName')),
					domainNameServers: placed('DomainNameServers'),
					ntpServers: placed('NtpServers'),
					netbiosNameServers: placed('NetbiosNameServers'),
					netbiosNodeType: properties.placed('NetbiosNodeType', properties.number('NetbiosNodeType')),
					tags: making.tags()
				}
			}
		]
	}
}

function associate(making: Making): Made {
	const {properties, thingAt} = making
	const vpc = thingAt('VpcId', 'vpc')
	// `default` is to have none, and the word of the lab file as well (DHCP-1).
	const isNone = properties.text('DhcpOptionsId') === 'default'
	const name = isNone ? 'default' : thingAt('DhcpOptionsId', 'dhcp-options')?.name
	if (!vpc || name === undefined) return leftOut(making)
	return {
		ref: making.logicalId,
		edits: [{path: [...vpc.path, 'dhcpOptions'], value: properties.placed('DhcpOptionsId', name)}]
	}
}

export const dhcpOptions: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::DHCPOptions': {
			effect: ['DomainName', 'DomainNameServers', 'NtpServers', 'NetbiosNameServers', 'NetbiosNodeType', 'Tags'],
			inert: ['Ipv6AddressPreferredLeaseTime'],
			make
		},
		'AWS::EC2::VPCDHCPOptionsAssociation': {effect: ['VpcId', 'DhcpOptionsId'], make: associate}
	}
}
