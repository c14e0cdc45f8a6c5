/** The fields of AWS's answers that affect packets. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, maybe, tagged, text} from '../../import/describe-parts.ts'
import type {ElasticIp, NetworkInterface, Vpc} from '../../model/model.ts'
import {awsBag, compact, givenId, type Item, tagsIfAny, type View} from '../view.ts'

const address = z.object({
	PublicIp: maybe(address4),
	CarrierIp: maybe(address4),
	AllocationId: maybe(text),
	AssociationId: maybe(text),
	NetworkInterfaceId: maybe(text),
	PrivateIpAddress: maybe(address4),
	NetworkInterfaceOwnerId: maybe(text),
	...tagged
})

export const answers = {
	Addresses: answer(address, {ids: ['PublicIp', 'AllocationId'], command: 'describe-addresses'})
} as const satisfies Answers

/** As DescribeAddresses answers. */
export function describeAddresses(view: View): readonly Item[] {
	const holders = holdersOf(view)
	return view.lab.elasticIps
		.filter(({region, account}) => region === view.region && account === view.account)
		.map(address => describeAddress(address, holders.get(address.key), view))
}

type Holder = {readonly vpc: Vpc; readonly networkInterface: NetworkInterface; readonly privateIp: string}

/** Holders of elastic addresses, by the address's key. */
const holdersOf = ({lab}: View): ReadonlyMap<string, Holder> =>
	new Map(
		lab.vpcs.flatMap(vpc =>
			vpc.interfaces.flatMap(networkInterface =>
				networkInterface.privateIps.flatMap(({address, publicIp}): [string, Holder][] =>
					publicIp?.elasticIp === undefined ? [] : [[publicIp.elasticIp, {vpc, networkInterface, privateIp: address}]]
				)
			)
		)
	)

function describeAddress(
	{address, allocationId, associationId, region}: ElasticIp,
	holder: Holder | undefined,
	view: View
): Item {
	const owner = holder?.networkInterface.owner
	const instance = owner?.kind === 'instance' ? holder?.vpc.instances.find(({key}) => key === owner.key) : undefined
	return compact({
		AllocationId: allocationId,
		PublicIp: address,
		Domain: 'vpc',
		NetworkBorderGroup: region,
		PublicIpv4Pool: 'amazon',
		...(holder && {
			AssociationId: associationId && givenId(associationId, view),
			InstanceId: instance?.id,
			NetworkInterfaceId: holder.networkInterface.id,
			NetworkInterfaceOwnerId: holder.vpc.account,
			PrivateIpAddress: holder.privateIp
		}),
		...tagsIfAny(allocationId, 'elasticIps', view),
		...awsBag(allocationId, 'elasticIps', view)
	})
}
