/** The default VPC of a region, once CreateDefaultVpc has made it (VPC-7). Pure. Doc: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html */

import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {type Actions, patchAt} from '../../api/part.ts'
import {scopeOf} from '../../api/places.ts'
import {keyFor} from '../../api/tags.ts'
import type {Subnet, Vpc} from '../../model/model.ts'
import {type Cidr, parseCidr, subnetAt} from '../../net/address.ts'
import {describeSubnets} from '../subnet/wire.ts'
import {awsBag, type View} from '../view.ts'
import {describeAvailabilityZones} from '../zone/wire.ts'
import {describeVpcs} from './wire.ts'

const block = '172.31.0.0/16'
const subnetLength = 20

/** Undefined: the account has none in the Region. */
export const defaultVpc = (view: View): Vpc | undefined => view.vpcs.find(({id}) => awsBag(id, 'vpcs', view).IsDefault === true)

/** The default subnet of a zone. Default: that of the first zone. */
export const defaultSubnet = (view: View, zone?: string): Subnet | undefined =>
	defaultVpc(view)?.subnets.find(
		one => awsBag(one.id, 'subnets', view).DefaultForAz === true && (zone === undefined || one.zone === zone)
	)

const zonesOf = (view: View): readonly string[] => describeAvailabilityZones(view).map(({ZoneName}) => String(ZoneName))

const subnetFields = (id: string, zone: string, n: number) => ({
	id,
	zone,
	cidr: subnetAt(parseCidr(block) as Cidr, subnetLength, n),
	mapPublicIpOnLaunch: true,
	aws: {DefaultForAz: true},
	tags: {Name: false}
})

export const defaultActions: Actions<Requests> = {
	CreateDefaultVpc({view, newId}) {
		if (defaultVpc(view)) {
			throw new AwsError('DefaultVpcAlreadyExists', 'A Default VPC already exists for this account in this region.')
		}
		const id = newId('vpc')
		const subnets = zonesOf(view).map((zone, n) => [
			`default-${zone.slice(view.region.length)}`,
			subnetFields(newId('subnet'), zone, n)
		])
		return {
			patch: patchAt(['vpcs', keyFor(id, 'default-vpc', view, 'vpc')], {
				id,
				cidr: block,
				...scopeOf(view),
				enableDnsHostnames: true,
				internetGateway: {id: newId('igw'), tags: {}},
				routeTables: {main: {id: newId('rtb'), main: true, routes: {'0.0.0.0/0': 'internet-gateway'}}},
				networkAcls: {default: {id: newId('acl')}},
				defaultSecurityGroup: {id: newId('sg')},
				subnets: Object.fromEntries(subnets),
				aws: {IsDefault: true},
				tags: {Name: false}
			}),
			answer: after => ({Vpc: {...describeVpcs(after).find(({VpcId}) => VpcId === id), State: 'pending'}})
		}
	},
	CreateDefaultSubnet({input: {AvailabilityZone}, view, newId}) {
		const vpc = defaultVpc(view)
		const n = zonesOf(view).indexOf(AvailabilityZone ?? '')
		if (!vpc) throw new AwsError('DefaultVpcDoesNotExist', 'No default VPC exists for this account in this region.')
		if (AvailabilityZone === undefined || n < 0) throw invalidValue(AvailabilityZone ?? '', 'availabilityZone')
		if (defaultSubnet(view, AvailabilityZone)) {
			throw new AwsError(
				'DefaultSubnetAlreadyExistsInAvailabilityZone',
				`'${defaultSubnet(view, AvailabilityZone)?.id}' is already the default subnet in ${AvailabilityZone}.`
			)
		}
		const id = newId('subnet')
		return {
			patch: patchAt(
				['vpcs', vpc.key, 'subnets', `default-${AvailabilityZone.slice(view.region.length)}`],
				subnetFields(id, AvailabilityZone, n)
			),
			answer: after => ({Subnet: describeSubnets(after).find(({SubnetId}) => SubnetId === id)})
		}
	}
}
