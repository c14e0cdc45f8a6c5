/**
 * GENEVE in eBPF, for kernels without it, with the options of AWS's Gateway Load Balancers (GWLB-1): endpoint, attachment, flow cookie. A packet
 * keeps the same UDP source port in both directions, and 6081 as destination port.
 *
 * At a balancer, the mark of a packet contains its target and the endpoint it came from; at an appliance, it is the flow cookie, by which
 * the packet's original header is found again.
 *
 * Past 250 lines since four programs share the layout of one header.
 */
import {
	add,
	addRegister,
	and,
	assemble,
	call,
	copy,
	DROP,
	exclusiveOr32,
	exit,
	facts,
	goTo,
	goToIfEqual,
	goToUnlessEqual,
	goToUnlessEqual32,
	helpers,
	type Instruction,
	label,
	load,
	loadFact,
	NEXT,
	or,
	type PacketProgram,
	R0,
	R1,
	R2,
	R3,
	R4,
	R5,
	R6,
	R7,
	R8,
	R9,
	STACK,
	set,
	setToLink,
	setToMap,
	shiftLeft,
	shiftRight,
	store,
	storeFact,
	storeNumber,
	toWireOrder16
} from '../../ebpf/instructions.ts'
import {cameInGeneve, cookieMask, endpointMask, endpointShift, type GeneveSpec, headerBytes, targetMask} from './types.ts'

/** Stack offsets (below the frame pointer) of the outer header, the Ethernet header before it, and a map key. */
const HEADER = -72
const ETHERNET = -88
const KEY = -96
/** Offsets in the outer header. */
const at = {length: 2, checksum: 10, protocol: 9, source: 12, destination: 16, udp: 20, geneve: 28, options: 36} as const
const option = {endpoint: at.options + 4, attachment: at.options + 16, cookie: at.options + 28} as const
const ETHERNET_BYTES = 14
const ETHER_TYPE = 12
/** EtherType, also in GENEVE, in network byte order as read on a little-endian machine. */
const IPV4 = 0x0008
/** Likewise: 6081. */
const PORT = 0xc117
const UDP = 17
/** Mode of `skb_adjust_room`: after the Ethernet header. */
const BEHIND_ETHERNET = 1
/** Flag of `redirect`: to the link's ingress, as if it had received the packet. */
const INTO = 1
const map = 'headers'

/** The number whose little-endian representation is these bytes. */
const littleEndian = (bytes: readonly number[]): number => bytes.reduceRight((sum, byte) => sum * 256 + byte, 0)
const addressBytes = (address: string): number => littleEndian(address.split('.').map(Number))
const hexBytes = (hex: string): number[] => [...Buffer.from(hex, 'hex')]

const writeWords = (offset: number, bytes: readonly number[]): readonly Instruction[] =>
	Array.from({length: bytes.length / 4}, (_, index) =>
		storeNumber(4, STACK, offset + index * 4, littleEndian(bytes.slice(index * 4, index * 4 + 4)))
	)

/** Sets the lengths (R7: that of the inner packet) and the IP checksum. Changes R2 to R4. */
const finishHeader: readonly Instruction[] = [
	copy(R2, R7),
	add(R2, headerBytes),
	toWireOrder16(R2),
	store(2, STACK, HEADER + at.length, R2),
	copy(R2, R7),
	add(R2, headerBytes - at.udp),
	toWireOrder16(R2),
	store(2, STACK, HEADER + at.udp + 4, R2),
	storeNumber(2, STACK, HEADER + at.checksum, 0),
	set(R3, 0),
	...Array.from({length: at.udp / 2}, (_, word) => [load(2, R2, STACK, HEADER + word * 2), addRegister(R3, R2)]).flat(),
	...[1, 2].flatMap(() => [copy(R4, R3), shiftRight(R4, 16), and(R3, 0xffff), addRegister(R3, R4)]),
	exclusiveOr32(R3, 0xffff),
	store(2, STACK, HEADER + at.checksum, R3)
]

/** `data`: offset on the stack. Goes on to `drop` if the packet is too short. */
const writePacket = (offset: number, data: number, bytes: number): readonly Instruction[] => [
	copy(R1, R6),
	set(R2, offset),
	copy(R3, STACK),
	add(R3, data),
	set(R4, bytes),
	set(R5, 0),
	call(helpers.storeBytes),
	goToUnlessEqual(R0, 0, 'drop')
]

const adjustRoom = (bytes: number): readonly Instruction[] => [
	copy(R1, R6),
	set(R2, bytes),
	set(R3, BEHIND_ETHERNET),
	set(R4, 0),
	call(helpers.adjustRoom),
	goToUnlessEqual(R0, 0, 'drop')
]

