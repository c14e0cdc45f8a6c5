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
	const isDefault = properties.text('DhcpOptionsId') === 'default'
	const options = isDefault ? undefined : thingAt('DhcpOptionsId', 'dhcp-options')
	if (!vpc || (!options && !isDefault)) return leftOut(making)
	return {
		ref: making.logicalId,
		edits: [{path: [...vpc.path, 'dhcpOptions'], value: properties.placed('DhcpOptionsId', options?.name)}]
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
