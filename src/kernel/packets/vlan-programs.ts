import {
	and,
	assemble,
	call,
	copy,
	DROP,
	exit,
	facts,
	goToIfEqual,
	goToUnlessEqual,
	helpers,
	label,
	loadFact,
	NEXT,
	type PacketProgram,
	R0,
	R1,
	R2,
	R3,
	R6,
	set,
	setToLink
} from '../../ebpf/instructions.ts'

/** 0x8100 in network byte order, read on a little-endian machine. */
const TAG_PROTOCOL = 0x0081

/** Egress of a VLAN interface: the packet is tagged and leaves by the parent. */
export const pushTag = (vlanId: number, parent: string): PacketProgram =>
	assemble(`tag_${vlanId}`, [
		set(R2, TAG_PROTOCOL),
		set(R3, vlanId),
		call(helpers.vlanPush),
		goToUnlessEqual(R0, 0, 'drop'),
		setToLink(R1, parent),
		set(R2, 0),
		call(helpers.redirect),
		exit,
		label('drop'),
		set(R0, DROP),
		exit
	])

/** Ingress of the parent: packets with this tag are untagged and go to the VLAN interface, all others pass. */
export const popTag = (vlanId: number, hidden: string): PacketProgram =>
	assemble(`untag_${vlanId}`, [
		copy(R6, R1),
		loadFact(R2, R6, facts.vlanPresent),
		goToIfEqual(R2, 0, 'next'),
		loadFact(R2, R6, facts.vlanTag),
		and(R2, 0xfff),
		goToUnlessEqual(R2, vlanId, 'next'),
		call(helpers.vlanPop),
		goToUnlessEqual(R0, 0, 'drop'),
		setToLink(R1, hidden),
		set(R2, 0),
		call(helpers.redirect),
		exit,
		label('next'),
		set(R0, NEXT),
		exit,
		label('drop'),
		set(R0, DROP),
		exit
	])
