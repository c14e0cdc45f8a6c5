/** What AWS answers about it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'

const dhcpOptions = z.object({
	DhcpOptionsId: text,
	DhcpConfigurations: list(z.object({Key: text, Values: list(z.object({Value: maybe(text)}))})),
	...owner,
	...tagged
})

export const answers = {
	DhcpOptions: answer(dhcpOptions, {ids: ['DhcpOptionsId'], command: 'describe-dhcp-options'})
} as const satisfies Answers
