/**
 * AWS services as the Internet reaches them: S3 and DynamoDB, by the public addresses of their Region (GWE-1). If a VPC has an endpoint
 * to one, it exists without being written.
 */
import {z} from 'zod'
import {hasGateway, serviceNames} from '../../model/aws-services.ts'
import type {Path} from '../../model/finding.ts'
import type {PublicService} from '../../model/vpc-endpoint.ts'
import {unknownRegion} from '../account.ts'
import {bucketRegion} from '../bucket/kind.ts'
import type {CapturePart} from '../capture-point.ts'
import type {Draft} from '../draft.ts'
import {tableRegion} from '../dynamodb-table/kind.ts'
import {entriesOf, type LabKind, unknownName} from '../kind.ts'
import {ipv6ListOf, managedLists, managedName} from '../prefix-list/aws-managed.ts'
import {isRegion} from '../regions.ts'
import {is, named, text} from '../schema.ts'

const serviceSchema = is(
	'a service such as {service: s3, region: eu-west-1}',
	z.strictObject({
		service: text('s3 or dynamodb').optional().describe('s3 or dynamodb. Default: its name.'),
		region: text('a region').optional().describe("Region. Default: the lab's."),
		ipAddressType: z
			.enum(['ipv4', 'dualstack'])
			.optional()
			.describe(
				'dualstack: it has IPv6 addresses as well, by its dual-stack name. Default: dualstack where a gateway endpoint is.'
			)
	})
)

const schema = named("AWS's services", serviceSchema)

const publicNames = serviceNames.filter(hasGateway)

type ServiceDraft = {
	readonly key: string
	readonly path: Path
	readonly name: string
	readonly region: string
	readonly isDualStack?: boolean
}

const draftsOf = ({document, region}: Draft): readonly ServiceDraft[] =>
	entriesOf(document.awsServices).map(([key, written]) => ({
		key,
		path: ['awsServices', key],
		name: written.service ?? key,
		region: written.region ?? region,
		isDualStack: written.ipAddressType === 'dualstack'
	}))

export const awsServices: LabKind<typeof schema> = {
	schema,
	codes: {absent: {}, inUse: {}},
	title: 'Services of AWS that the Internet reaches, by name: `{s3: {}}`. Those that endpoints lead to are there by themselves.',
	*check(draft) {
		const seen = new Map<string, string>()
		for (const {key, path, name, region} of draftsOf(draft)) {
			const isWritten = draft.document.awsServices?.[key]?.service !== undefined
			const at = isWritten ? {path: [...path, 'service']} : {path, at: 'key' as const}
			const first = seen.get(`${name} ${region}`)
			if (!isRegion(region)) {
				yield unknownRegion(region, [...path, 'region'])
			} else if (!hasGateway(name)) {
				yield {...unknownName(path, 'public service', name, publicNames), ...at}
			} else if (!blocksOf(name, region, draft)) {
				yield {
					...at,
					message: `the blocks of ${name} in ${region} are not known here`,
					fix: `write them as a prefix list: prefixLists: {${managedName(region, name)}: [52.95.0.0/24]}`
				}
			} else if (first !== undefined) {
				yield {...at, message: `${name} of ${region} is there already, as "${first}"`, fix: 'keep one of the two'}
			}
			seen.set(`${name} ${region}`, key)
		}
	},
	*resources(draft) {
		for (const {key, service, path} of all(draft)) {
			yield {
				kind: 'aws-service',
				noun: 'AWS service',
				key,
				names: [`${service.name}.${service.region}`],
				ids: [],
				path,
				points: [`${capturePoint.prefix}:${key}`]
			}
		}
	},
	resolve: draft => {
		const services = all(draft).map(({path: _, ...service}) => service)
		return services.length > 0 ? {awsServices: services} : {}
	}
}

const blocksOf = (name: string, region: string, draft: Draft): PublicService['cidrs'] | undefined =>
	listed(managedName(region, name), draft)

const listed = (list: string, {prefixLists}: Draft): PublicService['cidrs'] | undefined =>
	(prefixLists.get(list) ?? managedLists.get(list))?.cidrs

/** By its name. */
export const capturePoint: CapturePart = {
	prefix: 'aws',
	what: 'public service of AWS',
	names: draft => new Set(all(draft).map(({key}) => key))
}

type Placed = PublicService & {readonly path: Path}

/** Written services, and those that endpoints lead to. */
function all(draft: Draft): readonly Placed[] {
	const written = draftsOf(draft)
	const implied = [...draft.vpcs.values()].flatMap(({endpoints}) =>
		[...endpoints.values()].flatMap(({service, path, prefixLists}): ServiceDraft[] =>
			service && hasGateway(service.name)
				? [
						{
							key: `${service.name}.${service.region}`,
							path,
							name: service.name,
							region: service.region,
							isDualStack: prefixLists.includes(ipv6ListOf(service.region, service.name))
						}
					]
				: []
		)
	)
	const ofBuckets = entriesOf(draft.document.buckets).map(([name, bucket]): ServiceDraft => {
		const region = bucketRegion(bucket, draft)
		return {key: `s3.${region}`, path: ['buckets', name], name: 's3', region}
	})
	const ofTables = entriesOf(draft.document.tables).map(([name, table]): ServiceDraft => {
		const region = tableRegion(table, draft)
		return {key: `dynamodb.${region}`, path: ['tables', name], name: 'dynamodb', region}
	})
	const byPlace = new Map(
		[...ofTables, ...ofBuckets, ...implied.toReversed(), ...written.toReversed()].map(one => [`${one.name} ${one.region}`, one])
	)
	const dual = new Set([...implied, ...written].flatMap(one => (one.isDualStack ? [`${one.name} ${one.region}`] : [])))
	return [...byPlace.values()].toReversed().flatMap(({key, path, name, region}): Placed[] => {
		const ipv4 = blocksOf(name, region, draft)
		const ipv6 = dual.has(`${name} ${region}`) ? (listed(ipv6ListOf(region, name), draft) ?? []) : []
		return ipv4
			? [{key, path, service: {kind: 'aws-service', name, region}, account: draft.account, cidrs: [...ipv4, ...ipv6]}]
			: []
	})
}
