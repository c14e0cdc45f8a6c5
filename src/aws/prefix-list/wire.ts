/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {block, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

/** `describe-prefix-lists` gives the blocks; `describe-managed-prefix-lists` does not, `get-managed-prefix-list-entries` does. */
const prefixList = z.object({
	PrefixListId: text,
	PrefixListName: maybe(text),
	MaxEntries: maybe(z.int()),
	Cidrs: maybe(z.array(block)),
	...owner,
	...tagged
})

export const answers = {
	PrefixLists: answer(prefixList, {ids: ['PrefixListId'], command: ['describe-prefix-lists', 'describe-managed-prefix-lists']})
} as const satisfies Answers
