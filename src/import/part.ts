import type {Hosts} from '../aws/network-interface/import-hosts.ts'
import type {Answers} from './answers.ts'
import type {Thing} from './snapshot.ts'
import type {World, WorldVpc} from './world.ts'
import type {Written} from './written.ts'

/** How a kind is imported from an account's answers. */
export type ImportPart = {
	/** Names its things, before anything is written. */
	readonly name?: (world: World) => void
	/** Its sections at the top of the file. */
	readonly atTop?: (world: World) => Written
	/** Its sections of a VPC. */
	readonly inVpc?: (vpc: WorldVpc, hosts: Hosts, world: World) => Written
	readonly route?: RouteImport
	/** The schemas of AWS's answers about it, by the key of the answer: its `wire.ts`. */
	readonly answers?: Answers
}

export type ImportedRoute = Thing<'RouteTables'>['Routes'][number]

/** The id of a route's target, from the field of one kind of target: `TransitGatewayId`. */
export function targetField(route: ImportedRoute, field: string): string | undefined {
	const id = route[field]
	return typeof id === 'string' ? id : undefined
}

/** Import of routes with one kind of target. */
export type RouteImport = {
	/** The target's id. Undefined: the target is of another kind. */
	readonly idOf: (route: ImportedRoute) => string | undefined
	/** The target in the lab file. `default`: the route exists without being written. Undefined: the target is missing. */
	readonly target: (id: string, vpc: WorldVpc, hosts: Hosts, world: World) => unknown
	/** The reason, as half a sentence: what has to be saved for it to be imported. */
	readonly whyGone: (id: string, vpc: WorldVpc, hosts: Hosts, world: World) => string
}

export const inNoAnswer = (command: string): string => `it is in no answer of ${command}`

/** A target that an answer describes is not reported as missing. */
export const inState = (state: string | undefined, where: string): string =>
	`it is ${state === undefined || ['available', 'active'].includes(state) ? where : state}`

/** A name that something inside the VPC has as well is qualified by its key. */
export const plainOr = (key: string, name: string | undefined, vpc: WorldVpc): unknown =>
	name !== undefined && vpc.targets.has(name) ? {[key]: name} : name

export const isAttachedTo = (
	{Attachments}: {Attachments: readonly {VpcId?: string | undefined; State?: string | undefined}[]},
	vpc: WorldVpc
): boolean => Attachments.some(({VpcId, State}) => VpcId === vpc.id && State !== 'detached' && State !== 'detaching')
