/** The picture of a lab as data: nested boxes, nodes in them and on their borders, lines between. Knows no kind. */
import type {Lab} from '../model/model.ts'

/** Rows of the picture from top to bottom: Internet hosts, the Internet, VPCs, what connects VPCs, customers. */
export type Row = 'hosts' | 'internet' | 'vpcs' | 'backbone' | 'customers'

/** How a subnet is coloured: its default route leads to an internet gateway, elsewhere, or there is none. */
export type Tone = 'public' | 'private' | 'isolated'

export type Box = {
	/** Unique in the picture: `subnet:main.app`. */
	readonly id: string
	readonly kind: string
	readonly label: string
	readonly detail?: string
	/** Id of the enclosing box. Absent: it is directly in a row. */
	readonly in?: string
	/** The row of a box without an enclosing one. Default: `vpcs`. */
	readonly row?: Row
	/** Contents are stacked (subnets of a zone). Default: side by side (zones of a VPC). */
	readonly stacks?: true
	readonly tone?: Tone
}

export type Node = {
	/** The predictor's name for it, so that paths can be drawn: `instance:main.web`. */
	readonly id: string
	readonly kind: string
	readonly label: string
	readonly detail?: string
	readonly place:
		| {readonly in: string}
		/** A gateway, on the border of a box. */
		| {readonly on: string; readonly side: 'top' | 'bottom'}
		| {readonly row: Row}
	/** Failed or stopped. */
	readonly isDown?: true
	/** Left out if no line ends at it. */
	readonly needsLine?: true
}

/** Between nodes, or boxes. */
export type Line = {
	/** The predictor's name for it, if it has one: `vpn-tunnel:office:1`. */
	readonly id?: string
	readonly from: string
	readonly to: string
	readonly label?: string
	/** `tunnel`: carried over another network. `use`: a relation without a link, such as a load balancer's target. */
	readonly style: 'plain' | 'tunnel' | 'use'
	readonly isDown?: true
}

export type Drawing = {readonly boxes: readonly Box[]; readonly nodes: readonly Node[]; readonly lines: readonly Line[]}

/** One kind's contribution to the picture. */
export type DrawPart = (lab: Lab) => Partial<Drawing>

export type Verdict = 'good' | 'bad' | 'unknown'

/** Drawn over the picture: a path, or results of checks. Refers to ids of nodes and lines. */
export type Overlay = {
	readonly title: string
	/** In one sentence. */
	readonly text?: string
	readonly arrows: readonly Arrow[]
}

export type Arrow = {
	/** Two or more, in order. */
	readonly through: readonly string[]
	readonly verdict: Verdict
	readonly label?: string
	/** Present: it ends there, for this reason. */
	readonly ends?: string
}
