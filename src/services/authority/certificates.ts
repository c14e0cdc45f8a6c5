/**
 * Certificates of listeners, signed by the lab's own authority: X.509 version 3, ECDSA P-256. Encoded in DER by hand, since Node reads
 * certificates but cannot create them, and no program for it need be installed.
 */
import {createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign} from 'node:crypto'

/** PEM. */
export type Certified = {readonly key: string; readonly certificate: string}

const dayMs = 86_400_000

export function newAuthority(name: string, nowMs = Date.now()): Certified {
	const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'})
	const subject = nameOf(name)
	const extensions = [
		extension('551d13', sequence(boolean), true),
		// keyCertSign and cRLSign.
		extension('551d0f', der(0x03, Buffer.from([0x01, 0x06])), true)
	]
	return certified(privateKey, {issuer: subject, subject, extensions, signer: privateKey, nowMs})
}

/** A certificate for host names or wildcards (`*.example.com`). Its common name is the first of them. */
export function newCertificate(hosts: string | readonly string[], authority: Certified, nowMs = Date.now()): Certified {
	const names = [hosts].flat()
	const [host = ''] = names
	const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'})
	const alternatives = sequence(...names.map(name => der(0x82, Buffer.from(name, 'latin1'))))
	return certified(privateKey, {
		issuer: subjectOf(authority.certificate),
		subject: nameOf(host.length > 64 ? host.slice(0, 64) : host),
		extensions: [extension('551d11', alternatives, false)],
		signer: createPrivateKey(authority.key),
		nowMs
	})
}

type Contents = {
	readonly issuer: Buffer
	readonly subject: Buffer
	readonly extensions: readonly Buffer[]
	readonly signer: KeyObject
	readonly nowMs: number
}

function certified(key: KeyObject, {issuer, subject, extensions, signer, nowMs}: Contents): Certified {
	const serial = randomBytes(16)
	serial[0] = (serial[0]! & 0x3f) | 0x40
	const body = sequence(
		der(0xa0, der(0x02, Buffer.from([2]))),
		der(0x02, serial),
		ecdsaWithSha256,
		issuer,
		sequence(time(nowMs - dayMs), time(nowMs + 397 * dayMs)),
		subject,
		createPublicKey(key).export({type: 'spki', format: 'der'}),
		der(0xa3, sequence(...extensions))
	)
	const signature = sign('sha256', body, signer)
	const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.from([0]), signature])))
	return {
		key: key.export({type: 'pkcs8', format: 'pem'}).toString(),
		certificate: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`
	}
}

/** A DER element: tag, length, contents. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const contents = Buffer.concat(parts)
	const {length} = contents
	const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff]
	return Buffer.concat([Buffer.from(head), contents])
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'))
const boolean = der(0x01, Buffer.from([0xff]))

/** A distinguished name that has only a common name. */
const nameOf = (text: string): Buffer => sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(text)))))

const extension = (id: string, value: Buffer, isCritical: boolean): Buffer =>
	sequence(identifier(id), ...(isCritical ? [boolean] : []), der(0x04, value))

/** UTCTime, valid until 2049: `260102030405Z`. */
const time = (ms: number): Buffer => der(0x17, Buffer.from(new Date(ms).toISOString().replaceAll(/^..|[-:T]|\.\d+/g, '')))

/** The subject: the sixth part of a certificate's body, after version, serial number, algorithm, issuer and validity. */
function subjectOf(pem: string): Buffer {
	const whole = Buffer.from(pem.replaceAll(/-----[^-]*-----|\s/g, ''), 'base64')
	let at = contentsAt(whole, contentsAt(whole, 0))
	for (let part = 0; part < 5; part++) at = endOf(whole, at)
	return whole.subarray(at, endOf(whole, at))
}

const lengthBytes = (whole: Buffer, at: number): number => ((whole[at + 1] ?? 0) < 0x80 ? 1 : ((whole[at + 1] ?? 0) & 0x7f) + 1)
const contentsAt = (whole: Buffer, at: number): number => at + 1 + lengthBytes(whole, at)

function endOf(whole: Buffer, at: number): number {
	const bytes = lengthBytes(whole, at)
	const length = bytes === 1 ? (whole[at + 1] ?? 0) : whole.readUIntBE(at + 2, bytes - 1)
	return at + 1 + bytes + length
}
