/** Tunnel options, converted from API calls to the lab file's keys. Pure. */
import type {ModifyVpnTunnelOptionsSpecification} from '../../../api-models/ec2.d.ts'
import type {Patch} from '../../api/part.ts'
import type {ConnectionWritten} from './schema.ts'

type Values<Value> = readonly {readonly Value?: Value}[] | undefined

const listed = <Value>(values: Values<Value>): readonly Value[] | undefined =>
	values && values.length > 0 ? values.flatMap(({Value}) => Value ?? []) : undefined

const ikeOf = (values: Values<string>) =>
	listed(values)?.map(version => (version === 'ikev1' ? 1 : version === 'ikev2' ? 2 : version))

/** Leaves out fields that the call does not set. */
const given = (fields: Patch): Patch => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

function phase(
	encryption: Values<string>,
	integrity: Values<string>,
	groups: Values<number>,
	lifetimeSeconds: number | undefined
): Patch | undefined {
	const fields = given({encryption: listed(encryption), integrity: listed(integrity), dhGroups: listed(groups), lifetimeSeconds})
	return Object.keys(fields).length > 0 ? fields : undefined
}

/** One tunnel's options in the lab file's keys. */
export const tunnelFields = (asked: ModifyVpnTunnelOptionsSpecification): Patch =>
	given({
		psk: asked.PreSharedKey,
		insideCidr: asked.TunnelInsideCidr,
		insideIpv6Cidr: asked.TunnelInsideIpv6Cidr,
		ike: ikeOf(asked.IKEVersions),
		phase1: phase(
			asked.Phase1EncryptionAlgorithms,
			asked.Phase1IntegrityAlgorithms,
			asked.Phase1DHGroupNumbers,
			asked.Phase1LifetimeSeconds
		),
		phase2: phase(
			asked.Phase2EncryptionAlgorithms,
			asked.Phase2IntegrityAlgorithms,
			asked.Phase2DHGroupNumbers,
			asked.Phase2LifetimeSeconds
		),
		rekeyMarginSeconds: asked.RekeyMarginTimeSeconds,
		rekeyFuzzPercent: asked.RekeyFuzzPercentage,
		replayWindowPackets: asked.ReplayWindowSize,
		dpdTimeoutSeconds: asked.DPDTimeoutSeconds,
		dpdAction: asked.DPDTimeoutAction,
		startupAction: asked.StartupAction
	})

/** Both tunnels, with fields of one changed: a merge patch replaces a list as a whole. */
export function tunnelsWith(written: ConnectionWritten['tunnels'], number: 1 | 2, fields: Patch): Patch | readonly Patch[] {
	if (!Array.isArray(written)) return {[number]: fields}
	return [0, 1].map(index => ({...written[index], ...(index === number - 1 && fields)}))
}
