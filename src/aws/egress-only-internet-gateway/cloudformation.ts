/** AWS::EC2::EgressOnlyInternetGateway. */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {idOf} from '../ids.ts'

function make(making: Making): Made {
	const vpc = making.thingAt('VpcId', 'vpc')
	if (!vpc) return leftOut(making)
	const id = idOf('eigw', vpc.name)
	const path = [...vpc.path, 'egressOnlyInternetGateway']
	const tags = making.tags()
	return {
		ref: id,
		attributes: {Id: () => id},
		things: [{kind: 'egress-only-internet-gateway', id, path, name: making.name, vpc: vpc.name}],
		edits: [{path, value: making.properties.placed('VpcId', tags ? {tags} : true)}]
	}
}

export const egressOnlyInternetGateway: TemplatePart = {
	cloudFormation: {'AWS::EC2::EgressOnlyInternetGateway': {effect: ['VpcId', 'Tags'], make}}
}
