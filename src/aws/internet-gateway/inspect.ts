import type {TablePart} from '../../inspect/part.ts'

export const internetGateway: TablePart = {
	target: (_target, _lab, vpc) => vpc.internetGateway?.id ?? 'igw'
}
