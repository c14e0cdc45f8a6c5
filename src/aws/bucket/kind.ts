/**
 * S3 buckets: their owners, policies and initial objects. They are reached by endpoints (GWE-1, PL-2) and by S3's public
 * addresses. Doc: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html
 */
import {z} from 'zod'
import {type Bucket, isBucketName} from '../../model/bucket.ts'
import {accountOf, checkAccount, unknownRegion} from '../account.ts'
import type {Draft} from '../draft.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {policySchema, readPolicy} from '../policy.ts'
import {isRegion} from '../regions.ts'
import {is, text} from '../schema.ts'

declare module '../../model/model.ts' {
	interface Lab {
		/** Absent: no buckets, and S3 answers every request with the requester's identity. */
		readonly buckets?: readonly Bucket[]
	}
}

const bucketSchema = is(
	'a bucket such as {objects: {hello.txt: Hello}}',
	z.strictObject({
		region: text('a Region').optional().describe("Region. Default: the lab's."),
		account: is('an account', z.union([z.string(), z.int()]))
			.optional()
			.describe("Account that owns it. Default: the lab's. Users of it may do everything that no policy denies."),
		policy: policySchema().optional().describe('Its bucket policy, as AWS writes policies. Default: none.'),
		objects: is('texts by key', z.record(z.string().min(1).max(1024), z.string()))
			.optional()
			.describe('What is in it to begin with: texts by key.')
	})
)

const schema = is('buckets by name', z.record(z.string(), bucketSchema))

type Written = z.input<typeof bucketSchema>

const pathOf = (name: string) => ['buckets', name]

export const bucketRegion = ({region}: Written, draft: Draft): string => region ?? draft.region

export const buckets: LabKind<typeof schema> = {
	schema,
	title: 'Buckets of S3 by name: `{photos-of-mine: {objects: {cat.txt: Miau}}}`. With any, S3 keeps what clients put there.',
	codes: {absent: {buckets: 'NoSuchBucket'}, inUse: {}},
	*check(draft) {
		for (const [name, written] of entriesOf(draft.document.buckets)) {
			const path = pathOf(name)
			yield* checkAccount(written.account, [...path, 'account'], draft.document)
			if (!isBucketName(name)) {
				yield {
					path,
					at: 'key',
					message: `the bucket name "${name}" is not valid: 3 to 63 small letters, digits, "-" and "."`,
					code: 'InvalidBucketName',
					fix: 'choose a name such as photos-of-mine'
				}
			}
			if (written.region !== undefined && !isRegion(written.region)) yield unknownRegion(written.region, [...path, 'region'])
			if (written.policy !== undefined) yield* readPolicy(written.policy, [...path, 'policy'], 'MalformedPolicy').findings
		}
	},
	*resources({document}) {
		for (const [name] of entriesOf(document.buckets)) {
			yield {kind: 'bucket', noun: 'bucket', key: name, names: [name], ids: [`arn:aws:s3:::${name}`], path: pathOf(name)}
		}
	},
	resolve(draft) {
		const all = entriesOf(draft.document.buckets).map(([name, written]) => resolveOne(name, written, draft))
		return all.length > 0 ? {buckets: all} : {}
	}
}

function resolveOne(name: string, written: Written, draft: Draft): Bucket {
	const {policy, objects = {}} = written
	return {
		name,
		region: bucketRegion(written, draft),
		account: accountOf(draft.document, written.account) ?? draft.account,
		...(policy !== undefined && {
			policy: {
				statements: readPolicy(policy, [], '').policy,
				text: typeof policy === 'string' ? policy : JSON.stringify(policy)
			}
		}),
		objects
	}
}
