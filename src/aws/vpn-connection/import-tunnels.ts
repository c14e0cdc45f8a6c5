/** The settings of both tunnels that differ from AWS's defaults (VPN-2…5). */

import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {type Written, written} from '../../import/written.ts'
import type {Address} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import {isOfFamily, type KnownTunnel, tunnelsOf} from './import-configuration.ts'
import {tunnelOptions} from './wire.ts'

type TunnelOptions = NonNullable<Thing<'VpnConnections'>['Options']>['TunnelOptions'][number]

const noOptions: TunnelOptions = tunnelOptions.parse({})

/** Both tunnels; undefined: no answer describes them. */
export function tunnelsWritten(connection: Thing<'VpnConnections'>, world: World): readonly Written[] | undefined {
	const known = tunnelsOf(connection)
	const tunnels = known.map(tunnelWritten)
	noteInvented(connection, known, tunnels, world)
	return tunnels.some(tunnel => Object.keys(tunnel).length > 0) ? tunnels : undefined
}

/** Reports values that the lab invents because no answer has them: the account's own device files will not match. */
function noteInvented(
	{VpnConnectionId: id, Options, at}: Thing<'VpnConnections'>,
	known: readonly KnownTunnel[],
	tunnels: readonly Written[],
	world: World
) {
	const inside = Options?.TunnelInsideIpVersion === 'ipv6' ? 'insideIpv6Cidr' : 'insideCidr'
	const needed = {outsideIp: 'outside address', [inside]: 'inside block', psk: 'pre-shared key'}
	const missing = tunnels.flatMap((tunnel, index) => {
		const nouns = Object.entries(needed).flatMap(([key, noun]) => (tunnel[key] === undefined ? noun : []))
		return nouns.length === 0 ? [] : `${nouns.join(', ')} of tunnel ${index + 1}`
	})
	if (missing.length > 0) {
		const consequence = `no answer has the ${missing.join(', nor the ')}: made up here, so the account's device configuration does not fit`
		world.note(at, {kind: 'VPN connection', id, consequence})
	}
	if (known.some(({isByOrder}, index) => isByOrder && (tunnels[index]?.[inside] ?? tunnels[index]?.psk) !== undefined)) {
		const consequence = 'nothing says which tunnel has which outside address: they are taken in the order of VgwTelemetry'
		world.note(at, {kind: 'VPN connection', id, consequence})
	}
}

function tunnelWritten({options = noOptions, documented}: KnownTunnel): Written {
	const outside = (options.OutsideIpAddress as Address | undefined) ?? documented.outsideIp
	const ike = options.IkeVersions.flatMap(({Value}) => (Value === 'ikev1' ? [1] : Value === 'ikev2' ? [2] : []))
	return written({
		insideCidr: options.TunnelInsideCidr ?? isOfFamily(documented.insideCidr, 4),
		insideIpv6Cidr: options.TunnelInsideIpv6Cidr ?? isOfFamily(documented.insideCidr, 6),
		outsideIp: outside !== undefined && !privateRangeOf(outside) ? outside : undefined,
		// A key that was redacted before the answers were saved is not a valid key: then the lab generates one.
		psk: [options.PreSharedKey, documented.psk].find(key => /^(?!0)[A-Za-z0-9._]{8,64}$/.test(key ?? '')),
		ike: ike.length === 1 ? ike : undefined,
		phase1: phaseWritten(
			options.Phase1EncryptionAlgorithms,
			options.Phase1IntegrityAlgorithms,
			options.Phase1DHGroupNumbers,
			unless(options.Phase1LifetimeSeconds, 28_800)
		),
		phase2: phaseWritten(
			options.Phase2EncryptionAlgorithms,
			options.Phase2IntegrityAlgorithms,
			options.Phase2DHGroupNumbers,
			unless(options.Phase2LifetimeSeconds, 3600)
		),
		rekeyMarginSeconds: unless(options.RekeyMarginTimeSeconds, 270),
		rekeyFuzzPercent: unless(options.RekeyFuzzPercentage, 100),
		replayWindowPackets: unless(options.ReplayWindowSize, 1024),
		dpdTimeoutSeconds: unless(options.DpdTimeoutSeconds, 30),
		dpdAction: unless(options.DpdTimeoutAction, 'clear'),
		startupAction: unless(options.StartupAction, 'add')
	})
}

const unless = <T>(value: T | undefined, usual: T): T | undefined => (value === usual ? undefined : value)

type Values = TunnelOptions['IkeVersions']

function phaseWritten(
	encryption: Values,
	integrity: Values,
	groups: Values,
	lifetimeSeconds: number | undefined
): Written | undefined {
	const restricted = (values: Values, all: number) =>
		values.length === 0 || values.length >= all ? undefined : values.map(({Value}) => Value)
	const phase = written({
		encryption: restricted(encryption, 4),
		integrity: restricted(integrity, 4),
		dhGroups: restricted(groups, 12),
		lifetimeSeconds
	})
	return Object.keys(phase).length > 0 ? phase : undefined
}
