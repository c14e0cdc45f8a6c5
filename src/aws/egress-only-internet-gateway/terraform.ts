/** aws_egress_only_internet_gateway. */
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'

export const egressOnlyInternetGateway: TerraformPart = {
	terraform: {
		aws_egress_only_internet_gateway: {
			...sameAs('AWS::EC2::EgressOnlyInternetGateway', {VpcId: 'vpc_id'}),
			noun: 'egress-only-gateway',
			required: ['vpc_id'],
			inert: ['region']
		}
	}
}
