import type {DhGroup, Encryption, Integrity, Proposals} from '../../model/ipsec.ts'
import {isSection, type Section} from './section.ts'
import type {CharonConfig, Peer, TrafficSelectors, TunnelEnd} from './types.ts'

/** Relative to charon's folder, in which it runs: so the length of the folder's path does not matter. */
export const viciSocketName = 'charon.vici'
export const charonLogName = 'charon.log'

/** The text of strongswan.conf: how the daemon itself behaves. Errors: a userspace charon that has not exactly one end. */
export function renderStrongswanConf({dataPath, ends}: CharonConfig): string {
	if (dataPath === 'userspace' && ends.length !== 1) throw new Error(`a userspace charon has one tunnel end, not ${ends.length}`)
	const userspace = dataPath === 'userspace'
	return renderSection({
		'charon-systemd': {
			// With 8 vici hangs forever.
			threads: '16',
			load: plugins(userspace).join(' '),
			// The router has its own routes.
			install_routes: 'no',
			install_virtual_ip: 'no',
			process_route: 'no',
			// kernel-libipsec installs one all the same, to its own TUN: into a table that is never searched. The rule exists with either data path,
			// and outlives a charon that is killed: the next one may have the other data path.
			routing_table: '220',
			routing_table_prio: '40000',
			make_before_break: 'yes',
			...retransmission(ends),
			// Default for tunnels.
			replay_window: '4096',
			journal: {default: '-1'},
			filelog: {
				log: {
					path: charonLogName,
					default: '1',
					flush_line: 'yes',
					ike_name: 'yes',
					time_format: '%Y-%m-%dT%H:%M:%S',
					time_add_ms: 'yes'
				}
			},
			plugins: {
				vici: {socket: `unix://${viciSocketName}`},
				...(userspace && {'kernel-libipsec': {allow_peer_ts: 'yes'}})
			}
		}
	})
}

/** In this order: the first plugin that provides a feature is used. */
const plugins = (userspace: boolean) => [
	...['random', 'nonce', 'openssl', 'pem', 'hmac', 'kdf', 'sha1', 'sha2', 'aes'],
	...(userspace ? ['kernel-libipsec'] : []),
	...['kernel-netlink', 'socket-default', 'vici']
]

/**
 * In IKEv2 a peer counts as dead when a request stays unanswered through all retransmissions, so these determine the DPD timeout: a third of it
 * passes before the first request, the rest is divided evenly. The shortest one counts. The interval also determines after how long an
 * unreachable peer is noticed.
 */
function retransmission(ends: readonly TunnelEnd[]): Section {
	const timeoutSeconds = Math.min(...ends.map(({dpd}) => dpd.timeoutSeconds), Number.POSITIVE_INFINITY)
	if (!Number.isFinite(timeoutSeconds)) return {}
	const forAnswers = timeoutSeconds - dpdDelaySeconds(timeoutSeconds)
	const intervals = Math.max(4, Math.ceil(forAnswers / 2))
	return {
		retransmit_base: '1.0',
		retransmit_timeout: (forAnswers / intervals).toFixed(3),
		retransmit_tries: String(intervals - 1)
	}
}

/** charon only supports whole seconds here. */
const dpdDelaySeconds = (timeoutSeconds: number) => Math.max(1, Math.floor(timeoutSeconds / 3))

/** The text of swanctl.conf: connections and secrets, as `swanctl --load-all` reads it. */
export const renderSwanctlConf = ({dataPath, ends}: CharonConfig): string =>
	renderSection({
		connections: Object.fromEntries(ends.map(end => [end.name, connection(end, dataPath)])),
		secrets: Object.fromEntries(ends.map(end => [`ike-${end.name}`, secret(end)]))
	})

/** One connection with its one child, for swanctl.conf and vici's `load-conn`. */
export function connection(end: TunnelEnd, dataPath: CharonConfig['dataPath']): Section {
	const {local, remote, phase1, phase2, dpd, link} = end
	const detects = dpd.action !== 'none'
	const pairs = selectorPairs(end)
	const starts = end.startUp === 'start'
	const marked: Section = dataPath === 'kernel' ? {if_id_in: String(link.ifId), if_id_out: String(link.ifId)} : {}
	return {
		version: end.ikeVersion === 'any' ? '0' : String(end.ikeVersion),
		local_addrs: [local.address],
		remote_addrs: [remote.address],
		proposals: ikeProposals(phase1),
		...(end.encapsulates && {encap: 'yes'}),
		mobike: 'no',
		unique: 'replace',
		keyingtries: '0',
		...(detects && {dpd_delay: `${dpdDelaySeconds(dpd.timeoutSeconds)}s`}),
		...(detects && end.ikeVersion !== 2 && {dpd_timeout: `${dpd.timeoutSeconds}s`}),
		...lifetime(end, end.phase1LifetimeSeconds, 'over_time'),
		local: {auth: 'psk', id: idOf(local)},
		remote: {auth: 'psk', id: idOf(remote)},
		children: Object.fromEntries(
			pairs.map(({local, remote}, index): [string, Section] => [
				childName(end, index),
				{
					local_ts: local,
					remote_ts: remote,
					esp_proposals: espProposals(phase2),
					...lifetime(end, end.phase2LifetimeSeconds, 'life_time'),
					...(detects && {dpd_action: dpd.action}),
					start_action: starts ? 'start' : 'none',
					// Several ends that AWS closes in turn would open one another again for ever.
					close_action: starts && pairs.length === 1 ? 'start' : 'none',
					replay_window: String(end.replayWindowPackets),
					...marked
				}
			])
		)
	}
}

