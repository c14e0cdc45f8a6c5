/** Key pairs: kept in the document, without effect on packets. Pure. */
import {hash} from 'node:crypto'
import type {Requests} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {type Actions, allOf, itemOf, patchAt, type ResourceType} from '../../api/part.ts'
import {tagItems, tagsFor} from '../../api/tags.ts'
import {type TagsWritten, tagsOf} from '../tags.ts'
import type {Item, View} from '../view.ts'

type KeyPair = {
	readonly id: string
	readonly fingerprint: string
	readonly tags: TagsWritten
	readonly type?: string
	readonly made?: string
	readonly publicKey?: string
}

const keyPairsOf = ({document}: View): Readonly<Record<string, KeyPair>> =>
	((document.aws as Item | undefined)?.KeyPairs ?? {}) as Readonly<Record<string, KeyPair>>

const keyPairItem = ([KeyName, {id, fingerprint, tags, type = 'rsa', made, publicKey}]: readonly [string, KeyPair]): Item => ({
	KeyName,
	KeyPairId: id,
	KeyFingerprint: fingerprint,
	KeyType: type,
	...(made !== undefined && {CreateTime: made}),
	...(publicKey !== undefined && {PublicKey: publicKey}),
	Tags: tagItems(tagsOf(undefined, tags))
})

export const keyPairType: ResourceType = {
	word: 'key-pair',
	list: 'KeyPairs',
	prefix: 'key',
	id: 'KeyPairId',
	all: view => Object.entries(keyPairsOf(view)).map(keyPairItem),
	missing: id => new AwsError('InvalidKeyPair.NotFound', `The key pair ID '${id}' does not exist`),
	section: 'KeyPairs',
	place: (id, view) => ({path: ['aws', 'KeyPairs', String(itemOf(keyPairType, id, view).KeyName)]})
}

type NewKeyPair = Pick<KeyPair, 'id' | 'tags' | 'type' | 'publicKey'> & {readonly material: string; readonly nowMs: number}

function newKeyPair(name: string, {material, nowMs, ...pair}: NewKeyPair, view: View) {
	if (name === '' || name.length > 255) throw invalidValue(name, 'KeyName')
	if (Object.hasOwn(keyPairsOf(view), name)) throw new AwsError('InvalidKeyPair.Duplicate', `The keypair already exists`)
	const fingerprint = (hash('sha1', material).match(/../g) ?? []).join(':')
	return {fingerprint, patch: patchAt(['aws', 'KeyPairs', name], {...pair, fingerprint, made: new Date(nowMs).toISOString()})}
}

export const keyPairActions: Actions<Requests> = {
	DescribeKeyPairs({input: {KeyNames, KeyPairIds, IncludePublicKey, Filters = []}, view}) {
		const all = allOf(keyPairType, view).map(({PublicKey, ...one}) => (IncludePublicKey ? {...one, PublicKey} : one) as Item)
		for (const id of KeyPairIds ?? []) itemOf(keyPairType, id, view)
		const isAsked = ({KeyName, KeyPairId}: Item) =>
			(KeyNames?.includes(String(KeyName)) ?? true) && (KeyPairIds?.includes(String(KeyPairId)) ?? true)
		const unknown = KeyNames?.find(name => !all.some(({KeyName}) => KeyName === name))
		if (unknown !== undefined) throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${unknown}' does not exist`)
		const fits = matcher(Filters, {'key-name': 'KeyName', 'key-pair-id': 'KeyPairId', fingerprint: 'KeyFingerprint'}, 'Tags')
		return {answer: {KeyPairs: all.filter(one => isAsked(one) && fits(one))}}
	},
	CreateKeyPair({input: {KeyName, KeyType: type = 'rsa', TagSpecifications}, view, newId, nowMs}) {
		if (type !== 'rsa' && type !== 'ed25519') throw invalidValue(type, 'KeyType')
		const id = newId('key')
		const tags = tagsFor('key-pair', TagSpecifications)
		const {fingerprint, patch} = newKeyPair(KeyName, {id, material: id, type, tags, nowMs}, view)
		// A placeholder, not a real key: nobody logs in with it.
		const word = type === 'rsa' ? 'RSA PRIVATE KEY' : 'OPENSSH PRIVATE KEY'
		const KeyMaterial = `-----BEGIN ${word}-----\nvpclab\n-----END ${word}-----`
		return {patch, answer: {KeyName, KeyPairId: id, KeyFingerprint: fingerprint, KeyMaterial, Tags: tagItems(tags)}}
	},
	ImportKeyPair({input: {KeyName, PublicKeyMaterial: material, TagSpecifications}, view, newId, nowMs}) {
		const publicKey = Buffer.from(material, 'base64').toString()
		const [, type] = /^ssh-(rsa|ed25519) [A-Za-z0-9+/]{40,}={0,2}(?:\s|$)/.exec(publicKey) ?? []
		if (type === undefined) throw new AwsError('InvalidKey.Format', 'Key is not in valid OpenSSH public key format')
		const id = newId('key')
		const tags = tagsFor('key-pair', TagSpecifications)
		const {fingerprint, patch} = newKeyPair(KeyName, {id, material, type, publicKey, tags, nowMs}, view)
		return {patch, answer: {KeyName, KeyPairId: id, KeyFingerprint: fingerprint, Tags: tagItems(tags)}}
	},
	DeleteKeyPair({input: {KeyName, KeyPairId}, view}) {
		const found = Object.entries(keyPairsOf(view)).find(([name, {id}]) => name === KeyName || id === KeyPairId)
		return found ? {patch: patchAt(['aws', 'KeyPairs', found[0]], null), answer: {Return: true, KeyPairId: found[1].id}} : {}
	}
}
