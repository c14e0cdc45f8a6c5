/**
 * The two tunnels of a Site-to-Site VPN connection, with AWS's defaults, and how the customer's device is configured for
 * them (VPN-2…6, VPN-11). Doc: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
import {hash} from 'node:crypto'
import type {Path} from '../../model/finding.ts'
import type {DhGroup, Encryption, Integrity, Proposals} from '../../model/ipsec.ts'
import type {CustomerEnd, VpnTunnel} from '../../model/vpn.ts'
import {type Address, addressAt, type Cidr, family, parseAddress, parseBlocks, parseCidr} from '../../net/address.ts'
import type {Draft} from '../draft.ts'
import {freeLinkLocal, freeUniqueLocal} from '../point-to-point-blocks.ts'
import {publicAddressOf} from '../public-addresses.ts'
import {selectorsInFile} from '../site/device.ts'
import type {SiteDraft} from '../site/draft.ts'
import {policyOf} from '../site/kind.ts'
import type {ConnectionWritten, TunnelWritten} from './schema.ts'

export type TunnelDraft = {
	/** `<connection>:<number>`. */
	readonly key: string
	readonly number: 1 | 2
	readonly path: Path
	readonly written: TunnelWritten
	/** Undefined: the written value is not a block. */
	readonly insideCidr: Cidr | undefined
	/** Undefined: assigned from the Region's pool, or the written value is not an address. */
	readonly outsideIp: Address | undefined
	readonly psk: string
}

/** Key of an automatic outside address (`interface-requests.ts`). */
export const tunnelPublicKey = (tunnelKey: string): string => `vpn ${tunnelKey}`

/** Inside blocks that the file assigns to tunnels. */
export const insideBlocksWritten = (connection: ConnectionWritten): readonly Cidr[] =>
	parseBlocks(tunnelsWritten(connection).flatMap(({insideCidr, insideIpv6Cidr}) => insideCidr ?? insideIpv6Cidr ?? []))

const tunnelsWritten = ({tunnels = []}: ConnectionWritten): readonly TunnelWritten[] =>
	Array.isArray(tunnels) ? tunnels : [tunnels[1] ?? {}, tunnels[2] ?? {}]

/** `taken`: inside blocks in use; an automatically chosen one is added. */
export function draftTunnel(
	number: 1 | 2,
	{name, path, written}: {readonly name: string; readonly path: Path; readonly written: ConnectionWritten},
	taken: Set<Cidr>
): TunnelDraft {
	const one = tunnelsWritten(written)[number - 1] ?? {}
	const key = `${name}:${number}`
	const isIpv6 = written.insideIpVersion === 'ipv6'
	const inside = isIpv6 ? one.insideIpv6Cidr : one.insideCidr
	const free = isIpv6 ? freeUniqueLocal : freeLinkLocal
	return {
		key,
		number,
		path: [...path, 'tunnels', Array.isArray(written.tunnels) ? number - 1 : String(number)],
		written: one,
		insideCidr: inside === undefined ? free(`inside ${key}`, taken) : parseCidr(inside, {maskHostBits: true}),
		outsideIp: one.outsideIp === undefined ? undefined : parseAddress(one.outsideIp),
		psk: one.psk ?? generatedKey(key)
	}
}

const keyLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789._'

/** A pre-shared key of 32 valid characters (VPN-4), always the same for the same tunnel. */
export const generatedKey = (key: string): string =>
	[...Buffer.from(hash('sha256', `psk ${key}`), 'hex')].map(byte => keyLetters[byte % keyLetters.length]).join('')

