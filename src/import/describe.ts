/**
 * What `aws ec2 describe-…` answers, as far as a network depends on it, by the key of the answer: each kind's own, and others.
 * Only what nothing can do without is required; keys that no schema names are passed over.
 */
import {z} from 'zod'
import {answersByKey} from '../aws/imports.ts'
import {transitGatewayAssociation, transitGatewayPropagation, transitGatewayRoute} from '../aws/transit-gateway/wire.ts'
import {type Answers, answer} from './answers.ts'
import {block, maybe, text} from './describe-parts.ts'

/** Kinds that carry an id only: nothing of them can be emulated yet, and the notes say what follows. */
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

/** What to save of `aws ec2`, and of `aws directconnect`, whose keys begin in lower case. */
export const ec2Commands = commandsOf(false)
export const directConnectCommands = commandsOf(true)

export type AnswerKind = keyof typeof kinds
export type Described<K extends AnswerKind> = z.output<(typeof kinds)[K]['schema']>

/**
 * Answers about one thing that do not identify it: the id is in the file's name, `search-transit-gateway-routes-tgw-rtb-0123.json`. Other
 * commands use the same keys: an entry with none of `marks`, or with one of `foreign`, is theirs.
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
