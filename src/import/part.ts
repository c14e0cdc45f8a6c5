import type {Hosts} from '../aws/network-interface/import-hosts.ts'
import type {Answers} from './answers.ts'
import type {Thing} from './snapshot.ts'
import type {World, WorldVpc} from './world.ts'
import type {Written} from './written.ts'

/** How a kind comes out of an account's answers. */
export type ImportPart = {
	/** Gives its things their names, before anything is written. */
	readonly name?: (world: World) => void
	/** Its sections at the top of the file. */
	readonly atTop?: (world: World) => Written
	/** Its sections of a VPC. */
	readonly inVpc?: (vpc: WorldVpc, hosts: Hosts, world: World) => Written
	readonly route?: RouteImport
	/** What AWS answers about it, by the key of the answer: its `wire.ts`. */
	readonly answers?: Answers
}

export type ImportedRoute = Thing<'RouteTables'>['Routes'][number]

/** The field of a route in which targets of one kind have their id: `TransitGatewayId`. */
export function targetField(route: ImportedRoute, field: string): string | undefined {
	const id = route[field]
	return typeof id === 'string' ? id : undefined
}

/** A route whose target is of a kind. */
export type RouteImport = {
	/** The target's id; undefined: it is of another kind. */
	readonly idOf: (route: ImportedRoute) => string | undefined
	/** As the lab file names it; `default`: the route is there by itself; undefined: it is not there. */
	readonly target: (id: string, vpc: WorldVpc, hosts: Hosts, world: World) => unknown
	/** The reason, in half a sentence: what has to be saved for it to be imported. */
	readonly whyGone: (id: string, vpc: WorldVpc, hosts: Hosts, world: World) => string
}

export const inNoAnswer = (command: string): string => `it is in no answer of ${command}`

/** A target that an answer describes is not reported as missing. */
export const inState = (state: string | undefined, where: string): string =>
	`it is ${state === undefined || ['available', 'active'].includes(state) ? where : state}`

/** A name that something inside the VPC has too needs to say what it means. */
export const plainOr = (key: string, name: string | undefined, vpc: WorldVpc): unknown =>
	name !== undefined && vpc.targets.has(name) ? {[key]: name} : name

export const isAttachedTo = (
	{Attachments}: {Attachments: readonly {VpcId?: string | undefined; State?: string | undefined}[]},
	vpc: WorldVpc
): boolean => Attachments.some(({VpcId, State}) => VpcId === vpc.id && State !== 'detached' && State !== 'detaching')
