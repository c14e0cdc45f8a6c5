/** Where groups are written in the file. Pure. */
import type {SecurityGroup, Vpc} from '../../model/model.ts'

export const placeOfGroup = ({key, name}: SecurityGroup, vpc: Vpc): readonly string[] =>
	name === 'default'
		? ['vpcs', vpc.key, 'defaultSecurityGroup']
		: ['vpcs', vpc.key, 'securityGroups', key.slice(vpc.key.length + 1)]

/** Tags of rules are in the `aws` of their group, since one entry of the file may be several rules. */
export const placeOfRule = (id: string, group: SecurityGroup, vpc: Vpc): readonly string[] => [
	...placeOfGroup(group, vpc),
	'aws',
	'RuleTags',
	id
]
