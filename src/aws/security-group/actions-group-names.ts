/** Names of security groups in a VPC's part of the file, by id. Pure. */
import {AwsError} from '../../api/errors.ts'
import type {Vpc} from '../../model/model.ts'

/** Errors: AwsError, for a group that the VPC does not have. */
export const groupNames = (ids: readonly string[], vpc: Vpc): readonly string[] =>
	ids.map(id => {
		const group = vpc.securityGroups.find(one => one.id === id)
		if (!group) throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
		return group.key.slice(vpc.key.length + 1)
	})
