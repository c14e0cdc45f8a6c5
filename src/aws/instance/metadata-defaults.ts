/** What an account has set for the metadata service of instances that say nothing of it, in one region. Doc: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html#set-imdsv2-account-defaults */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {MetadataOptions} from '../../model/metadata-options.ts'
import {accountOf, checkAccount, unknownRegion} from '../account.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import type {LabKind} from '../kind.ts'
import {isRegion} from '../regions.ts'
import {is, text} from '../schema.ts'
import {checkHopLimit} from './hop-limit.ts'

const choice = (...values: readonly [string, string]) => z.enum([...values, 'no-preference'])

const defaultsSchema = is(
	'{httpTokens: required, …}',
	z.strictObject({
		region: text('a region').optional().describe("Region that they hold in. Default: the lab's."),
		account: is('an account', z.union([z.string(), z.int()]))
			.optional()
			.describe("Account: 12 digits, or a name of `accounts`. Default: the lab's."),
		httpEndpoint: choice('enabled', 'disabled').optional().describe('Default: no-preference.'),
		httpTokens: choice('optional', 'required').optional().describe('Default: no-preference, so that the AMI decides.'),
		httpPutResponseHopLimit: is('a hop limit', z.int())
			.optional()
			.describe('1 to 64, or -1: no preference, so that the AMI decides. Default: -1.'),
		instanceMetadataTags: choice('enabled', 'disabled').optional().describe('Default: no-preference.')
	})
)

const schema = is('{httpTokens: required, …}, or a list of them', z.union([defaultsSchema, z.array(defaultsSchema)]))

type DefaultsWritten = z.input<typeof defaultsSchema>

export const instanceMetadataDefaults: LabKind<typeof schema> = {
	schema,
	codes: {absent: {}, inUse: {}},
	title:
		'What an account has set for the metadata service of its instances (IMDS-1): `{httpTokens: required, httpPutResponseHopLimit: 2}`; a list for several regions or accounts. Default: nothing.',
	*check({document}) {
		const section = document.instanceMetadataDefaults
		for (const [index, one] of [section ?? []].flat().entries()) {
			yield* checkDefaults(one, ['instanceMetadataDefaults', ...(Array.isArray(section) ? [index] : [])], document)
		}
	},
	resources: () => [],
	resolve: () => ({})
}

function* checkDefaults(one: DefaultsWritten, path: Path, document: Draft['document']): Generator<Finding> {
	if (one.region !== undefined && !isRegion(one.region)) yield unknownRegion(one.region, [...path, 'region'])
	yield* checkAccount(one.account, [...path, 'account'], document)
	const {httpPutResponseHopLimit: hops = noHops} = one
	if (hops !== noHops) yield* checkHopLimit(hops, [...path, 'httpPutResponseHopLimit'])
}

const noHops = -1

type Defaults = Partial<Omit<MetadataOptions, 'httpProtocolIpv6'>>

/** The account's defaults in the Region, without options that it leaves open. */
export function defaultsFor({region, account}: VpcDraft, draft: Draft): Defaults {
	const {document} = draft
	const found = [document.instanceMetadataDefaults ?? []]
		.flat()
		.find(one => (one.region ?? draft.region) === region && (accountOf(document, one.account) ?? draft.account) === account)
	const {region: _, account: __, ...options} = found ?? {}
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== 'no-preference' && value !== noHops))
}
