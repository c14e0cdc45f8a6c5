/** What AWS answers about it, as far as packets depend on it. */
import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {address4, list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import {networkInterface} from '../network-interface/wire.ts'

const onOff = z.enum(['enabled', 'disabled'])

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
			MetadataOptions: maybe(
				z.object({
					HttpEndpoint: maybe(onOff),
					HttpTokens: maybe(z.enum(['optional', 'required'])),
					HttpPutResponseHopLimit: maybe(z.int()),
					HttpProtocolIpv6: maybe(onOff),
					InstanceMetadataTags: maybe(onOff)
				})
			),
			...tagged
		})
	)
})

export const answers = {
	Reservations: answer(reservation, {ids: [], command: 'describe-instances'})
} as const satisfies Answers
