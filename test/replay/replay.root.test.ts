import {existsSync} from 'node:fs'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {filesOf, small} from '../import/account.ts'
import {temporaryFolder} from '../temporary-folder.ts'
import {type Recorded, recordedFiles} from './recorded.ts'

const main = resolve(import.meta.dirname, '../../src/cli/main.ts')
let folder: string

test.before(async () => {
	folder = temporaryFolder('replay')
})

const vpclab = (...words: string[]) =>
	execa(process.execPath, [main, ...words], {
		env: {VPCLAB_STATE_DIR: join(folder, 'state')},
		reject: false,
		timeout: 100_000
	})

/** A network on disk: the small account, and what was recorded there. */
async function network(name: string, recorded: readonly Recorded[], more: Record<string, string> = {}): Promise<string> {
	const dir = join(folder, name)
	const files = {
		...Object.fromEntries(filesOf(small).map(({place, text}) => [`aws_configs/${place}`, text])),
		...Object.fromEntries(Object.entries({...recordedFiles(recorded), ...more}).map(([file, text]) => [`show/${file}`, text])),
		'show/host_nos.txt': '{}'
	}
	for (const [file, text] of Object.entries(files)) {
		await mkdir(dirname(join(dir, file)), {recursive: true})
		await writeFile(join(dir, file), text)
	}
	return dir
}

/** As AWS would answer. */
const right: readonly Recorded[] = [
	['10.0.0.10', '10.0.0.10', 255, 22, 'open'],
	['10.0.0.10', '10.0.1.10', 'silence', 22, 'filtered'],
	['10.0.1.10', '10.0.0.10', 255, 80, 'closed'],
	['10.0.1.10', '52.0.0.10', 253, 22, 'filtered'],
	['10.0.0.10', '52.0.0.10', 254],
	['10.0.1.10', '8.8.8.8', 112, 443, 'open'],
	['8.8.8.8', '52.0.0.10', 220, 22, 'filtered'],
	['8.8.8.8', '52.0.0.9', 'silence', 22, 'filtered']
]

test.serial('a network that answered as AWS does matches to the last packet and leaves nothing', async t => {
	const dir = await network('right', right)
	const {stdout, stderr, exitCode} = await vpclab('replay', dir)
	t.is(stdout, '15 of 15 verdicts match, 4 of 4 TTLs match, 0 not emulated', stderr)
	t.is(exitCode, 0)
	t.is((await vpclab('ls', '--json')).stdout.trim(), '[]')
})

test.serial('every mismatch is a line with both sides, what cannot be read is named, and the exit status is 1', async t => {
	const wrong: readonly Recorded[] = [
		['10.0.0.10', '10.0.1.10', 254, 22, 'open'],
		['10.0.1.10', '10.0.0.10', 254, 80, 'open'],
		['10.0.1.10', '52.0.0.10', 'silence']
	]
	const dir = await network('wrong', wrong, {
		'10.0.0.10/ping_10.0.0.99_-c_1.txt': 'PING 10.0.0.99 (10.0.0.99) 56(84) bytes of data.\n',
		'10.9.9.9/ping_10.0.0.10_-c_1.txt': 'PING 10.0.0.10 (10.0.0.10): 56 data bytes\n\n1 packets transmitted, 0 received\n'
	})
	const {stdout, exitCode} = await vpclab('replay', dir, '--report', `junit=${join(folder, 'out.xml')}`)
	t.deepEqual(stdout.split('\n'), [
		'10.0.0.10 -> 10.0.1.10 tcp 22: AWS answer, here silence',
		'10.0.0.10 -> 10.0.1.10 ping: AWS answer with TTL 254, here silence',
		'10.0.1.10 -> 10.0.0.10 ping: AWS answer with TTL 254, here answer with TTL 255',
		'10.0.1.10 -> 52.0.0.10 ping: AWS silence, here answer with TTL 253',
		`not usable: ${join(dir, 'show/10.0.0.10/ping_10.0.0.99_-c_1.txt')}: cut off before its statistics`,
		`not usable: ${join(dir, 'show/10.9.9.9/ping_10.0.0.10_-c_1.txt')}: no running instance has the address 10.9.9.9`,
		'2 of 5 verdicts match, 0 of 2 TTLs match, 0 not emulated'
	])
	t.is(exitCode, 1)
	const junit = await readFile(join(folder, 'out.xml'), 'utf8')
	t.true(junit.includes('tests="5" failures="4"'))
	t.true(junit.includes('10.0.1.10 -&gt; 52.0.0.10 ping: AWS silence, here answer with TTL 253'))
})

