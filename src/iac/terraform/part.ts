/** A kind's part in Terraform: resources of the AWS provider in CloudFormation's words, which then become edits of the lab document. */
import type {Lookup, Made, Making} from '../part.ts'
import type {Values} from './translate.ts'

/** A resource of CloudFormation that a resource of Terraform is, or is made of. */
export type Piece = {
	/** A type of CloudFormation. */
	readonly type: string
	/** Its properties, with `Placed` for the places in the resource of Terraform. */
	readonly properties: Values
	/** In place of what CloudFormation does. */
	readonly make?: (making: Making) => Made
}

export type Asking = {
	/** Arguments, without those that are null or empty. */
	readonly values: Values
	/** The values are of a state or plan: they also have what AWS answered. */
	readonly isObserved: boolean
	/** Whether the network has a thing with this id. */
	readonly isThing: (id: unknown) => boolean
	readonly lab: Lookup
}

/** Values of computed attributes: an attribute of CloudFormation (`Ref` is the id), or a function. */
export type Attribute = string | ((made: Made, asking: Asking) => unknown)

export type TerraformType = {
	/** The noun for its name in a lab, if another thing has the name: `main-subnet`. Absent: it has no name. */
	readonly noun?: string
	/** Arguments that the lab uses. */
	readonly effect: readonly string[]
	/** Arguments that do not affect packets. */
	readonly inert?: readonly string[]
	/** Arguments that are not emulated, with the consequence for the network. */
	readonly named?: Readonly<Record<string, string>>
	/** Arguments without which Terraform refuses the resource. */
	readonly required?: readonly string[]
	readonly as: (asking: Asking) => Piece
	/** What is written within the resource but is a thing of its own: rules, routes. `id`: of the resource. */
	readonly parts?: (asking: Asking, id: string) => readonly Piece[]
	/** By name. Default: `id` is `Ref`, and arguments are attributes. */
	readonly attributes?: Readonly<Record<string, Attribute>>
}

export type TerraformPart = {
	/** By type: `aws_subnet`. */
	readonly terraform: Readonly<Record<string, TerraformType>>
}
