/** Stage three and after: references and AWS's rules, then the lab with every default filled in. */
import {checkAccount, unknownRegion} from '../aws/account.ts'
import {checkAddresses} from '../aws/addresses.ts'
import {type Draft, draftLab, type VpcDraft} from '../aws/draft.ts'
import {checkQuotas} from '../aws/quotas.ts'
import {isRegion} from '../aws/regions.ts'
import {checkVpc, checkVpcQuotas, vpcId} from '../aws/vpc/kind.ts'
import type {DeviceFiles} from '../device/device-files.ts'
import type {Finding} from '../model/finding.ts'
import type {Lab, Vpc} from '../model/model.ts'
import {mostFindings} from './limits.ts'
import type {LabDocument} from './schema.ts'

export type ResolveOptions = {
	readonly name: string
	/** The lab before a change: automatic addresses are kept. */
	readonly previous?: Lab | undefined
	/** Contents of the files of the lab's devices. */
	readonly files?: DeviceFiles | undefined
}

/** Everything that AWS would refuse, with the draft that it was found in. */
export function checkRules(
	document: LabDocument,
	options: ResolveOptions
): {readonly draft: Draft; readonly findings: readonly Finding[]} {
	const draft = draftLab(document, options)
	return {draft, findings: [...findingsOf(draft).take(mostFindings)]}
}

function* findingsOf(draft: Draft): Generator<Finding> {
	const {document} = draft
	if (document.region !== undefined && !isRegion(document.region)) yield unknownRegion(document.region, ['region'])
	yield* checkAccount(document.account, ['account'], document)
	for (const [name, account] of Object.entries(document.accounts ?? {})) {
		yield* checkAccount(account, ['accounts', name], {})
	}
	yield* checkQuotas(draft.quotas)
	yield* checkVpcQuotas(draft)
	for (const vpc of draft.vpcs.values()) {
		yield* checkVpc(vpc, draft)
		for (const kind of draft.kinds.vpc) yield* kind.check(vpc, draft)
	}
	for (const kind of draft.kinds.lab) yield* kind.check(draft)
	yield* checkAddresses(draft)
}

/** The lab of a draft without findings. */
export function resolveDraft(draft: Draft): Lab {
	const parts: Partial<Lab> = Object.assign({}, ...draft.kinds.lab.map(kind => kind.resolve(draft)))
	return {
		name: draft.name,
		vpcs: [...draft.vpcs.values()].map(vpc => resolveVpc(vpc, draft)),
		prefixLists: [],
		dhcpOptions: [],
		peerings: [],
		transitGateways: [],
		transitGatewayPeerings: [],
		internetHosts: [],
		failedZones: [],
		elasticIps: [],
		...parts
	}
}

function resolveVpc(vpc: VpcDraft, draft: Draft): Vpc {
	const parts: Partial<Vpc> = Object.assign({}, ...draft.kinds.vpc.map(kind => kind.resolve(vpc, draft)))
	return {
		key: vpc.key,
		id: vpcId(vpc),
		account: vpc.account,
		region: vpc.region,
		cidrs: vpc.cidrs,
		ipv6Cidrs: vpc.ipv6Cidrs,
		enableDnsSupport: vpc.written.enableDnsSupport ?? true,
		enableDnsHostnames: vpc.written.enableDnsHostnames ?? false,
		subnets: [],
		routeTables: [],
		networkAcls: [],
		securityGroups: [],
		loadBalancers: [],
		targetGroups: [],
		interfaces: [],
		instances: [],
		...parts
	}
}
