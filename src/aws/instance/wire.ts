/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import {networkInterface} from '../network-interface/wire.ts'

const reservation = z.object({
	...owner,
	Instances: list(
		z.object({
			InstanceId: text,
			State: maybe(z.object({Name: maybe(text)})),
			VpcId: maybe(text),
			SubnetId: maybe(text),
			PrivateIpAddress: maybe(address4),
			NetworkInterfaces: list(networkInterface),
			...tagged
		})
	)
})

export const answers = {
	Reservations: answer(reservation, {ids: [], command: 'describe-instances'})
} as const satisfies Answers
