/**
 * Buckets and their objects, in the agent's memory: objects that clients stored end with the agent; those of the lab file come back. Keys are
 * names in a map, never paths of this machine.
 */
import {createHash, randomBytes} from 'node:crypto'
import type {Bucket as Declared} from '../../model/bucket.ts'

export type StoredObject = {
	readonly body: Buffer
	/** Without quotes. */
	readonly etag: string
	readonly type: string
	readonly modified: Date
	/** User-defined metadata by header: `x-amz-meta-…`. */
	readonly metadata: Readonly<Record<string, string>>
}

export type StoredBucket = Pick<Declared, 'name' | 'region' | 'account' | 'policy'> & {
	readonly created: Date
	readonly objects: Map<string, StoredObject>
	/** Uploads by id, with their parts by number. */
	readonly uploads: Map<string, Upload>
}

export type Upload = {
	readonly key: string
	readonly type: string
	readonly metadata: StoredObject['metadata']
	readonly parts: Map<number, Buffer>
}

/** Limit for all objects of a lab together. */
const mostBytes = 256 * 1024 * 1024
export const mostObjectBytes = 64 * 1024 * 1024

export class S3Store {
	readonly buckets = new Map<string, StoredBucket>()
	#declared: readonly Declared[] = []

	/** Sets the buckets and objects of the lab file; objects that clients have stored stay. */
	declare(declared: readonly Declared[]): void {
		if (declared === this.#declared) return
		const before = new Map(this.#declared.map(one => [one.name, one]))
		for (const {name} of this.#declared) if (!declared.some(one => one.name === name)) this.buckets.delete(name)
		for (const bucket of declared) {
			const there = this.buckets.get(bucket.name) ?? this.#make(bucket)
			const {name, region, account, policy} = bucket
			this.buckets.set(name, {...there, region, account, ...(policy ? {policy} : {policy: undefined as never})})
			for (const [key, text] of Object.entries(bucket.objects)) {
				if (before.get(name)?.objects[key] !== text) there.objects.set(key, objectOf(Buffer.from(text), {type: 'text/plain'}))
			}
			for (const key of Object.keys(before.get(name)?.objects ?? {})) if (!(key in bucket.objects)) there.objects.delete(key)
		}
		this.#declared = declared
	}

	create(bucket: Pick<StoredBucket, 'name' | 'region' | 'account'>): void {
		this.buckets.set(bucket.name, this.#make(bucket))
	}

	#make = ({name, region, account}: Pick<StoredBucket, 'name' | 'region' | 'account'>): StoredBucket => ({
		name,
		region,
		account,
		created: new Date(),
		objects: new Map(),
		uploads: new Map()
	})

	/** Whether this many more bytes still fit. */
	hasRoom(bytes: number): boolean {
		let used = bytes
		for (const {objects, uploads} of this.buckets.values()) {
			for (const {body} of objects.values()) used += body.length
			for (const {parts} of uploads.values()) for (const part of parts.values()) used += part.length
		}
		return used <= mostBytes
	}
}

type Given = {readonly type?: string | undefined; readonly metadata?: StoredObject['metadata']; readonly etag?: string}

export const objectOf = (
	body: Buffer,
	{type = 'binary/octet-stream', metadata = {}, etag = md5(body)}: Given = {}
): StoredObject => ({
	body,
	etag,
	type,
	metadata,
	modified: new Date()
})

export const md5 = (body: Buffer): string => createHash('md5').update(body).digest('hex')

/** The ETag of a multipart upload, computed like S3's. */
export const etagOfParts = (parts: readonly Buffer[]): string =>
	`${createHash('md5')
		.update(Buffer.concat(parts.map(part => createHash('md5').update(part).digest())))
		.digest('hex')}-${parts.length}`

export const newUploadId = (): string => randomBytes(24).toString('base64url')
