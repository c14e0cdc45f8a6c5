/**
 * The parts of `aws ec2 describe-…` answers that a network depends on, by the key of the answer: from the kinds, and from here.
 * Only indispensable keys are required; keys without a schema are ignored.
 */
import {z} from 'zod'
import {answersByKey} from '../aws/imports.ts'
import {transitGatewayAssociation, transitGatewayPropagation, transitGatewayRoute} from '../aws/transit-gateway/wire.ts'
import {type Answers, answer} from './answers.ts'
import {block, maybe, text} from './describe-parts.ts'

/** Kinds of which only the id is read: they are not emulated, and the notes say what follows. */
const loadBalancer = z.object({
	LoadBalancerName: maybe(text),
	VPCId: maybe(text)
})
const others = {
	LoadBalancerDescriptions: answer(loadBalancer, {ids: []})
} as const satisfies Answers

/** By the key of the answer. */
export const kinds = {...answersByKey, ...others}

const commandsOf = (isDirectConnect: boolean): readonly string[] =>
	Object.entries<Answers[string]>(kinds).flatMap(([key, {command = []}]) =>
		/^[a-z]/.test(key) === isDirectConnect ? command : []
	)

/** The commands to save of `aws ec2`, and of `aws directconnect`, whose keys begin in lower case. */
export const ec2Commands = commandsOf(false)
export const directConnectCommands = commandsOf(true)

export type AnswerKind = keyof typeof kinds
export type Described<K extends AnswerKind> = z.output<(typeof kinds)[K]['schema']>

/**
 * Answers about one thing that do not identify it: the id is in the file's name, `search-transit-gateway-routes-tgw-rtb-0123.json`. Other
 * commands use the same keys: an entry without any of `marks`, or with one of `foreign`, is theirs.
 */
export const answersAboutOne = {
	Associations: {
		id: /tgw-rtb-[\da-f]+/,
		schema: transitGatewayAssociation,
		command: 'get-transit-gateway-route-table-associations',
		marks: ['TransitGatewayAttachmentId'],
		foreign: []
	},
	TransitGatewayRouteTablePropagations: {
		id: /tgw-rtb-[\da-f]+/,
		schema: transitGatewayPropagation,
		command: 'get-transit-gateway-route-table-propagations',
		marks: ['TransitGatewayAttachmentId', 'ResourceId'],
		foreign: []
	},
	Routes: {
		id: /tgw-rtb-[\da-f]+/,
		schema: transitGatewayRoute,
		command: 'search-transit-gateway-routes',
		marks: ['DestinationCidrBlock', 'PrefixListId'],
		foreign: ['ClientVpnEndpointId', 'LocalGatewayRouteTableId']
	},
	Entries: {
		id: /pl-[\da-f]+/,
		schema: z.object({Cidr: block}),
		command: 'get-managed-prefix-list-entries',
		marks: ['Cidr'],
		foreign: []
	}
} as const

export type AnswerAboutOne = keyof typeof answersAboutOne
export type AnsweredAboutOne<K extends AnswerAboutOne> = z.output<(typeof answersAboutOne)[K]['schema']>
