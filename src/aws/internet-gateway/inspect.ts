import type {TablePart} from '../../inspect/part.ts'

export const internetGateway: TablePart = {
	vpcColumn: {name: 'internet gateway', of: vpc => vpc.internetGateway?.id},
	target: (_target, _lab, vpc) => vpc.internetGateway?.id ?? 'igw'
}
