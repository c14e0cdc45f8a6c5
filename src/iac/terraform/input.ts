/** What the readers of states, plans and folders give: resources whose values are evaluated when they are needed. */
import type {Path} from '../../model/finding.ts'
import type {Output, Shared} from '../cloudformation/stack-types.ts'
import type {PlacedFile, Report} from '../report.ts'
import type {Unknown} from '../unknown.ts'
import type {Values} from './translate.ts'

export type Resource = {
	/** `module.net.aws_subnet.app["a"]`. */
	readonly address: string
	readonly type: string
	/** `app`. */
	readonly label: string
	/** Of count or for_each. */
	readonly key?: string | number | undefined
	/** Of its provider. Undefined: the home Region, and the home account. */
	readonly region?: string | undefined
	readonly account?: string | undefined
	readonly file: PlacedFile
	/** Its place in the file, for messages. */
	readonly path: Path
	/**
	 * Arguments that are given; references are to things that have been made. Of a state each is evaluated when it is read: things may refer to
	 * each other. Unknown: of the whole resource too little is known.
	 */
	readonly values: () => Values | Unknown
	/** Resources that have to be there before it. */
	readonly dependsOn?: () => readonly Resource[]
}

/** What readers may ask of the network that is being made. */
export type World = {
	readonly name: string
	readonly region: string
	readonly account: string
	readonly report: Report
	readonly shared: Shared
	/** A resource's attribute. The resource is made first. `from`: the one that asks. */
	readonly attribute: (resource: Resource, name: string, from?: Resource) => unknown
	/** The arguments of a resource, which is made first. */
	readonly values: (resource: Resource, from?: Resource) => Values
}

export type Opened = {
	/** In the order of the files. */
	readonly resources: readonly Resource[]
	/** Evaluated after all resources are made. */
	readonly outputs: () => Readonly<Record<string, Output>>
	/** Ids in the lab by those in AWS. */
	readonly idsInAws?: () => ReadonlyMap<string, string>
}

export type TerraformInput = {
	/** A folder, a plan or a state. */
	readonly file: string
	/** The values are of a state or plan: they also have what AWS answered. */
	readonly isObserved: boolean
	/** Of its provider, as far as it is said. */
	readonly home: {readonly region?: string | undefined; readonly account?: string | undefined}
	/** Files in which problems may be. */
	readonly files: readonly PlacedFile[]
	readonly open: (world: World) => Opened
}
