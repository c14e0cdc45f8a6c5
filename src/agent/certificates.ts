/**
 * The lab's own certificate authority, whom its hosts trust (`life/guest`), and certificates of it: what services of AWS show. Made by
 * openssl, kept in the lab's folder, so that the next agent goes on with them.
 */
import {hash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {execa} from 'execa'
import {authorityFile} from '../net/authority-file.ts'

/** Longer than any lab is up, shorter than clients object to. */
const days = '397'
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const

/** As `node:tls` takes it. */
export type KeyPair = {readonly key: Buffer; readonly cert: Buffer}

export class Certificates {
	readonly #folder: string
	readonly #pairs = new Map<string, Promise<KeyPair>>()
	#ready: Promise<void> | undefined

	/** `folder`: the lab's. */
	constructor(folder: string) {
		this.#folder = folder
	}

	/** Resolves when the authority is there. */
	ready(): Promise<void> {
		this.#ready ??= this.#makeAuthority()
		return this.#ready
	}

	/** `names`: those that it is for; the first is what it is called. */
	pairFor(names: readonly string[]): Promise<KeyPair> {
		const key = names.join(' ')
		const found = this.#pairs.get(key) ?? this.#issue(names)
		this.#pairs.set(key, found)
		found.catch(() => this.#pairs.delete(key))
		return found
	}

	async #makeAuthority(): Promise<void> {
		mkdirSync(`${this.#folder}/tls`, {recursive: true, mode: 0o700})
		if (existsSync(authorityFile(this.#folder))) return
		const extensions = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n'
		await this.#openssl('vpclab: a lab, and nothing else', extensions, [], 'authority')
		renameSync(`${this.#folder}/tls/authority.pem`, authorityFile(this.#folder))
	}

	async #issue(names: readonly string[]): Promise<KeyPair> {
		await this.ready()
		const file = hash('sha256', names.join(' ')).slice(0, 16)
		const [key, certificate] = [`${this.#folder}/tls/${file}.key`, `${this.#folder}/tls/${file}.pem`]
		if (!existsSync(certificate)) {
			const extensions = `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\nsubjectAltName=${names.map(name => `DNS:${name}`).join(',')}\n`
			const signer = ['-CA', authorityFile(this.#folder), '-CAkey', `${this.#folder}/tls/authority.key`]
			await this.#openssl((names[0] ?? '').slice(0, 64), extensions, signer, file)
		}
		return {key: readFileSync(key), cert: readFileSync(certificate)}
	}

	/** The certificate appears as a whole, behind its key. */
	async #openssl(commonName: string, extensions: string, signer: readonly string[], file: string): Promise<void> {
		const path = `${this.#folder}/tls/${file}`
		const files = ['-config', `${path}.cnf`, '-keyout', `${path}.key`, '-out', `${path}.new`]
		writeFileSync(
			`${path}.cnf`,
			`[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=v3\n[dn]\nCN=${commonName}\n[v3]\n${extensions}`
		)
		const options = {stdin: 'ignore', env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin'}, extendEnv: false, timeout: 10_000} as const
		await execa('openssl', ['req', '-x509', ...newKey, '-sha256', '-days', days, ...signer, ...files], options)
		renameSync(`${path}.new`, `${path}.pem`)
	}
}