test.serial('several networks come one after the other, as JSON too', async t => {
	await network('both/one', right.slice(0, 1))
	await network('both/two', right.slice(1, 2))
	const {stdout, exitCode} = await vpclab('replay', join(folder, 'both'), '--json')
	const {networks, ...total} = JSON.parse(stdout)
	t.deepEqual(total, {matching: 4, verdicts: 4, matchingTtls: 1, ttls: 1, notEmulated: 0})
	t.deepEqual(
		networks.map(({network: name}: {network: string}) => name),
		['one', 'two']
	)
	t.deepEqual(networks[1].probes[1], {
		source: '10.0.0.10',
		destination: '10.0.1.10',
		kind: 'ping',
		recorded: {verdict: 'silence'},
		observed: {verdict: 'silence'},
		verdict: 'match',
		file: join(folder, 'both/two/show/10.0.0.10/ping_10.0.1.10_-c_1.txt')
	})
	t.is(exitCode, 0)
})

test.serial('a folder without recordings, or with none that can be used, is bad input', async t => {
	await mkdir(join(folder, 'nothing'))
	const none = await vpclab('replay', join(folder, 'nothing'))
	t.is(none.exitCode, 2)
	t.true(none.stderr.includes('no recordings are in it'))
	const empty = await vpclab('replay', await network('empty', [], {'10.0.0.10/ping_10.0.1.10_-c_1.txt': ''}))
	t.is(empty.exitCode, 2)
	t.true(empty.stderr.includes('can be used'))
})

test.serial('the import writes a lab file that raises the same network, and `up` takes the folder itself', async t => {
	const dir = join(folder, 'right')
	const file = join(folder, 'imported.yaml')
	t.is((await vpclab('import', 'aws', dir, '-o', file)).exitCode, 0)
	for (const lab of [file, dir]) {
		const up = await vpclab('up', lab, '--name', 'imported')
		t.is(up.exitCode, 0, up.stderr)
		const ping = await vpclab('exec', 'imported', 'db', '--', 'ping', '-c1', '-W2', '10.0.0.10')
		t.true(ping.stdout.includes('ttl=255'), ping.stdout)
	}
	t.is((await vpclab('down', 'imported')).exitCode, 0)
})

test.serial('--strict refuses what cannot be emulated, and names it', async t => {
	const dir = await network('strict', right)
	await writeFile(join(dir, 'aws_configs/us-east-1/VpnConnections.json'), '{"VpnConnections": [{"VpnConnectionId": "vpn-1"}]}')
	const loose = await vpclab('import', 'aws', dir)
	t.is(loose.exitCode, 0)
	t.true(loose.stderr.startsWith('vpclab: not emulated: VPN connection vpn-1: nothing comes or goes by it'))
	const strict = await vpclab('import', 'aws', dir, '--strict')
	t.is(strict.exitCode, 2)
	t.is(strict.stdout, '')
	t.true(strict.stderr.includes('1 thing of'))
})

// The recordings of real AWS are not part of the project: they are replayed where they lie beside it.
const recordings = process.env.VPCLAB_GROUND_TRUTH ?? resolve(import.meta.dirname, '../../../shared/aws-ground-truth')
const withRecordings = existsSync(recordings) ? test.serial : test.skip

withRecordings('all that was recorded on real AWS comes here as it came there, within two minutes', async t => {
	const begin = performance.now()
	const {stdout, exitCode} = await vpclab('replay', recordings)
	const last = stdout.split('\n').at(-1) ?? ''
	const [, matching, verdicts, matchingTtls, ttls] =
		/^(\d+) of (\d+) verdicts match, (\d+) of (\d+) TTLs match, \d+ not emulated$/.exec(last) ?? []
	t.is(exitCode, 0, stdout)
	t.is(matching, verdicts)
	t.is(matchingTtls, ttls)
	t.true(Number(verdicts) >= 676)
	t.true(performance.now() - begin < 120_000)
})
