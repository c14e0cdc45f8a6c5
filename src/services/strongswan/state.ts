import type {Section} from './section.ts'
import {listOf, sectionsOf, textOf} from './section-values.ts'

/** One tunnel end's view of its tunnel. Plain data. */
export type TunnelState = {
	/** Name of the tunnel end. */
	readonly name: string
	/** There is a CHILD_SA, so packets pass. An IKE_SA without one looks established, but carries nothing. */
	readonly isUp: boolean
	/** The youngest IKE_SA, if there is any. */
	readonly ike?: IkeSa
	/** Oldest first; during a rekey there are two. */
	readonly children: readonly ChildSa[]
}

export type IkeSa = {
	readonly uniqueId: number
	/** charon's state: `CONNECTING`, `ESTABLISHED`, `DELETING`, … */
	readonly state: string
	readonly version: number
	readonly initiator: boolean
	readonly local: {readonly address: string; readonly port: number; readonly id: string}
	readonly remote: {readonly address: string; readonly port: number; readonly id: string}
	/** In the notation of proposals: `AES_CBC-128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048`. Absent until one is chosen. */
	readonly proposal?: string
	readonly establishedSeconds?: number
	readonly rekeyInSeconds?: number
}

export type ChildSa = {
	readonly uniqueId: number
	/** `INSTALLED` carries packets. */
	readonly state: string
	/** ESP in UDP: behind a NAT, and always in userspace. */
	readonly isEncapsulated: boolean
	readonly proposal: string
	readonly spiIn: string
	readonly spiOut: string
	readonly bytesIn: number
	readonly packetsIn: number
	readonly bytesOut: number
	readonly packetsOut: number
	readonly ageSeconds?: number
	readonly rekeyInSeconds?: number
	readonly expiresInSeconds?: number
	readonly localSelectors: readonly string[]
	readonly remoteSelectors: readonly string[]
}

/** From the answers of `list-sas`: one state per name, in the order of the names; down if charon has no SA for it. */
export function readStates(names: readonly string[], sas: readonly Section[]): readonly TunnelState[] {
	const found = sas.flatMap(sa => sectionsOf(sa))
	return names.map(name => {
		const own = found.filter(([key]) => key === name).map(([, sa]) => sa)
		const ikes = own.map(readIke).sort((a, b) => b.uniqueId - a.uniqueId)
		const ike = ikes.find(({state}) => state === 'ESTABLISHED') ?? ikes[0]
		const children = own
			.filter(sa => !isEnding(textOf(sa, 'state')))
			.flatMap(sa => sectionsOf(sa, 'child-sas'))
			.map(([, child]) => readChild(child))
			.sort((a, b) => a.uniqueId - b.uniqueId)
		return {name, isUp: children.some(carries), ...(ike && {ike}), children}
	})
}

/** Its children are still listed as installed when charon has dropped them. */
const isEnding = (state: string | undefined) => state === 'DELETING' || state === 'DESTROYING'

/** A rekeyed CHILD_SA still receives packets until it is deleted, and one being rekeyed still sends. */
const carries = ({state}: ChildSa) => state === 'INSTALLED' || state === 'REKEYING' || state === 'REKEYED'

const readIke = (sa: Section): IkeSa => ({
	uniqueId: numberOf(sa, 'uniqueid') ?? 0,
	state: textOf(sa, 'state') ?? '',
	version: numberOf(sa, 'version') ?? 0,
	initiator: textOf(sa, 'initiator') === 'yes',
	local: {address: textOf(sa, 'local-host') ?? '', port: numberOf(sa, 'local-port') ?? 0, id: textOf(sa, 'local-id') ?? ''},
	remote: {address: textOf(sa, 'remote-host') ?? '', port: numberOf(sa, 'remote-port') ?? 0, id: textOf(sa, 'remote-id') ?? ''},
	...optional('proposal', proposalOf(sa, 'prf-alg')),
	...optional('establishedSeconds', numberOf(sa, 'established')),
	...optional('rekeyInSeconds', numberOf(sa, 'rekey-time') ?? numberOf(sa, 'reauth-time'))
})

const readChild = (child: Section): ChildSa => ({
	uniqueId: numberOf(child, 'uniqueid') ?? 0,
	state: textOf(child, 'state') ?? '',
	isEncapsulated: textOf(child, 'encap') === 'yes',
	proposal: proposalOf(child) ?? '',
	spiIn: textOf(child, 'spi-in') ?? '',
	spiOut: textOf(child, 'spi-out') ?? '',
	bytesIn: numberOf(child, 'bytes-in') ?? 0,
	packetsIn: numberOf(child, 'packets-in') ?? 0,
	bytesOut: numberOf(child, 'bytes-out') ?? 0,
	packetsOut: numberOf(child, 'packets-out') ?? 0,
	...optional('ageSeconds', numberOf(child, 'install-time')),
	...optional('rekeyInSeconds', numberOf(child, 'rekey-time')),
	...optional('expiresInSeconds', numberOf(child, 'life-time')),
	localSelectors: listOf(child, 'local-ts'),
	remoteSelectors: listOf(child, 'remote-ts')
})

function proposalOf(sa: Section, prf?: string): string | undefined {
	const encryption = textOf(sa, 'encr-alg')
	if (encryption === undefined) return undefined
	const size = textOf(sa, 'encr-keysize')
	return [
		size === undefined ? encryption : `${encryption}-${size}`,
		textOf(sa, 'integ-alg'),
		prf && textOf(sa, prf),
		textOf(sa, 'dh-group')
	]
		.filter(Boolean)
		.join('/')
}

/** An object with the key only if there is a value. */
const optional = <K extends string, V>(key: K, value: V | undefined): {readonly [k in K]?: V} =>
	(value === undefined ? {} : {[key]: value}) as {readonly [k in K]?: V}

function numberOf(section: Section, key: string): number | undefined {
	const text = textOf(section, key)
	return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text)
}
