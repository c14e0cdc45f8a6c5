import test from 'ava'
import {answerS3} from '../../../src/agent/s3/answer.ts'
import {S3Store} from '../../../src/agent/s3/store.ts'
import {s3RequestOf} from '../../../src/control/s3-request.ts'

const account = '123456789012'

function storeWith(objects: Record<string, string> = {}) {
	const store = new S3Store()
	store.declare([{name: 'ours', region: 'us-east-1', account, objects}])
	return store
}

function ask(
	store: S3Store,
	method: string,
	url: string,
	{headers = {}, body = ''}: {headers?: Record<string, string>; body?: string | Buffer} = {}
) {
	const asked = s3RequestOf({method, url, headers})
	const answer = answerS3({...asked, headers, body: Buffer.from(body), account, region: 'us-east-1'}, store)
	return {status: answer.status, headers: answer.headers, text: answer.body.toString()}
}

const keysIn = (xml: string) => [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key)

test('a list is in the order of bytes, in pages, with a delimiter taking together what begins alike', t => {
	const store = storeWith({'a/1': '', 'a/2': '', b: '', 'c/x/1': '', Z: '', ä: ''})
	t.deepEqual(keysIn(ask(store, 'GET', '/ours').text), ['Z', 'a/1', 'a/2', 'b', 'c/x/1', 'ä'])
	const {text} = ask(store, 'GET', '/ours?list-type=2&delimiter=/')
	t.deepEqual(keysIn(text), ['Z', 'b', 'ä'])
	t.deepEqual(
		[...text.matchAll(/<CommonPrefixes><Prefix>([^<]*)/g)].map(([, one]) => one),
		['a/', 'c/']
	)
	const seen: (string | undefined)[] = []
	for (let next = ''; ; ) {
		const page = ask(store, 'GET', `/ours?list-type=2&max-keys=2${next}`).text
		seen.push(...keysIn(page))
		const token = /<NextContinuationToken>([^<]*)/.exec(page)?.[1]
		if (token === undefined) break
		next = `&continuation-token=${token}`
	}
	t.deepEqual(seen, ['Z', 'a/1', 'a/2', 'b', 'c/x/1', 'ä'])
})

test('a range, from either end, and one that is beyond it', t => {
	const store = storeWith({x: '0123456789'})
	const part = (range: string) => {
		const {status, text} = ask(store, 'GET', '/ours/x', {headers: {range}})
		return `${status} ${status === 206 ? text : ''}`
	}
	t.deepEqual(['bytes=2-4', 'bytes=7-', 'bytes=-3', 'bytes=0-99', 'bytes=10-'].map(part), [
		'206 234',
		'206 789',
		'206 789',
		'206 0123456789',
		'416 '
	])
})

test('pieces that are signed one by one are put together; malformed ones are refused', t => {
	const store = storeWith()
	const headers = {'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'}
	const put = (body: string) => ask(store, 'PUT', '/ours/x', {headers, body}).status
	t.is(put('5;chunk-signature=ab\r\nhello\r\n0;chunk-signature=cd\r\n\r\n'), 200)
	t.is(ask(store, 'GET', '/ours/x').text, 'hello')
	for (const bad of ['', '5\r\nhell', 'zz\r\nhello\r\n0\r\n', '5\r\nhelloXX0\r\n\r\n', 'ffffffff\r\nx\r\n', '-1\r\n'])
		t.is(put(bad), 400)
	t.is(ask(store, 'GET', '/ours/x').text, 'hello')
})

test('keys that look like paths of a machine are names like any other', t => {
	const store = storeWith()
	t.is(ask(store, 'PUT', '/ours/..%2f..%2fetc%2fpasswd', {body: 'x'}).status, 200)
	t.deepEqual(keysIn(ask(store, 'GET', '/ours').text), ['../../etc/passwd'])
	for (const key of ['__proto__', 'constructor']) t.is(ask(store, 'GET', `/ours/${key}`).status, 404)
})

test('what the lab file has changes with it; what clients stored stays', t => {
	const store = storeWith({a: 'old', gone: ''})
	ask(store, 'PUT', '/ours/own', {body: 'mine'})
	ask(store, 'PUT', '/ours/a', {body: 'mine too'})
	const bucket = {name: 'ours', region: 'us-east-1', account, objects: {a: 'old', b: 'new'}}
	store.declare([bucket])
	t.deepEqual(keysIn(ask(store, 'GET', '/ours').text), ['a', 'b', 'own'])
	t.is(ask(store, 'GET', '/ours/a').text, 'mine too')
	store.declare([{...bucket, objects: {a: 'newer', b: 'new'}}])
	t.is(ask(store, 'GET', '/ours/a').text, 'newer')
	store.declare([])
	t.is(ask(store, 'GET', '/ours/own').status, 404)
})

test('a bucket in another Region is answered by where it is', t => {
	const store = new S3Store()
	store.declare([{name: 'far', region: 'eu-west-1', account, objects: {}}])
	t.like(ask(store, 'GET', '/far/x'), {status: 301, headers: {'x-amz-bucket-region': 'eu-west-1'}})
})

test('names that AWS does not take, a name twice, and one of another owner', t => {
	const store = storeWith()
	store.declare([...[{name: 'theirs', region: 'us-east-1', account: '210987654321', objects: {}}]])
	const make = (name: string) => /<Code>(\w+)/.exec(ask(store, 'PUT', `/${name}`).text)?.[1] ?? 'made'
	t.deepEqual(['Ours', 'ab', '1.2.3.4', 'a..b', 'good-one', 'good-one', 'theirs'].map(make), [
		'InvalidBucketName',
		'InvalidBucketName',
		'InvalidBucketName',
		'InvalidBucketName',
		'made',
		'BucketAlreadyOwnedByYou',
		'BucketAlreadyExists'
	])
})

test('ten thousand random requests never throw', t => {
	let seed = 7
	const random = (below: number) => {
		seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff
		return seed % below
	}
	const pick = <T>(all: readonly T[]) => all[random(all.length)] as T
	const noise = () => Buffer.from(Array.from({length: random(40)}, () => random(256))).toString('latin1')
	const store = storeWith({x: 'y'})
	for (let round = 0; round < 10_000; round++) {
		const query = pick([
			'',
			'?uploads',
			`?uploadId=${noise()}&partNumber=${noise()}`,
			'?delete',
			'?list-type=2&continuation-token=%ff',
			`?max-keys=${noise()}`,
			`?${noise()}`
		])
		const url = pick(['/', '/ours', '/ours/x', `/ours/${noise()}`, `/${noise()}`, '//', '/%zz/%', '']) + query
		const headers = pick<Record<string, string>>([
			{},
			{'x-amz-copy-source': noise()},
			{range: `bytes=${noise()}`},
			{'content-encoding': 'aws-chunked'},
			{host: `${noise()}.s3.x`}
		])
		const {status} = ask(store, pick(['GET', 'PUT', 'POST', 'DELETE', 'HEAD', noise()]), url, {
			headers,
			body: pick([noise(), `<Key>${noise()}</Key>`, '<PartNumber>1</PartNumber>'])
		})
		if (status < 200 || status > 599) t.fail(`status ${status} of ${url}`)
	}
	t.pass()
})
