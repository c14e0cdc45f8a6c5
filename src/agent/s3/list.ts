/** Lists objects in pages, grouped by a delimiter into common prefixes. */
import type {StoredBucket} from './store.ts'
import type {Element} from './xml.ts'

type Page = {
	readonly objects: readonly string[]
	readonly prefixes: readonly string[]
	readonly last?: string
	readonly isTruncated: boolean
}

const mostKeys = 1000

/** Keys are sorted by their bytes, as in S3. */
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

function pageOf({objects: all}: StoredBucket, query: URLSearchParams, after: string): Page {
	const prefix = query.get('prefix') ?? ''
	const delimiter = query.get('delimiter') ?? ''
	const requested = Number(query.get('max-keys') ?? mostKeys)
	const most = Number.isInteger(requested) && requested >= 0 ? Math.min(requested, mostKeys) : mostKeys
	const objects: string[] = []
	const prefixes: string[] = []
	let last: string | undefined
	for (const key of [...all.keys()].filter(one => one.startsWith(prefix)).sort(byBytes)) {
		const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
		const entry = cut < 0 ? key : key.slice(0, cut + delimiter.length)
		if (byBytes(entry, after) <= 0 || entry === last) continue
		if (objects.length + prefixes.length >= most) return {objects, prefixes, ...(last !== undefined && {last}), isTruncated: true}
		if (cut < 0) {
			objects.push(key)
		} else {
			prefixes.push(entry)
		}
		last = entry
	}
	return {objects, prefixes, ...(last !== undefined && {last}), isTruncated: false}
}

function entriesOf(bucket: StoredBucket, query: URLSearchParams, {objects, prefixes, isTruncated}: Page): Element[] {
	const encode =
		query.get('encoding-type') === 'url'
			? (text: string) => encodeURIComponent(text).replaceAll('%2F', '/')
			: (text: string) => text
	return [
		['Name', bucket.name],
		['Prefix', encode(query.get('prefix') ?? '')],
		...(query.has('delimiter') ? [['Delimiter', encode(query.get('delimiter') ?? '')] as const] : []),
		['MaxKeys', query.get('max-keys') ?? mostKeys],
		...(query.has('encoding-type') ? [['EncodingType', 'url'] as const] : []),
		['IsTruncated', isTruncated],
		...objects.flatMap((key): Element[] => {
			const found = bucket.objects.get(key)
			if (!found) return []
			const {modified, etag, body} = found
			return [
				[
					'Contents',
					[
						['Key', encode(key)],
						['LastModified', modified.toISOString()],
						['ETag', `"${etag}"`],
						['Size', body.length],
						['StorageClass', 'STANDARD']
					]
				]
			]
		}),
		...prefixes.map((prefix): Element => ['CommonPrefixes', [['Prefix', encode(prefix)]]])
	]
}

export function listObjects(bucket: StoredBucket, query: URLSearchParams): readonly Element[] {
	const marker = query.get('marker') ?? ''
	const page = pageOf(bucket, query, marker)
	return [
		['Marker', marker],
		...(page.isTruncated && page.last !== undefined ? [['NextMarker', page.last] as const] : []),
		...entriesOf(bucket, query, page)
	]
}

export function listObjectsV2(bucket: StoredBucket, query: URLSearchParams): readonly Element[] {
	const token = query.get('continuation-token')
	const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString()
	const page = pageOf(bucket, query, after)
	return [
		['KeyCount', page.objects.length + page.prefixes.length],
		...(token === null ? [] : [['ContinuationToken', token] as const]),
		...(page.isTruncated && page.last !== undefined
			? [['NextContinuationToken', Buffer.from(page.last).toString('base64url')] as const]
			: []),
		...entriesOf(bucket, query, page)
	]
}