const childName = ({name}: TunnelEnd, index: number) => (index === 0 ? name : `${name}-${index + 1}`)

/** Traffic selectors of the CHILD_SAs that an end requests. */
export const childNames = (end: TunnelEnd): readonly string[] => selectorPairs(end).map((_, index) => childName(end, index))

const everything: TrafficSelectors = {local: ['0.0.0.0/0'], remote: ['0.0.0.0/0']}

const selectorPairs = ({trafficSelectors: {local, remote, inOne} = everything}: TunnelEnd) =>
	inOne ? [{local, remote}] : local.flatMap(one => remote.map(other => ({local: [one], remote: [other]})))

/** The shared secret, for swanctl.conf. vici's `load-shared` expects the ids as `owners`, without names. */
export const secret = ({local, remote, psk}: TunnelEnd): Section => ({
	...(remote.address === '%any' ? {} : {'id-local': idOf(local)}),
	'id-remote': idOf(remote),
	secret: psk
})

/** The same for vici's `load-shared`: a secret with the same `id` is replaced. */
export function sharedKey(end: TunnelEnd): Section {
	const {secret: data, ...owners} = secret(end)
	return {id: `ike-${end.name}`, type: 'IKE', data: data as string, owners: Object.values(owners) as string[]}
}

const idOf = ({id, address}: Peer) => id ?? address

/**
 * AWS begins to rekey `margin` before the end, and up to `fuzz` of the margin earlier (VPN-3): charon's `rand_time` is subtracted from the rekey
 * time. `over_time` counts from the rekey time, `life_time` from the beginning.
 */
function lifetime(end: TunnelEnd, seconds: number, hard: 'over_time' | 'life_time'): Section {
	const margin = Math.min(end.rekeyMarginSeconds, Math.floor(seconds / 2))
	return {
		rekey_time: `${seconds - margin}s`,
		[hard]: `${hard === 'over_time' ? margin : seconds}s`,
		rand_time: `${Math.round((margin * end.rekeyFuzzPercent) / 100)}s`
	}
}

/** GCM and all other ciphers need separate proposals; the kind that is configured first comes first. */
function ikeProposals({encryption, integrity, dhGroups}: Proposals): readonly string[] {
	const groups = dhGroups.map(group => groupNames[group])
	return byKind(
		encryption,
		plain => [...plain, ...integrity.map(name => integrityNames[name]), ...groups],
		gcm => [...gcm, ...integrity.map(name => `prf${integrityNames[name]}`), ...groups]
	)
}

/** With GCM no integrity algorithm is given: GCM includes it. */
function espProposals({encryption, integrity, dhGroups}: Proposals): readonly string[] {
	const groups = dhGroups.map(group => groupNames[group])
	return byKind(
		encryption,
		plain => [...plain, ...integrity.map(name => integrityNames[name]), ...groups],
		gcm => [...gcm, ...groups]
	)
}

type Complete = (names: readonly string[]) => readonly string[]

function byKind(encryption: readonly Encryption[], plain: Complete, gcm: Complete): readonly string[] {
	const kinds = [
		{is: (name: Encryption) => !isGcm(name), complete: plain},
		{is: isGcm, complete: gcm}
	]
	if (encryption[0] && isGcm(encryption[0])) kinds.reverse()
	return kinds.flatMap(({is, complete}) => {
		const names = encryption.filter(is).map(name => encryptionNames[name])
		return names.length === 0 ? [] : [complete(names).join('-')]
	})
}

const isGcm = (name: Encryption) => name.includes('GCM')

const encryptionNames: Readonly<Record<Encryption, string>> = {
	AES128: 'aes128',
	AES256: 'aes256',
	'AES128-GCM-16': 'aes128gcm16',
	'AES256-GCM-16': 'aes256gcm16'
}
const integrityNames: Readonly<Record<Integrity, string>> = {
	SHA1: 'sha1',
	'SHA2-256': 'sha256',
	'SHA2-384': 'sha384',
	'SHA2-512': 'sha512'
}
const groupNames: Readonly<Record<DhGroup, string>> = {
	2: 'modp1024',
	5: 'modp1536',
	14: 'modp2048',
	15: 'modp3072',
	16: 'modp4096',
	17: 'modp6144',
	18: 'modp8192',
	19: 'ecp256',
	20: 'ecp384',
	21: 'ecp521',
	22: 'modp1024s160',
	23: 'modp2048s224',
	24: 'modp2048s256'
}

/** The syntax of both files: values in quotes, so that they may contain any character. */
export function renderSection(section: Section, depth = 0): string {
	const indent = '\t'.repeat(depth)
	return Object.entries(section)
		.map(([key, value]) =>
			isSection(value)
				? `${indent}${key} {\n${renderSection(value, depth + 1)}${indent}}\n`
				: `${indent}${key} = ${renderValue(value)}\n`
		)
		.join('')
}

function renderValue(value: string | readonly string[]) {
	const text = typeof value === 'string' ? value : value.join(',')
	return /^[\w.:/%,-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}
