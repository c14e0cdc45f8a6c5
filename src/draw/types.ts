/** The picture of a lab, as data: boxes in boxes, nodes in them and on their borders, lines between. Knows no kind. */
import type {Lab} from '../model/model.ts'

/** Rows of the picture, from above: who is on the Internet, the Internet, VPCs, what joins them, customers. */
export type Row = 'hosts' | 'internet' | 'vpcs' | 'backbone' | 'customers'

/** How a subnet is coloured: its default route leads to an internet gateway, elsewhere, or there is none. */
export type Tone = 'public' | 'private' | 'isolated'

export type Box = {
	/** Unlike any other of the picture: `subnet:main.app`. */
	readonly id: string
	readonly kind: string
	readonly label: string
	readonly detail?: string
	/** Id of the box around it. Absent: it stands in a row. */
	readonly in?: string
	/** Of one without a box around it. Default: `vpcs`. */
	readonly row?: Row
	/** What is in it stands beside each other (zones of a VPC) or one below the other (subnets of a zone). Default: beside. */
	readonly stacks?: true
	readonly tone?: Tone
}

export type Node = {
	/** As the predictor names it, so that a path finds it: `instance:main.web`. */
	readonly id: string
	readonly kind: string
	readonly label: string
	readonly detail?: string
	readonly place:
		| {readonly in: string}
		/** On the border of a box: a gateway. */
		| {readonly on: string; readonly side: 'top' | 'bottom'}
		| {readonly row: Row}
	/** It has failed, or is stopped. */
	readonly isDown?: true
	/** It is left out where no line ends at it. */
	readonly needsLine?: true
}

/** Between nodes, or boxes. */
export type Line = {
	/** Where the predictor knows it as a place: `vpn-tunnel:office:1`. */
	readonly id?: string
	readonly from: string
	readonly to: string
	readonly label?: string
	/** `tunnel`: over something else. `use`: no cable, such as a load balancer's target. */
	readonly style: 'plain' | 'tunnel' | 'use'
	readonly isDown?: true
}

export type Drawing = {readonly boxes: readonly Box[]; readonly nodes: readonly Node[]; readonly lines: readonly Line[]}

/** What one kind adds to the picture. */
export type DrawPart = (lab: Lab) => Partial<Drawing>

export type Verdict = 'good' | 'bad' | 'unknown'

/** What is drawn over the picture: a path, or checks. Ids of nodes, and of lines that have one. */
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
	/** It ends there: why. */
	readonly ends?: string
}
