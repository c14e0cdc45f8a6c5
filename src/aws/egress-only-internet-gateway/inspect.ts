import type {TablePart} from '../../inspect/part.ts'

export const egressOnlyInternetGateway: TablePart = {
	vpcColumn: {name: 'egress-only', of: vpc => vpc.egressOnlyInternetGateway?.id},
	target: (_target, _lab, vpc) => vpc.egressOnlyInternetGateway?.id ?? 'eigw'
}
