/** What AWS refuses about network interfaces (ENI-1, ENI-2, EIP-2, SG-9). */
import type {Finding} from '../../model/finding.ts'
import {family} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {entriesOf, unknownName} from '../kind.ts'
import {overQuota} from '../quotas.ts'
import {checkGroups} from '../security-group/kind.ts'
import {type InterfaceDraft, interfacesOf, publicOwners} from './draft.ts'

export function* checkInterfaces(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	for (const [name, {subnet}] of entriesOf(vpc.written.networkInterfaces)) {
		const path = [...vpc.path, 'networkInterfaces', name]
		if (vpc.instances.has(name)) {
			yield {
				path,
				at: 'key',
				message: `"${name}" is also an instance, whose primary interface has this name`,
				fix: 'rename one of the two'
			}
		}
		if (!vpc.subnets.has(subnet)) {
			yield unknownName([...path, 'subnet'], 'subnet', subnet, vpc.subnets.keys(), 'InvalidSubnetID.NotFound')
		}
	}
	for (const one of interfacesOf(vpc)) yield* checkInterface(one, vpc, draft)
}

function* checkInterface(one: InterfaceDraft, vpc: VpcDraft, draft: Draft): Generator<Finding> {
	const {path, written, ipv4, ipv6} = one
	yield* checkGroups(written.securityGroups ?? [], [...path, 'securityGroups'], vpc, draft)
	yield* overQuota('addressesPerInterface', ipv4.length, draft.quotas, {path: [...path, 'secondaryIps']})
	yield* overQuota('addressesPerInterface', ipv6.length, draft.quotas, {path: [...path, 'ipv6']})
	yield* checkPublicIp(one, draft)
	const elastic = [written.elasticIp ?? []].flat()
	if (elastic.length > ipv4.length) {
		yield {
			path: [...path, 'elasticIp'],
			message: `${elastic.length} elastic addresses want ${elastic.length} private addresses, one each, and there ${ipv4.length === 1 ? 'is one' : `are ${ipv4.length}`} (EIP-2)`,
			code: 'InvalidParameterValue',
			fix: `write "secondaryIps: ${elastic.length - 1}"`
		}
	}
}

/** A public address must be on the Internet and unused. */
function* checkPublicIp({path, written, givenPublicIp: publicIp, owner}: InterfaceDraft, draft: Draft): Generator<Finding> {
	if (typeof written.publicIp !== 'string') return
	const at = {path: [...path, 'publicIp']}
	const range = publicIp && privateRangeOf(publicIp)
	if (!publicIp || family(publicIp) === 6) {
		const fix = "write true for one of the region's pool, or an address such as 198.51.100.7"
		yield {...at, message: `"${written.publicIp}" is not an IPv4 address`, code: 'InvalidParameterValue', fix}
	} else if (range) {
		yield {
			...at,
			message: `${publicIp} is not public: it lies in ${range}`,
			code: 'InvalidParameterValue',
			fix: 'choose a public address'
		}
	} else {
		const all = publicOwners(draft).get(publicIp) ?? []
		const other = all.length > 1 ? (all.find(one => one !== owner) ?? owner) : undefined
		if (other) {
			yield {
				...at,
				message: `${publicIp} is already that of ${other}`,
				code: 'InvalidIPAddress.InUse',
				fix: 'give one of the two another address'
			}
		}
	}
}
