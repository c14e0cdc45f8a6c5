import {
	add,
	addRegister,
	and,
	assemble,
	atomicAdd,
	call,
	copy,
	exit,
	facts,
	goTo,
	goToIfEqual,
	goToUnlessEqual,
	helpers,
	type Instruction,
	label,
	load,
	loadFact,
	multiply,
	NEXT,
	or,
	orRegister,
	type PacketProgram,
	R0,
	R1,
	R2,
	R3,
	R4,
	R6,
	R7,
	R8,
	R9,
	STACK,
	set,
	setToHole,
	setToMap,
	shiftLeft,
	shiftRight,
	store
} from '../../ebpf/instructions.ts'

/** EtherTypes in network byte order, as read on a little-endian machine. */
const [IPV4, IPV6] = [0x0008, 0xdd86]
const [TCP, UDP] = [6, 17]
const ETHERNET_BYTES = 14
/** Mask of the fragment offset in network byte order: it is 0 in the first fragment. */
const FRAGMENT_OFFSET = 0xff1f

/** Sizes of key and value in the map of flows, as the collector reads them, in bytes. */
export const keyBytes = 48
export const valueBytes = 40
const key = {place: 0, protocol: 4, family: 5, source: 8, destination: 24, ports: 40} as const
const value = {packets: 0, bytes: 8, first: 16, last: 24, flags: 32} as const

/** Stack offsets (below the frame pointer) of key, value and a header of the packet. */
const KEY = -keyBytes
const VALUE = KEY - valueBytes
const HEADER = VALUE - 48

const copyBytes = (size: 4 | 8, from: number, to: number): readonly Instruction[] => [
	load(size, R2, STACK, from),
	store(size, STACK, to, R2)
]

/** Copies `bytes` of the IP header (`start`) or of what follows it (`transport`, at R8) to HEADER; jumps to `otherwise` if the packet is too short. */
const readHeader = (base: 'start' | 'transport', bytes: number, otherwise: string): readonly Instruction[] => [
	copy(R1, R6),
	...(base === 'start' ? [set(R2, ETHERNET_BYTES)] : [copy(R2, R8), add(R2, ETHERNET_BYTES)]),
	copy(R3, STACK),
	add(R3, HEADER),
	set(R4, bytes),
	call(helpers.loadBytes),
	goToUnlessEqual(R0, 0, otherwise)
]

/** R7: protocol. R8: length of the IP header. R9: length of all headers. */
const readAddresses: readonly Instruction[] = [
	loadFact(R2, R6, facts.protocol),
	goToIfEqual(R2, IPV4, 'ipv4'),
	goToIfEqual(R2, IPV6, 'ipv6'),
	goTo('done'),
	label('ipv4'),
	...readHeader('start', 20, 'done'),
	set(R2, 4),
	store(1, STACK, KEY + key.family, R2),
	...copyBytes(4, HEADER + 12, KEY + key.source),
	...copyBytes(4, HEADER + 16, KEY + key.destination),
	load(1, R7, STACK, HEADER + 9),
	load(1, R8, STACK, HEADER),
	and(R8, 0xf),
	shiftLeft(R8, 2),
	copy(R9, R8),
	load(2, R2, STACK, HEADER + 6),
	and(R2, FRAGMENT_OFFSET),
	goToUnlessEqual(R2, 0, 'count'),
	goTo('transport'),
	label('ipv6'),
	...readHeader('start', 40, 'done'),
	set(R2, 6),
	store(1, STACK, KEY + key.family, R2),
	...copyBytes(8, HEADER + 8, KEY + key.source),
	...copyBytes(8, HEADER + 16, KEY + key.source + 8),
	...copyBytes(8, HEADER + 24, KEY + key.destination),
	...copyBytes(8, HEADER + 32, KEY + key.destination + 8),
	load(1, R7, STACK, HEADER + 6),
	set(R8, 40),
	copy(R9, R8)
]