const ethernet = (destination: string, source: string): readonly Instruction[] =>
	writeWords(ETHERNET, hexBytes(`${destination}${source}`.replaceAll(':', '')))

/** Prepends the header to the packet and sends it by the underlay. */
const send = ({underlay: {link, mac, routerMac}}: GeneveSpec): readonly Instruction[] => [
	...finishHeader,
	...ethernet(routerMac, mac),
	storeNumber(2, STACK, ETHERNET + ETHER_TYPE, IPV4),
	...adjustRoom(headerBytes),
	...writePacket(ETHERNET_BYTES, HEADER, headerBytes),
	...writePacket(0, ETHERNET, ETHERNET_BYTES),
	setToLink(R1, link),
	set(R2, 0),
	call(helpers.redirect),
	exit,
	label('drop'),
	set(R0, DROP),
	exit
]

/** R6: the packet; R7: length of the inner packet. */
const beginWrapping: readonly Instruction[] = [copy(R6, R1), loadFact(R7, R6, facts.length), add(R7, -ETHERNET_BYTES)]

/** Reads the outer header. Packets other than GENEVE to this address go on to the kernel. */
const beginUnwrapping = ({underlay: {address}}: GeneveSpec): readonly Instruction[] => [
	copy(R6, R1),
	loadFact(R2, R6, facts.protocol),
	goToUnlessEqual(R2, IPV4, 'next'),
	copy(R1, R6),
	set(R2, ETHERNET_BYTES),
	copy(R3, STACK),
	add(R3, HEADER),
	set(R4, headerBytes),
	call(helpers.loadBytes),
	goToUnlessEqual(R0, 0, 'next'),
	load(1, R2, STACK, HEADER),
	goToUnlessEqual(R2, 0x45, 'next'),
	load(1, R2, STACK, HEADER + at.protocol),
	goToUnlessEqual(R2, UDP, 'next'),
	load(2, R2, STACK, HEADER + at.udp + 2),
	goToUnlessEqual(R2, PORT, 'next'),
	load(4, R2, STACK, HEADER + at.destination),
	goToUnlessEqual32(R2, addressBytes(address), 'next'),
	// Without 32 bytes of options, the sender is not one of ours.
	load(1, R2, STACK, HEADER + at.geneve),
	goToUnlessEqual(R2, options.length / 4, 'drop'),
	load(4, R2, STACK, HEADER + at.options),
	goToUnlessEqual32(R2, littleEndian(options.slice(0, 4)), 'drop')
]

/** Removes the outer header and delivers the packet to the link. The Ethernet header gets the type of the inner packet. */
const receive = ({link, underlay: {mac, routerMac}}: GeneveSpec): readonly Instruction[] => [
	...adjustRoom(-headerBytes),
	...ethernet(routerMac, mac),
	load(2, R2, STACK, HEADER + at.geneve + 2),
	store(2, STACK, ETHERNET + ETHER_TYPE, R2),
	...writePacket(0, ETHERNET, ETHERNET_BYTES),
	setToLink(R1, link),
	set(R2, INTO),
	call(helpers.redirect),
	exit,
	label('next'),
	set(R0, NEXT),
	exit,
	label('drop'),
	set(R0, DROP),
	exit
]

/** Class 0x0108; types 1 and 2 of eight bytes, 3 of four. */
const options = hexBytes(`01080102${'00'.repeat(8)}01080202${'00'.repeat(8)}01080301${'00'.repeat(4)}`)
/** IPv4 (not to be fragmented, TTL 64, UDP), UDP to 6081 without checksum, GENEVE with 32 bytes of options. */
const emptyHeader = hexBytes(`4500000000004000401100000000000000000000${'000017c100000000'}${'0800080000000000'}`)

type Balancer = NonNullable<GeneveSpec['balancer']>

/** Branches on the number in R2: the first case with it applies; without one, the packet is dropped. */
const choose = <T extends {readonly number: number}>(
	name: string,
	cases: readonly T[],
	then: (one: T) => readonly Instruction[]
): readonly Instruction[] => [
	...cases.flatMap(one => [
		goToUnlessEqual(R2, one.number, `${name}-${one.number}`),
		...then(one),
		goTo(`${name}-done`),
		label(`${name}-${one.number}`)
	]),
	goTo('drop'),
	label(`${name}-done`)
]