/** VPN-3. */
export const dhGroups: Readonly<Record<'phase1' | 'phase2', readonly DhGroup[]>> = {
	phase1: [2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
	phase2: [2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]
}
const allEncryption = ['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'] as const
const allIntegrity = ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'] as const

type ListsWritten = {
	readonly encryption?: readonly Encryption[] | undefined
	readonly integrity?: readonly Integrity[] | undefined
	readonly dhGroups?: readonly number[] | undefined
}

/** What AWS's end accepts: everything that it supports, unless the file restricts it (VPN-3). */
const accepted = (written: ListsWritten | undefined, groups: readonly DhGroup[]): Proposals => ({
	encryption: written?.encryption ?? allEncryption,
	integrity: written?.integrity ?? allIntegrity,
	dhGroups: (written?.dhGroups as readonly DhGroup[] | undefined) ?? groups
})

/** What the device proposes: one algorithm of each kind, a current one, or else the first that AWS's end accepts. */
function proposed(written: ListsWritten | undefined, aws: Proposals): Proposals {
	const choose = <T>(usual: T, all: readonly T[]): readonly T[] => (all.includes(usual) ? [usual] : all.slice(0, 1))
	return {
		encryption: written?.encryption ?? choose<Encryption>('AES128-GCM-16', aws.encryption),
		integrity: written?.integrity ?? choose<Integrity>('SHA2-256', aws.integrity),
		dhGroups: (written?.dhGroups as readonly DhGroup[] | undefined) ?? choose<DhGroup>(14, aws.dhGroups)
	}
}

/** VPN-11: MTU by algorithm, without and with NAT traversal. */
const mtuBytes = {gcm: [1446, 1438], shortHash: [1438, 1422], longHash: [1422, 1406]} as const

/** Sizes for the negotiated algorithms: the first that the device proposes and AWS accepts (VPN-11). */
function tunnelSizes(
	aws: Proposals,
	customer: Proposals,
	{isEncapsulated, isIpv6}: {readonly isEncapsulated: boolean; readonly isIpv6: boolean}
): Pick<VpnTunnel, 'mtuBytes' | 'mssBytes'> {
	const encryption = customer.encryption.find(one => aws.encryption.includes(one)) ?? customer.encryption[0]
	const integrity = customer.integrity.find(one => aws.integrity.includes(one)) ?? customer.integrity[0]
	const isLong = integrity === 'SHA2-384' || integrity === 'SHA2-512'
	const size = mtuBytes[encryption?.includes('GCM') ? 'gcm' : isLong ? 'longHash' : 'shortHash'][isEncapsulated ? 1 : 0]
	return {mtuBytes: size, mssBytes: size - (isIpv6 ? 60 : 40)}
}

type TunnelAround = {
	readonly site: SiteDraft
	readonly gateway: {readonly region: string; readonly account: string}
	/** ESP is carried in UDP (VPN-6, VPN-12). */
	readonly isEncapsulated: boolean
}

export function resolveTunnel(
	{key, number, written, insideCidr, outsideIp, psk}: TunnelDraft,
	{site, gateway, isEncapsulated}: TunnelAround,
	draft: Draft
): VpnTunnel {
	const zoneIds = [...draft.zones.idsIn(gateway.region, gateway.account).values()]
	const inside = insideCidr as Cidr
	const phase1 = accepted(written.phase1, dhGroups.phase1)
	const phase2 = accepted(written.phase2, dhGroups.phase2)
	const address = outsideIp ?? (publicAddressOf(tunnelPublicKey(key), draft) as Address)
	const customer = {
		...customerEndOf(written, {psk, phase1, phase2}, site),
		...selectorsInFile(site.written.device, address, draft.files)
	}
	return {
		key,
		number,
		outsideIp: address,
		zoneId: zoneIds[(number - 1) % zoneIds.length] as string,
		insideCidr: inside,
		awsInside: addressAt(inside, 1),
		customerInside: addressAt(inside, 2),
		psk,
		ikeVersions: written.ike ?? [1, 2],
		phase1: {...phase1, lifetimeSeconds: written.phase1?.lifetimeSeconds ?? 28_800},
		phase2: {...phase2, lifetimeSeconds: written.phase2?.lifetimeSeconds ?? 3600},
		rekeyMarginSeconds: written.rekeyMarginSeconds ?? 270,
		rekeyFuzzPercent: written.rekeyFuzzPercent ?? 100,
		replayWindowPackets: written.replayWindowPackets ?? 1024,
		dpd: {timeoutSeconds: written.dpdTimeoutSeconds ?? 30, action: written.dpdAction ?? 'clear'},
		startUp: written.startupAction ?? 'add',
		customer,
		...tunnelSizes(phase2, customer.phase2, {isEncapsulated, isIpv6: family(inside) === 6}),
		...(written.fault && {fault: written.fault})
	}
}

/** The settings that AWS provides, overridden by the file's settings of the device. */
function customerEndOf(
	{customer = {}, ike = [1, 2]}: TunnelWritten,
	aws: {readonly psk: string; readonly phase1: Proposals; readonly phase2: Proposals},
	site: SiteDraft
): CustomerEnd {
	const {trafficSelectors, announces, accepts = site.written.accepts} = customer
	const peer = customer.peer === undefined ? undefined : parseAddress(customer.peer)
	return {
		psk: customer.psk ?? aws.psk,
		...(customer.id !== undefined && {id: customer.id}),
		...(peer && {peer}),
		ikeVersion: customer.ike ?? (ike.includes(2) ? 2 : 1),
		phase1: proposed(customer.phase1, aws.phase1),
		phase2: proposed(customer.phase2 ?? customer.phase1, aws.phase2),
		policy: policyOf(customer, policyOf(site.written)),
		...(announces && {announces: parseBlocks(announces)}),
		...(accepts && {accepts: parseBlocks(accepts)}),
		...(trafficSelectors && {
			trafficSelectors: {local: parseBlocks(trafficSelectors.local), remote: parseBlocks(trafficSelectors.remote)}
		})
	}
}
