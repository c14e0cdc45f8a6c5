import {
	assemble,
	call,
	copy,
	exit,
	facts,
	goToIfEqual,
	goToIfLess,
	helpers,
	LOSE,
	label,
	loadFact,
	NEXT,
	type PacketProgram,
	R0,
	R1,
	R2,
	R6,
	set,
	setToLink,
	storeFact
} from '../../ebpf/instructions.ts'

/** Mark of a packet that has passed the relay device; it is cleared before the packet leaves. */
const DELAYED = 0x7670_6c64

/** Egress of a shaped link: drops packets at random; the rest pass through the device `relay`, if there is one, and come back marked. */
export function loseAndDelay({lossPercent = 0, relay}: {lossPercent?: number; relay?: string | undefined}): PacketProgram {
	const lost = Math.round((lossPercent / 100) * 2 ** 32)
	// An immediate has 32 bits, into which "all" does not fit; the kernel refuses unreachable instructions.
	const loss = lost >= 2 ** 32 ? [set(R0, 0), goToIfEqual(R0, 0, 'lose')] : [call(helpers.random), goToIfLess(R0, lost, 'lose')]
	return assemble('shape', [
		copy(R6, R1),
		loadFact(R2, R6, facts.mark),
		goToIfEqual(R2, DELAYED, 'delayed'),
		...(lost > 0 ? loss : []),
		...(relay === undefined ? [set(R0, NEXT), exit] : [setToLink(R1, relay), set(R2, 0), call(helpers.redirect), exit]),
		label('delayed'),
		set(R2, 0),
		storeFact(R6, R2, facts.mark),
		set(R0, NEXT),
		exit,
		...(lost > 0 ? [label('lose'), set(R0, LOSE), exit] : [])
	])
}

/** Packets that come back from the relay device leave by their original link. */
export const leaveDelayed = (link: string): PacketProgram =>
	assemble('delayed', [
		set(R2, DELAYED),
		storeFact(R1, R2, facts.mark),
		setToLink(R1, link),
		set(R2, 0),
		call(helpers.redirect),
		exit
	])