const wrapForTarget = (spec: GeneveSpec, {targets, endpoints}: Balancer): PacketProgram =>
	assemble('geneve_wrap', [
		...beginWrapping,
		loadFact(R9, R6, facts.mark),
		// The hash is the same for both directions of a flow.
		copy(R1, R6),
		call(helpers.flowHash),
		copy(R8, R0),
		...writeWords(HEADER, [...emptyHeader, ...options]),
		storeNumber(4, STACK, HEADER + at.source, addressBytes(spec.underlay.address)),
		copy(R2, R9),
		and(R2, targetMask),
		...choose('target', targets, ({address}) => [storeNumber(4, STACK, HEADER + at.destination, addressBytes(address))]),
		copy(R2, R9),
		and(R2, endpointMask),
		shiftRight(R2, endpointShift),
		...choose('endpoint', endpoints, ({endpoint, attachment}) => [
			...writeWords(HEADER + option.endpoint, hexBytes(endpoint)),
			...writeWords(HEADER + option.attachment, hexBytes(attachment)),
			// Flows of other endpoints may have the same addresses and ports.
			exclusiveOr32(R8, littleEndian(hexBytes(attachment).slice(0, 4)))
		]),
		store(4, STACK, HEADER + option.cookie, R8),
		copy(R2, R8),
		and(R2, 0x3fff),
		or(R2, 0xc000),
		toWireOrder16(R2),
		store(2, STACK, HEADER + at.udp, R2),
		loadFact(R2, R6, facts.protocol),
		store(2, STACK, HEADER + at.geneve + 2, R2),
		...send(spec)
	])

const unwrapFromTarget = (spec: GeneveSpec, {targets, endpoints}: Balancer): PacketProgram =>
	assemble('geneve_unwrap', [
		...beginUnwrapping(spec),
		load(4, R2, STACK, HEADER + at.source),
		...targets.flatMap(({address}, index) => [
			goToUnlessEqual32(R2, addressBytes(address), `not-${index}`),
			goTo('from-target'),
			label(`not-${index}`)
		]),
		goTo('drop'),
		label('from-target'),
		load(4, R2, STACK, HEADER + option.endpoint),
		load(4, R3, STACK, HEADER + option.endpoint + 4),
		...endpoints.flatMap(({number, endpoint}) => [
			goToUnlessEqual32(R2, littleEndian(hexBytes(endpoint).slice(0, 4)), `not-endpoint-${number}`),
			goToUnlessEqual32(R3, littleEndian(hexBytes(endpoint).slice(4)), `not-endpoint-${number}`),
			set(R4, number),
			goTo('found'),
			label(`not-endpoint-${number}`)
		]),
		goTo('drop'),
		label('found'),
		shiftLeft(R4, endpointShift),
		storeFact(R6, R4, facts.mark),
		...receive(spec)
	])

/** Without targets or endpoints nothing passes. The kernel refuses programs with instructions that are never reached. */
const balancerPrograms = (spec: GeneveSpec, balancer: Balancer) =>
	balancer.targets.length === 0 || balancer.endpoints.length === 0
		? {wrap: assemble('geneve_wrap', [set(R0, DROP), exit]), unwrap: assemble('geneve_unwrap', [set(R0, NEXT), exit])}
		: {wrap: wrapForTarget(spec, balancer), unwrap: unwrapFromTarget(spec, balancer)}

const unwrapAtAppliance = (spec: GeneveSpec): PacketProgram =>
	assemble('geneve_unwrap', [
		...beginUnwrapping(spec),
		load(4, R2, STACK, HEADER + option.cookie),
		and(R2, cookieMask),
		or(R2, cameInGeneve),
		store(4, STACK, KEY, R2),
		storeFact(R6, R2, facts.mark),
		...setToMap(R1, map),
		copy(R2, STACK),
		add(R2, KEY),
		copy(R3, STACK),
		add(R3, HEADER),
		set(R4, 0),
		call(helpers.mapUpdate),
		...receive(spec)
	])

const copyWord = (from: number, to: number): readonly Instruction[] => [load(4, R2, R9, from), store(4, STACK, HEADER + to, R2)]

const wrapAtAppliance = (spec: GeneveSpec): PacketProgram =>
	assemble('geneve_wrap', [
		...beginWrapping,
		loadFact(R2, R6, facts.mark),
		and(R2, cookieMask | cameInGeneve),
		store(4, STACK, KEY, R2),
		...setToMap(R1, map),
		copy(R2, STACK),
		add(R2, KEY),
		call(helpers.mapLookup),
		goToIfEqual(R0, 0, 'drop'),
		copy(R9, R0),
		...Array.from({length: headerBytes / 4}, (_, word) => copyWord(word * 4, word * 4)).flat(),
		...copyWord(at.source, at.destination),
		...copyWord(at.destination, at.source),
		...send(spec)
	])

/** `wrap`: at the ingress of `wire`; `unwrap`: at that of the underlay. An appliance's two programs share a map of headers by flow cookie. */
export const genevePrograms = (spec: GeneveSpec): {readonly wrap: PacketProgram; readonly unwrap: PacketProgram} =>
	spec.balancer ? balancerPrograms(spec, spec.balancer) : {wrap: wrapAtAppliance(spec), unwrap: unwrapAtAppliance(spec)}
