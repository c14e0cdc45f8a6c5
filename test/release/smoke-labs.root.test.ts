import {fileURLToPath} from 'node:url'
import test from 'ava'
import {raise} from '../../src/index.ts'

// For the release of Debian that this machine is not (scripts/release --smoke): a lab each of VPN with BGP, VPN without, and
// Direct Connect with BFD. Those of this machine's release run all labs (test/labs).

for (const name of ['vpn-two-tunnels', 'vpn-static', 'dx-with-vpn-backup']) {
	test.serial(`lab ${name}: every check passes`, async t => {
		t.timeout(300_000)
		const lab = await raise(fileURLToPath(new URL(`../../labs/${name}`, import.meta.url)), {name: `${name}-${process.pid}`})
		t.teardown(() => lab.down())
		const {results} = await lab.check({withinMs: 15_000})
		t.true(results.length > 5)
		for (const {verdict, title, expected, got} of results) t.is(verdict, 'passed', `${title}\nexpected ${expected}\ngot ${got}`)
	})
}
