/** Direct Connect's quotas. AWS has one error code for all problems of Direct Connect. */
import type {Finding, Path} from '../../model/finding.ts'

export const directConnectCode = 'DirectConnectClientException'

/** A finding at the last item, if there are more than the quota allows. */
export function* overDirectConnectQuota(
	all: readonly {readonly path: Path}[],
	most: number,
	what: string,
	fix: string
): Generator<Finding> {
	if (all.length <= most) return
	yield {
		path: all.at(-1)?.path ?? [],
		at: 'key',
		message: `${all.length} are too many: the quota is ${most} ${what}`,
		code: directConnectCode,
		fix
	}
}
