/** For a learner who is to find out: what becomes of the packet, but neither which line decides it nor which change would help. Pure. */
import type {ExplainedHop, Explanation} from './types.ts'

export const withoutAnswer = ({forward, reply, ...rest}: Explanation): Explanation => ({
	...rest,
	forward: forward.map(withoutLine),
	reply: reply.map(withoutLine),
	fixes: []
})

const withoutLine = ({place: _, rule: __, others: ___, ...hop}: ExplainedHop): ExplainedHop => hop
