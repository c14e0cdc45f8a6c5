import type {TablePart} from '../../inspect/part.ts'

export const egressOnlyInternetGateway: TablePart = {
	target: (_target, _lab, vpc) => vpc.egressOnlyInternetGateway?.id ?? 'eigw'
}
