/** AWS::EC2::EIP and its association. */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart, Thing} from '../../iac/part.ts'
import {refused} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'

/** The address, written into the file because another resource refers to it. */
function addressOf({lab, pin}: Making, name: string): unknown {
	const path = ['elasticIps', name, 'address']
	const written = lab.written(path)
	if (written !== undefined) return written
	const address = lab.soFar()?.elasticIps.find(({key}) => key === name)?.address
	if (address === undefined) return refused
	pin({path, value: address})
	return address
}

/** A resource in the form that elastic addresses refer to: `main.web`. */
const holder = ({kind, vpc, name, path}: Thing): Readonly<Record<string, string>> => ({
	[kind === 'instance' || path.includes('instances') ? 'instance' : 'networkInterface']: `${vpc}.${name}`
})

function makeAddress(making: Making): Made {
	const {properties, name, thingAt, lab} = making
	const id = idOf('eipalloc', name)
	const instance = thingAt('InstanceId', 'instance')
	const own = properties.text('Address')
	return {
		ref: () => addressOf(making, name),
		attributes: {AllocationId: () => id, PublicIp: () => addressOf(making, name)},
		things: [{kind: 'elastic-ip', id, path: ['elasticIps', name], name}],
		edits: [
			{
				path: ['elasticIps', name],
				value: {
					...lab.scope,
					address: properties.placed('Address', own),
					...(instance && holder(instance)),
					tags: making.tags()
				}
			}
		]
	}
}

function addressNamed({properties, thingAt, lab, refuse}: Making): Thing | undefined {
	if (properties.has('AllocationId')) return thingAt('AllocationId', 'elastic-ip')
	const key = properties.has('EIP') ? 'EIP' : 'AllocationId'
	const address = properties.text(key)
	const found = lab.things().find(one => one.kind === 'elastic-ip' && lab.written([...one.path, 'address']) === address)
	if (!found && (address !== undefined || !properties.has(key))) {
		refuse({
			path: properties.path,
			message: address === undefined ? 'Either public IP or allocation id must be specified' : `Address '${address}' not found.`,
			code: address === undefined ? 'MissingParameter' : 'InvalidAddress.NotFound',
			fix: 'write AllocationId: !GetAtt Eip.AllocationId'
		})
	}
	return found
}

function associate(making: Making): Made {
	const {properties, thingAt} = making
	const address = addressNamed(making)
	const key = properties.has('NetworkInterfaceId') ? 'NetworkInterfaceId' : 'InstanceId'
	const thing = thingAt(key, ['instance', 'network-interface'])
	if (!address || !thing) return leftOut(making)
	const ref = idOf('eipassoc', `${address.name} ${thing.id}`)
	return {
		ref,
		attributes: {Id: () => ref},
		edits: [
			{
				path: address.path,
				value: properties.placed(key, {
					...holder(thing),
					privateIp: properties.placed('PrivateIpAddress', properties.text('PrivateIpAddress'))
				})
			}
		]
	}
}

export const elasticIp: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::EIP': {
			effect: ['InstanceId', 'Address', 'Tags'],
			inert: ['Domain', 'NetworkBorderGroup', 'PublicIpv4Pool', 'TransferAddress'],
			named: {IpamPoolId: 'address pools of IPAM are not emulated: the address is another one'},
			make: makeAddress
		},
		'AWS::EC2::EIPAssociation': {
			effect: ['AllocationId', 'EIP', 'InstanceId', 'NetworkInterfaceId', 'PrivateIpAddress'],
			make: associate
		}
	}
}
