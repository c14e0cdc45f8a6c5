/** A small eBPF program for packets, as bytes, and the instructions that hold a link's index. */
export type PacketProgram = {
	/** At most 15 characters; `bpftool` and `tc` show it. */
	readonly name: string
	/** Eight bytes per instruction, in hexadecimal. */
	readonly code: string
	/** Instructions whose immediate becomes the index of a link in the namespace that the program is loaded in. */
	readonly links: readonly {readonly at: number; readonly link: string}[]
	/** Instructions whose immediate the loader fills in: a map's file descriptor, or a number of its own. */
	readonly holes: readonly {readonly at: number; readonly hole: string}[]
}

/** One instruction. `link`: its immediate becomes that link's index; `hole`: a value known at load time; `to`: the label that it jumps to. */
export type Instruction = {
	readonly op: number
	readonly dst?: number
	readonly src?: number
	readonly offset?: number
	readonly number?: number
	readonly link?: string
	readonly hole?: string
	readonly to?: string
	/** A jump target: the instruction that follows it. */
	readonly label?: string
}

export const [R0, R1, R2, R3, R4, R5, R6, R7, R8, R9, STACK] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** Verdicts of a program at `clsact`: pass on to the next program; drop; drop without an error to the sender. */
export const NEXT = -1
export const DROP = 2
export const LOSE = 4

/** Helper functions by their numbers in the kernel's list. */
export const helpers = {
	mapLookup: 1,
	mapUpdate: 2,
	random: 7,
	storeBytes: 9,
	vlanPush: 18,
	vlanPop: 19,
	redirect: 23,
	loadBytes: 26,
	flowHash: 34,
	adjustRoom: 50,
	coarseTime: 160
} as const

/** Offsets of a packet's fields in `struct __sk_buff`. */
export const facts = {length: 0, mark: 8, protocol: 16, vlanPresent: 20, vlanTag: 24, segments: 164} as const

export const set = (dst: number, number: number): Instruction => ({op: 0xb7, dst, number})
export const setToLink = (dst: number, link: string): Instruction => ({op: 0xb7, dst, link})
export const copy = (dst: number, src: number): Instruction => ({op: 0xbf, dst, src})
export const and = (dst: number, number: number): Instruction => ({op: 0x57, dst, number})
export const loadFact = (dst: number, src: number, offset: number): Instruction => ({op: 0x61, dst, src, offset})
export const storeFact = (dst: number, src: number, offset: number): Instruction => ({op: 0x63, dst, src, offset})
export const call = (helper: number): Instruction => ({op: 0x85, number: helper})
export const exit: Instruction = {op: 0x95}
export const goToIfEqual = (dst: number, number: number, to: string): Instruction => ({op: 0x15, dst, number, to})
export const goToUnlessEqual = (dst: number, number: number, to: string): Instruction => ({op: 0x55, dst, number, to})
/** Compares the lower 32 bits, so that numbers with the highest bit set can be written. */
export const goToUnlessEqual32 = (dst: number, number: number, to: string): Instruction => ({op: 0x56, dst, number, to})
/** Compares the lower 32 bits, unsigned. */
export const goToIfLess = (dst: number, number: number, to: string): Instruction => ({op: 0xa6, dst, number, to})
export const goTo = (to: string): Instruction => ({op: 0x05, to})

const sizes = {1: 0x10, 2: 0x08, 4: 0x00, 8: 0x18} as const
type Size = keyof typeof sizes
/** Memory that a register points to: the stack, or a map's value. */
export const load = (size: Size, dst: number, src: number, offset: number): Instruction => ({
	op: 0x61 | sizes[size],
	dst,
	src,
	offset
})
export const store = (size: Size, dst: number, offset: number, src: number): Instruction => ({
	op: 0x63 | sizes[size],
	dst,
	src,
	offset
})
export const storeNumber = (size: Exclude<Size, 8>, dst: number, offset: number, number: number): Instruction => ({
	op: 0x62 | sizes[size],
	dst,
	offset,
	number
})
export const atomicAdd = (dst: number, offset: number, src: number): Instruction => ({op: 0xdb, dst, src, offset})
export const setToHole = (dst: number, hole: string): Instruction => ({op: 0xb7, dst, hole})
/** Two instructions; the map's file descriptor is filled into the first. */
export const setToMap = (dst: number, hole: string): readonly Instruction[] => [{op: 0x18, dst, src: 1, hole}, {op: 0}]
export const add = (dst: number, number: number): Instruction => ({op: 0x07, dst, number})
export const addRegister = (dst: number, src: number): Instruction => ({op: 0x0f, dst, src})
export const multiply = (dst: number, src: number): Instruction => ({op: 0x2f, dst, src})
export const or = (dst: number, number: number): Instruction => ({op: 0x47, dst, number})
export const orRegister = (dst: number, src: number): Instruction => ({op: 0x4f, dst, src})
export const shiftLeft = (dst: number, number: number): Instruction => ({op: 0x67, dst, number})
export const shiftRight = (dst: number, number: number): Instruction => ({op: 0x77, dst, number})
/** The lower 32 bits; the others become 0. */
export const exclusiveOr32 = (dst: number, number: number): Instruction => ({op: 0xa4, dst, number})
/** The lower 16 bits in the order of the wire; the others become 0. */
export const toWireOrder16 = (dst: number): Instruction => ({op: 0xdc, dst, number: 16})
export const label = (name: string): Instruction => ({op: -1, label: name})

/** Resolves jumps to their labels. Throws for an undefined label, which is a mistake in the program. */
export function assemble(name: string, written: readonly Instruction[]): PacketProgram {
	const instructions: Instruction[] = []
	const labels = new Map<string, number>()
	for (const one of written) {
		if (one.label === undefined) {
			instructions.push(one)
		} else {
			labels.set(one.label, instructions.length)
		}
	}
	const bytes = Buffer.alloc(instructions.length * 8)
	const links: {at: number; link: string}[] = []
	const holes: {at: number; hole: string}[] = []
	for (const [at, {op, dst = 0, src = 0, offset = 0, number = 0, link, hole, to}] of instructions.entries()) {
		if (link !== undefined) links.push({at, link})
		if (hole !== undefined) holes.push({at, hole})
		const target = to === undefined ? undefined : labels.get(to)
		if (to !== undefined && target === undefined) throw new Error(`${name}: no label is named "${to}"`)
		bytes.writeUInt8(op, at * 8)
		bytes.writeUInt8((src << 4) | dst, at * 8 + 1)
		bytes.writeInt16LE(target === undefined ? offset : target - at - 1, at * 8 + 2)
		bytes.writeInt32LE(number | 0, at * 8 + 4)
	}
	return {name, code: bytes.toString('hex'), links, holes}
}
