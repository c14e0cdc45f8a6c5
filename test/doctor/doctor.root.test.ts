import path from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import type {Findings} from '../../src/doctor/judge.ts'
import {hostSnapshot} from '../host-snapshot.ts'

const root = path.resolve(import.meta.dirname, '../..')
const doctor = `import {doctorCommand} from ${JSON.stringify(`file://${root}/src/cli/doctor.ts`)}; await doctorCommand().parseAsync(process.argv.slice(1), {from: 'user'})`

/** Runs `vpclab doctor --json`, perhaps through a program that takes rights away. */
async function run(...through: string[]) {
	const [file = '', ...args] = [...through, process.execPath, '--input-type=module', '-e', doctor, '--', '--json']
	const {stdout, exitCode} = await execa(file, args, {reject: false, timeout: 20_000})
	const {ok, findings} = JSON.parse(stdout) as {ok: boolean; findings: Findings}
	return {ok, exitCode, lacking: findings.filter(({state, needed}) => needed && state === 'missing').map(({id}) => id), findings}
}

test.serial('this machine can raise labs, as it must for these tests, and looking does not change it', async t => {
	const before = await hostSnapshot()
	const {ok, exitCode, lacking, findings} = await run()
	t.deepEqual(lacking, [])
	t.true(ok)
	t.is(exitCode, 0)
	t.true(findings.length > 40)
	t.deepEqual(await hostSnapshot(), before)
})

test.serial('on a tested release of Debian the programs are those that the doctor says were tested', async t => {
	const {findings} = await run()
	const find = (name: string) => findings.find(({id}) => id === name)
	if (find('distribution')?.note !== undefined) {
		t.pass('another distribution')
		return
	}
	for (const id of ['node', 'program:iptables', 'program:bgpd', 'program:charon-systemd']) {
		t.is(find(id)?.tested?.is, 'tested', `${id} ${find(id)?.found}`)
	}
})

test.serial('root without the right to change networks gets status 3', async t => {
	const {ok, exitCode, lacking} = await run('setpriv', '--bounding-set=-net_admin', '--inh-caps=-net_admin')
	t.false(ok)
	t.is(exitCode, 3)
	t.true(lacking.includes('capability:CAP_NET_ADMIN'))
	t.true(lacking.includes('kernel:veth'))
})

test.serial('a program that is not there is seen', async t => {
	const hide = 'mount --bind /dev/null "$(command -v ipset)" && exec "$@"'
	const {exitCode, lacking} = await run('unshare', '--mount', 'sh', '-c', hide, 'sh')
	t.is(exitCode, 3)
	t.true(lacking.includes('program:ipset'))
	t.true(lacking.includes('kernel:ipset'))
})
