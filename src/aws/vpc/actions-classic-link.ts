/** ClassicLink, which AWS has retired: clients ask for it still, and no VPC has it. Pure. */
import type {Requests} from '../../../api-models/ec2.d.ts'
import type {Actions} from '../../api/part.ts'
import type {View} from '../view.ts'

const asked = (ids: readonly string[] | undefined, {vpcs}: View) => vpcs.filter(({id}) => ids?.includes(id) ?? true)

export const classicLinkActions: Actions<Requests> = {
	DescribeVpcClassicLink: ({input: {VpcIds}, view}) => ({
		answer: {Vpcs: asked(VpcIds, view).map(({id}) => ({VpcId: id, ClassicLinkEnabled: false, Tags: []}))}
	}),
	DescribeVpcClassicLinkDnsSupport: ({input: {VpcIds}, view}) => ({
		answer: {Vpcs: asked(VpcIds, view).map(({id}) => ({VpcId: id, ClassicLinkDnsSupported: false}))}
	})
}
