/** Labs from a git repository and from an https server of this test. */
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, readlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:https'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {temporaryFolder} from '../temporary-folder.ts'

const work = temporaryFolder('fetched')
const root = join(import.meta.dirname, '../..')

const env = {
	XDG_CACHE_HOME: join(work, 'cache'),
	VPCLAB_STATE_DIR: join(work, 'state'),
	NODE_EXTRA_CA_CERTS: join(work, 'certificate.pem')
}
const vpclab = (...words: string[]) =>
	execa(join(root, 'vpclab'), words, {reject: false, stdin: 'ignore', timeout: 60_000, env, cwd: work})

const lab = 'vpcs: {main: {cidr: 10.0.0.0/16, subnets: {app: {cidr: 10.0.0.0/24}}, instances: {web: {subnet: app}}}}\n'

test.before(() => {
	const quiet = {cwd: work, stdio: 'ignore'} as const
	const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
	execFileSync(
		'openssl',
		['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'certificate.pem', ...subject],
		quiet
	)
	for (const name of ['one', 'two']) {
		mkdirSync(join(work, 'labs', name), {recursive: true})
		writeFileSync(
			join(work, 'labs', name, 'lab.yaml'),
			`${lab}checks: [{run: {at: web, command: 'echo ${name}', expect: succeeds}}]\n`
		)
	}
	for (const words of [
		['init', '-b', 'v1'],
		['add', '.'],
		['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-m', 'labs']
	]) {
		execFileSync('git', ['-C', join(work, 'labs'), ...words], quiet)
	}
	execFileSync('git', ['clone', '--bare', join(work, 'labs'), join(work, 'labs.git')], quiet)
})

test('what a killed command fetched in part is removed by a later one, but not what another may still be fetching', async t => {
	const cache = join(work, 'cache', 'vpclab', 'labs')
	const [old, young] = [join(cache, '0123-abandoned'), join(cache, '0123-young')]
	for (const folder of [old, young]) mkdirSync(folder, {recursive: true})
	const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
	utimesSync(old, twoDaysAgo, twoDaysAgo)
	await vpclab('validate', `file://${work}/labs.git//two`)
	t.false(existsSync(old))
	t.true(existsSync(young))
})

test('several commands fetch the same lab at once, and each finds it', async t => {
	const address = `file://${work}/labs.git//one?ref=v1`
	const all = await Promise.all(Array.from({length: 6}, () => vpclab('validate', address)))
	t.deepEqual(
		all.filter(({exitCode}) => exitCode !== 0).map(({stderr}) => stderr),
		[]
	)
	const again = await vpclab('validate', address)
	t.is(again.exitCode, 0, again.stderr)
	const cache = join(work, 'cache', 'vpclab', 'labs')
	const key = createHash('sha256').update(address).digest('hex').slice(0, 16)
	const folder = readlinkSync(join(cache, key))
	t.true(existsSync(join(cache, folder, 'repository', 'one', 'lab.yaml')))
})

test('labs of a git repository are read without asking, all or one', async t => {
	const all = await vpclab('validate', `file://${work}/labs.git`)
	t.is(all.exitCode, 0, all.stderr)
	t.regex(all.stdout, /one[\s\S]*two/)
	const one = await vpclab('validate', `file://${work}/labs.git//two?ref=v1`)
	t.is(one.exitCode, 0, one.stderr)
	t.notRegex(one.stdout, /one\b/)
	const none = await vpclab('validate', `file://${work}/labs.git?ref=v2`)
	t.is(none.exitCode, 2)
	t.regex(none.stderr, /v2/)
})

test('what would run as root is shown, and is not run where nobody can be asked', async t => {
	const {exitCode, stdout, stderr} = await vpclab('test', `file://${work}/labs.git`)
	t.is(exitCode, 2, stderr)
	t.regex(stdout, /two: 1 VPC, 1 instance, 1 check\n {2}runs as root[^\n]*\n {4}web: sh -c echo two/)
	t.regex(stderr, /say --trust/)
})

test('a lab file and the files of its devices are fetched over https', async t => {
	const files: Readonly<Record<string, string>> = {
		'/demo/lab.yaml': `${lab}sites: {office: {publicIp: 198.51.100.20, asn: 65001, cidr: 192.168.0.0/24, device: {frr: office/frr.conf}}}\n`,
		'/demo/office/frr.conf': 'hostname office\n'
	}
	const asked: string[] = []
	const server = createServer(
		{key: readFileSync(join(work, 'key.pem')), cert: readFileSync(join(work, 'certificate.pem'))},
		(request, response) => {
			asked.push(request.url ?? '')
			const text = files[request.url ?? '']
			response.writeHead(text === undefined ? 404 : 200).end(text)
		}
	)
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
	const at = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
	t.teardown(() => server.close())
	const fetched = await vpclab('validate', `${at}/demo/lab.yaml`)
	t.is(fetched.exitCode, 0, fetched.stderr)
	t.regex(fetched.stdout, /demo/)
	t.deepEqual(asked, Object.keys(files))
	const missing = await vpclab('validate', `${at}/demo/nothing.yaml`)
	t.is(missing.exitCode, 2)
	t.regex(missing.stderr, /nothing\.yaml: 404/)
	const stranger = await execa(join(root, 'vpclab'), ['validate', `${at}/demo/lab.yaml`], {
		reject: false,
		env: {...env, NODE_EXTRA_CA_CERTS: ''}
	})
	t.is(stranger.exitCode, 2)
	t.regex(stranger.stderr, /cannot be fetched: .*certificate/)
})
