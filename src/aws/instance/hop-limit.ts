import type {Finding, Path} from '../../model/finding.ts'

export function* checkHopLimit(hops: number, path: Path): Generator<Finding> {
	if (hops < 1 || hops > 64) {
		yield {
			path,
			message: `Value (${hops}) for parameter HttpPutResponseHopLimit is invalid: a hop limit is 1 to 64`,
			code: 'InvalidParameterValue',
			fix: 'write 1, or 2 for containers'
		}
	}
}
