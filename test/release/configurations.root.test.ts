import {chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {execa} from 'execa'
import {loadLab} from '../../src/lab/load.ts'
import {compile} from '../../src/plan/compile.ts'
import type {Daemon} from '../../src/plan/types.ts'
import {frrFolder} from '../../src/services/frr/capabilities.ts'
import {renderFrr} from '../../src/services/frr/render.ts'
import {renderStrongswanConf, renderSwanctlConf, viciSocketName} from '../../src/services/strongswan/render.ts'
import type {CharonConfig} from '../../src/services/strongswan/types.ts'
import {until} from '../services/net.ts'
import {temporaryFolder} from '../temporary-folder.ts'

// Every configuration that the labs make, read by the daemons of this machine's release. scripts/test.ts runs this on the
// release that the machine is not as well.

const labs = fileURLToPath(new URL('../../labs/', import.meta.url))
const work = temporaryFolder('configurations')

const daemons: Daemon[] = []
test.before(async () => {
	for (const entry of readdirSync(labs, {withFileTypes: true})) {
		if (!entry.isDirectory()) continue
		const {lab} = await loadLab(path.join(labs, entry.name), {})
		for (const dataPath of ['kernel', 'userspace'] as const) {
			for (const {daemons: some = []} of Object.values(compile(lab, undefined, {dataPath}).namespaces)) daemons.push(...some)
		}
	}
})

/** What a daemon says of its part of a frr.conf; it ends by itself then. */
async function refusalsOf(program: string, text: string): Promise<readonly string[]> {
	const folder = mkdtempSync(path.join(work, 'frr-'))
	const file = path.join(folder, 'frr.conf')
	writeFileSync(file, text)
	// It reads it as the user frr.
	for (const each of [work, folder, file]) chmodSync(each, 0o755)
	const {all} = await execa('unshare', ['--net', `${frrFolder}/${program}`, '-C', '-f', file], {
		all: true,
		reject: false,
		timeout: 60_000
	})
	return all.split('\n').filter(line => /No such command|Error processing|Ambiguous|on config line/i.test(line))
}

test.serial('every part of every frr.conf is what its daemon takes', async t => {
	t.timeout(600_000)
	const texts = new Map<string, {readonly program: string; readonly text: string}>()
	for (const daemon of daemons) {
		if (daemon.kind !== 'bgp') continue
		for (const [program, text] of Object.entries(renderFrr(daemon.config))) {
			if (text !== '') texts.set(`${program} ${text}`, {program, text})
		}
	}
	t.log(`${texts.size} parts`)
	t.true(texts.size > 20, 'labs have many routers')
	const all = [...texts.values()]
	for (let i = 0; i < all.length; i += 4) {
		await Promise.all(
			all.slice(i, i + 4).map(async ({program, text}) => t.deepEqual(await refusalsOf(program, text), [], `${program}\n${text}`))
		)
	}
	// They would say so.
	for (const program of ['zebra', 'bgpd', 'bfdd']) {
		t.regex((await refusalsOf(program, '!\nnonsense 5\n')).join(), /No such command on config line 2: nonsense 5/)
	}
})

test.serial('every swanctl.conf is what charon takes', async t => {
	t.timeout(600_000)
	const configs = new Map<string, CharonConfig>()
	for (const daemon of daemons) {
		if (daemon.kind === 'ipsec') configs.set(daemon.config.own?.text ?? renderSwanctlConf(daemon.config), daemon.config)
	}
	t.true(configs.size > 20, 'labs have many tunnels')
	const [first] = configs.values()
	const folder = path.join(work, 'charon')
	mkdirSync(path.join(folder, 'swanctl'), {recursive: true})
	writeFileSync(path.join(folder, 'strongswan.conf'), renderStrongswanConf(first!))
	const charon = execa('unshare', ['--net', 'charon-systemd'], {
		cwd: folder,
		env: {STRONGSWAN_CONF: 'strongswan.conf', SWANCTL_DIR: 'swanctl'},
		reject: false,
		forceKillAfterDelay: 2000
	})
	t.teardown(async () => {
		charon.kill()
		await charon
	})
	const swanctl = (words: readonly string[]) =>
		execa('swanctl', [...words, '--uri', `unix://${folder}/${viciSocketName}`], {
			env: {SWANCTL_DIR: path.join(folder, 'swanctl')},
			all: true,
			reject: false,
			timeout: 30_000
		})
	const load = async (text: string) => {
		writeFileSync(path.join(folder, 'swanctl/swanctl.conf'), text)
		return swanctl(['--load-all', '--clear', '--noprompt'])
	}
	await until(
		'charon answers',
		() => swanctl(['--version', '--daemon']),
		({exitCode}) => exitCode === 0,
		30_000
	)
	for (const text of configs.keys()) {
		const {exitCode, all} = await load(text)
		t.is(exitCode, 0, `${all}\n${text}`)
	}
	const [good = ''] = configs.keys()
	const {exitCode, all} = await load(good.replaceAll(/esp_proposals = .*/g, 'esp_proposals = nonsense'))
	t.not(exitCode, 0)
	t.regex(all, /invalid value for: esp_proposals/)
})
