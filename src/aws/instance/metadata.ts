/** What an instance's metadata service does and holds: options, user data, tags (IMDS-1). Doc: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {MetadataOptions} from '../../model/metadata-options.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {is, tagsSchema, text} from '../schema.ts'
import {type TagsWritten, tagsOf} from '../tags.ts'
import {checkHopLimit} from './hop-limit.ts'
import {defaultsFor} from './metadata-defaults.ts'

const onOff = () => z.enum(['enabled', 'disabled'])

const optionsSchema = is(
	'{httpTokens: required, …}',
	z.strictObject({
		httpEndpoint: onOff().optional().describe("Disabled: the service refuses everything. Default: the account's, else enabled."),
		httpTokens: z
			.enum(['optional', 'required'])
			.optional()
			.describe(
				"Required: no answer without a session token (IMDSv2). Default: the account's, else as the AMI has it: optional, with `imdsSupport: v2.0` required."
			),
		httpPutResponseHopLimit: is('a hop limit', z.int())
			.optional()
			.describe(
				"TTL of the answer that carries a token, 1 to 64: at 1 none reaches a container behind a bridge. Default: the account's, else as the AMI has it: 1, with `imdsSupport: v2.0` 2."
			),
		httpProtocolIpv6: onOff().optional().describe('Enabled: it answers at fd00:ec2::254 too. Default: disabled.'),
		instanceMetadataTags: onOff().optional().describe("Enabled: tags are in it. Default: the account's, else disabled.")
	})
)

export const metadataFields = {
	metadataOptions: optionsSchema.optional().describe('How its metadata service at 169.254.169.254 answers.'),
	imdsSupport: is('v2.0', z.literal('v2.0'))
		.optional()
		.describe('Of its AMI: `v2.0` as of Amazon Linux 2023, whose instances require tokens. Default: an AMI without.'),
	userData: text('a text').optional().describe('What it finds at /latest/user-data. It is not run. Default: none.'),
	tags: tagsSchema().describe(
		'Tags, which the metadata service may show. `Name` is its name in this file, unless written; `Name: false`: it has none.'
	)
}

export type MetadataWritten = {
	readonly metadataOptions?: z.input<typeof optionsSchema> | undefined
	readonly imdsSupport?: 'v2.0' | undefined
	readonly userData?: string | undefined
	readonly tags?: TagsWritten | undefined
}

const longestUserData = 16_384
const mostTags = 50
const longest = {key: 128, value: 256}

export function* checkMetadata(written: MetadataWritten, path: Path): Generator<Finding> {
	const {httpPutResponseHopLimit: hops, instanceMetadataTags} = written.metadataOptions ?? {}
	if (hops !== undefined) yield* checkHopLimit(hops, [...path, 'metadataOptions', 'httpPutResponseHopLimit'])
	const bytes = Buffer.byteLength(written.userData ?? '')
	if (bytes > longestUserData) {
		yield {
			path: [...path, 'userData'],
			message: `User data is limited to ${longestUserData} bytes, and this is ${bytes}`,
			code: 'InvalidParameterValue',
			fix: 'let it fetch the rest from somewhere'
		}
	}
	yield* checkTags(written.tags ?? {}, [...path, 'tags'], instanceMetadataTags === 'enabled')
}

/** Tags that CloudFormation and Auto Scaling put on their instances. */
const ofServices = /^aws:(?:cloudformation|autoscaling):/

function* checkTags(tags: TagsWritten, path: Path, areShown: boolean): Generator<Finding> {
	const names = Object.keys(tags)
	if (names.length > mostTags) {
		yield {
			path,
			at: 'key',
			message: `${names.length} tags are too many: ${mostTags} is the limit`,
			code: 'TagLimitExceeded',
			fix: 'use fewer'
		}
	}
	for (const [key, value] of Object.entries(tags)) {
		const at = {path: [...path, key], at: 'key'} as const
		if (key.toLowerCase().startsWith('aws:') && !ofServices.test(key)) {
			yield {
				...at,
				message: `"${key}": keys that begin with aws: are AWS's own`,
				code: 'InvalidTagKey.Malformed',
				fix: 'choose another key'
			}
		} else if (key === '' || key.length > longest.key) {
			yield {
				...at,
				message: `a tag's key has 1 to ${longest.key} characters`,
				code: 'InvalidTagKey.Malformed',
				fix: 'choose another key'
			}
		} else if (areShown && !isPathName(key)) {
			yield {
				...at,
				message: `'${key}' is not a valid tag key: where the metadata service shows tags, keys match ([0-9a-zA-Z\\-_+=,.@:]{1,255}), and are not '.', '..' or '_index'`,
				code: 'InvalidParameterValue',
				fix: 'choose another key, or leave "instanceMetadataTags" disabled'
			}
		}
		if (value !== false && value.length > longest.value) {
			yield {
				path: [...path, key],
				message: `a tag's value has at most ${longest.value} characters`,
				code: 'InvalidParameterValue',
				fix: 'shorten it'
			}
		}
	}
}

const isPathName = (key: string): boolean => /^[\w+=,.@:-]{1,255}$/.test(key) && !['.', '..', '_index'].includes(key)

/** Precedence as on AWS: launch parameters, account defaults, AMI. */
export function resolveMetadata(
	name: string,
	{metadataOptions: written = {}, imdsSupport, userData, tags}: MetadataWritten,
	vpc: VpcDraft,
	draft: Draft
): {metadataOptions: MetadataOptions; userData?: string; tags: Record<string, string>} {
	const account = defaultsFor(vpc, draft)
	const image: Pick<MetadataOptions, 'httpTokens' | 'httpPutResponseHopLimit'> =
		imdsSupport === undefined
			? {httpTokens: 'optional', httpPutResponseHopLimit: 1}
			: {httpTokens: 'required', httpPutResponseHopLimit: 2}
	return {
		metadataOptions: {
			httpEndpoint: written.httpEndpoint ?? account.httpEndpoint ?? 'enabled',
			httpTokens: written.httpTokens ?? account.httpTokens ?? image.httpTokens,
			httpPutResponseHopLimit:
				written.httpPutResponseHopLimit ?? account.httpPutResponseHopLimit ?? image.httpPutResponseHopLimit,
			httpProtocolIpv6: written.httpProtocolIpv6 ?? 'disabled',
			instanceMetadataTags: written.instanceMetadataTags ?? account.instanceMetadataTags ?? 'disabled'
		},
		...(userData !== undefined && userData !== '' && {userData}),
		tags: tagsOf(name, tags)
	}
}