/** Ports, and the TCP flags that records have: FIN, SYN, RST, and ACK only in a SYN-ACK (FL-6). */
const readTransport: readonly Instruction[] = [
	label('transport'),
	goToIfEqual(R7, TCP, 'tcp'),
	goToIfEqual(R7, UDP, 'udp'),
	goTo('count'),
	label('tcp'),
	...readHeader('transport', 16, 'count'),
	...copyBytes(4, HEADER, KEY + key.ports),
	load(1, R2, STACK, HEADER + 12),
	shiftRight(R2, 4),
	shiftLeft(R2, 2),
	addRegister(R9, R2),
	load(1, R2, STACK, HEADER + 13),
	copy(R3, R2),
	and(R2, 0x07),
	and(R3, 0x12),
	goToUnlessEqual(R3, 0x12, 'flags'),
	or(R2, 0x10),
	label('flags'),
	store(8, STACK, VALUE + value.flags, R2),
	goTo('count'),
	label('udp'),
	...readHeader('transport', 8, 'count'),
	...copyBytes(4, HEADER, KEY + key.ports),
	add(R9, 8)
]

/** One packet may stand for many (segmentation offload): each of them has its own headers. */
const count: readonly Instruction[] = [
	label('count'),
	store(1, STACK, KEY + key.protocol, R7),
	loadFact(R2, R6, facts.length),
	add(R2, -ETHERNET_BYTES),
	loadFact(R3, R6, facts.segments),
	goToUnlessEqual(R3, 0, 'segments'),
	set(R3, 1),
	label('segments'),
	store(8, STACK, VALUE + value.packets, R3),
	add(R3, -1),
	multiply(R3, R9),
	addRegister(R2, R3),
	store(8, STACK, VALUE + value.bytes, R2),
	call(helpers.coarseTime),
	store(8, STACK, VALUE + value.first, R0),
	store(8, STACK, VALUE + value.last, R0),
	...setToMap(R1, 'flows'),
	copy(R2, STACK),
	add(R2, KEY),
	call(helpers.mapLookup),
	goToIfEqual(R0, 0, 'insert'),
	...([value.packets, value.bytes] as const).flatMap(offset => [
		load(8, R1, R0, offset),
		load(8, R2, STACK, VALUE + offset),
		addRegister(R1, R2),
		store(8, R0, offset, R1)
	]),
	load(8, R2, STACK, VALUE + value.last),
	store(8, R0, value.last, R2),
	load(8, R1, R0, value.flags),
	load(8, R2, STACK, VALUE + value.flags),
	orRegister(R1, R2),
	store(8, R0, value.flags, R1),
	goTo('done')
]

/** If the map is full, the packet is counted as lost: SKIPDATA (FL-4). */
const insert: readonly Instruction[] = [
	label('insert'),
	...setToMap(R1, 'flows'),
	copy(R2, STACK),
	add(R2, KEY),
	copy(R3, STACK),
	add(R3, VALUE),
	set(R4, 0),
	call(helpers.mapUpdate),
	goToIfEqual(R0, 0, 'done'),
	set(R1, 0),
	store(4, STACK, HEADER, R1),
	...setToMap(R1, 'lost'),
	copy(R2, STACK),
	add(R2, HEADER),
	call(helpers.mapLookup),
	goToIfEqual(R0, 0, 'done'),
	set(R1, 1),
	atomicAdd(R0, 0, R1)
]

/** Counts a packet by network interface, direction, addresses, ports and protocol, and lets it pass. */
export const countFlows: PacketProgram = assemble('flow_log', [
	copy(R6, R1),
	set(R0, 0),
	...Array.from({length: (keyBytes + valueBytes) / 8}, (_, index) => store(8, STACK, VALUE + index * 8, R0)),
	setToHole(R2, 'place'),
	store(4, STACK, KEY + key.place, R2),
	...readAddresses,
	...readTransport,
	...count,
	...insert,
	label('done'),
	set(R0, NEXT),
	exit
])
