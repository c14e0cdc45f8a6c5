/** Reservations of a subnet's blocks. Kept in the document. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnetCidrReservation.html */
import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {type Actions, itemOf, patchAt, type ResourceType} from '../../api/part.ts'
import {tagItems, tagsFor} from '../../api/tags.ts'
import {contains, family, overlaps} from '../../net/address.ts'
import {type TagsWritten, tagsOf} from '../tags.ts'
import {awsBag, type Item, type View} from '../view.ts'
import {blockOf} from '../vpc/actions.ts'
import {subnetOf} from './actions-place.ts'

type Reservation = {readonly cidr: string; readonly type: string; readonly description?: string; readonly tags: TagsWritten}

const reservationsIn = (id: string, view: View): Readonly<Record<string, Reservation>> =>
	(awsBag(id, 'subnets', view).CidrReservations ?? {}) as Readonly<Record<string, Reservation>>

const itemsIn = (SubnetId: string, view: View): readonly Item[] =>
	Object.entries(reservationsIn(SubnetId, view)).map(([id, {cidr, type, description, tags}]) => ({
		SubnetCidrReservationId: id,
		SubnetId,
		Cidr: cidr,
		ReservationType: type,
		OwnerId: view.account,
		...(description !== undefined && {Description: description}),
		Tags: tagItems(tagsOf(undefined, tags))
	}))

function pathTo(id: string, view: View): readonly string[] {
	const {SubnetId} = itemOf(reservationType, id, view)
	return [...subnetOf(String(SubnetId), view).path, 'aws', 'CidrReservations', id]
}

export const reservationType: ResourceType = {
	word: 'subnet-cidr-reservation',
	list: 'SubnetCidrReservations',
	prefix: 'scr',
	id: 'SubnetCidrReservationId',
	all: view => view.vpcs.flatMap(({subnets}) => subnets.flatMap(({id}) => itemsIn(id, view))),
	missing: id => new AwsError('InvalidSubnetCidrReservationID.NotFound', `The subnet CIDR reservation ID '${id}' does not exist`),
	section: 'CidrReservations',
	place: (id, view) => ({path: pathTo(id, view)})
}

const filters = {reservationType: 'ReservationType', 'subnet-id': 'SubnetId'}

/** Differs from AWS: addresses that AWS chooses may be in a reserved block. */
export const reservationActions: Actions<Requests> = {
	CreateSubnetCidrReservation({input, view, newId}) {
		const {SubnetId, ReservationType: type, Description: description} = input
		const {subnet, path} = subnetOf(SubnetId, view)
		if (type !== 'prefix' && type !== 'explicit') throw invalidValue(type, 'reservationType')
		const cidr = blockOf(input.Cidr, 'cidr')
		const own = family(cidr) === 6 ? subnet.ipv6Cidr : subnet.cidr
		if (own === undefined || !contains(own, cidr)) throw invalidValue(cidr, 'cidr', 'It is not in the subnet.')
		if (Object.values(reservationsIn(SubnetId, view)).some(one => overlaps(blockOf(one.cidr, 'cidr'), cidr))) {
			throw new AwsError('InvalidParameterValue', `The CIDR '${cidr}' conflicts with another reservation`)
		}
		const id = newId('scr')
		const tags = tagsFor('subnet-cidr-reservation', input.TagSpecifications)
		const reservation = {cidr, type, tags, ...(description !== undefined && {description})}
		return {
			patch: patchAt([...path, 'aws', 'CidrReservations', id], reservation),
			answer: after => ({SubnetCidrReservation: itemOf(reservationType, id, after)})
		}
	},
	GetSubnetCidrReservations({input: {SubnetId, Filters = []}, view}) {
		subnetOf(SubnetId, view)
		const found = itemsIn(SubnetId, view).filter(matcher(Filters, filters, 'Tags'))
		const of = (version: 4 | 6) => found.filter(({Cidr}) => family(blockOf(String(Cidr), 'cidr')) === version)
		return {answer: {SubnetIpv4CidrReservations: of(4), SubnetIpv6CidrReservations: of(6)}}
	},
	DeleteSubnetCidrReservation({input: {SubnetCidrReservationId: id}, view}) {
		return {
			patch: patchAt(pathTo(id, view), null),
			answer: {DeletedSubnetCidrReservation: itemOf(reservationType, id, view)}
		}
	}
}
