/** The two tunnels of a VPN connection, as far as they differ from AWS's defaults (VPN-2…5). */
import {privateRangeOf} from '../aws/public-addresses.ts'
import type {Address} from '../net/address.ts'
import type {Thing} from './read.ts'
import {type Written, written} from './written.ts'

type TunnelOptions = NonNullable<Thing<'VpnConnections'>['Options']>['TunnelOptions'][number]

export function tunnelWritten(options: TunnelOptions): Written {
	const outside = options.OutsideIpAddress as Address | undefined
	const ike = options.IkeVersions.flatMap(({Value}) => (Value === 'ikev1' ? [1] : Value === 'ikev2' ? [2] : []))
	return written({
		insideCidr: options.TunnelInsideCidr,
		insideIpv6Cidr: options.TunnelInsideIpv6Cidr,
		outsideIp: outside !== undefined && !privateRangeOf(outside) ? outside : undefined,
		// What was hidden before it was saved is no key: then the lab makes its own.
		psk: /^(?!0)[A-Za-z0-9._]{8,64}$/.test(options.PreSharedKey ?? '') ? options.PreSharedKey : undefined,
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
