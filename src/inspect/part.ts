import type {Lab, RouteTarget, Vpc} from '../model/model.ts'
import type {Table} from './table.ts'

/** A column of the table of VPCs, for something that a VPC has one of. */
export type VpcColumn = {readonly name: string; readonly of: (vpc: Vpc) => string | undefined}

export type TargetOf = (target: RouteTarget, lab: Lab, vpc: Vpc) => string

/** How `inspect` shows a kind. */
export type TablePart = {
	/** The word of `vpclab inspect LAB WORD`, and the kind's key in `--help`. Absent: it is shown with another kind. */
	readonly word?: string
	/** `targetOf`: a route's target, whatever its kind. `ofVpcs`: the kinds' columns. */
	readonly tables?: (lab: Lab, targetOf: TargetOf, ofVpcs: readonly VpcColumn[]) => readonly Table[]
	readonly vpcColumn?: VpcColumn
	/** A route's target of this kind, as AWS shows it: its id, with the name where it has one. */
	readonly target?: (target: RouteTarget & {readonly key?: string}, lab: Lab, vpc: Vpc) => string
}
