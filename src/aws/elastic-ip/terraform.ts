/** aws_eip and its association. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip */
import type {Asking, Piece, TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'
import {renamed, tagged} from '../../iac/terraform/translate.ts'

/** In a state also an address has its holder whose association is a resource of its own, or that is no resource: a NAT gateway's interface. */
function holderOf({values, isObserved, isThing}: Asking): 'instance' | 'network_interface' | undefined {
	const isKnown = (key: string) => key in values && (!isObserved || isThing(values[key]))
	return (['instance', 'network_interface'] as const).find(isKnown)
}

function parts(asking: Asking, AllocationId: string): readonly Piece[] {
	const holder = holderOf(asking)
	if (holder === undefined) return []
	const properties = renamed(asking.values, {
		[holder === 'instance' ? 'InstanceId' : 'NetworkInterfaceId']: holder,
		PrivateIpAddress: 'associate_with_private_ip'
	})
	return [{type: 'AWS::EC2::EIPAssociation', properties: {AllocationId, ...properties}}]
}

const pool = 'address pools are not emulated: the address is another one'

export const elasticIp: TerraformPart = {
	terraform: {
		aws_eip: {
			noun: 'eip',
			effect: ['instance', 'network_interface', 'address', 'associate_with_private_ip', 'tags', 'tags_all'],
			inert: ['domain', 'vpc', 'network_border_group', 'public_ipv4_pool', 'region'],
			named: {customer_owned_ipv4_pool: pool, ipam_pool_id: pool},
			as: ({values}) => ({
				type: 'AWS::EC2::EIP',
				properties: {...renamed(values, {Address: 'address' in values ? 'address' : 'public_ip'}), ...tagged(values)}
			}),
			parts,
			attributes: {id: 'AllocationId', allocation_id: 'AllocationId', public_ip: 'PublicIp', address: 'PublicIp'}
		},
		aws_eip_association: {
			...sameAs('AWS::EC2::EIPAssociation', {}),
			effect: ['allocation_id', 'public_ip', 'instance_id', 'network_interface_id', 'private_ip_address'],
			inert: ['allow_reassociation', 'region'],
			as: asking => {
				const {values, isObserved, isThing} = asking
				const isOfInterface = 'network_interface_id' in values && (!isObserved || isThing(values.network_interface_id))
				return {
					type: 'AWS::EC2::EIPAssociation',
					properties: renamed(values, {
						...('allocation_id' in values ? {AllocationId: 'allocation_id'} : {EIP: 'public_ip'}),
						...(isOfInterface ? {NetworkInterfaceId: 'network_interface_id'} : {InstanceId: 'instance_id'}),
						PrivateIpAddress: 'private_ip_address'
					})
				}
			}
		}
	}
}
