import {execFileSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {anotherRelease, aptOptions, mirrorOf, readPackages, readRelease, releaseOf} from '../../scripts/release-parts/releases.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const bookworm = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\n'
const trixie = 'VERSION_CODENAME="trixie"\n'
const noble = 'NAME="Ubuntu"\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n'

test('the other release is the newest that this machine is not', t => {
	t.is(anotherRelease(bookworm).number, '13')
	t.is(anotherRelease(trixie).number, '12')
	t.is(anotherRelease(noble).number, '13')
	t.is(releaseOf(noble), undefined)
	t.is(releaseOf(bookworm)?.number, '12')
})

test('a release has a number and a code name', t => {
	t.is(readRelease('12'), readRelease('bookworm'))
	t.is(readRelease('trixie')?.number, '13')
	t.is(readRelease('11'), undefined)
})

test("packages come from where this machine's apt has Debian's; Ubuntu's has none", t => {
	const targets =
		'http://a.example/security bookworm-security\nhttp://b.example/debian bookworm\nhttp://c.example/node nodistro\n'
	t.is(mirrorOf(targets), 'http://b.example/debian')
	t.is(mirrorOf('http://a.example/ubuntu noble\n'), undefined)
	t.is(mirrorOf(''), undefined)
})

test('of the settings of apt those are taken along that say how its sources are reached', t => {
	const dump = `APT "";
Acquire "";
Acquire::http "";
Acquire::http::Proxy "http://proxy.example:3128";
Acquire::Retries "3";
Acquire::Check-Valid-Until "false";
Acquire::IndexTargets::deb::Packages::MetaKey "x";
DPkg::Post-Invoke:: "true";
`
	t.deepEqual(aptOptions(dump), [
		'Acquire::http::Proxy "http://proxy.example:3128";',
		'Acquire::Retries "3";',
		'Acquire::Check-Valid-Until "false";'
	])
})

test('packages are the first words of lines that are not comments', t => {
	t.deepEqual(readPackages('# for x\niproute2   ip   links\n\nfrr /usr/lib/frr/bgpd BGP\n'), ['iproute2', 'frr'])
})

test('what cannot be made here says so with status 3, which the stage counts as skipped', t => {
	const cache = temporaryFolder('release-test')
	const main = fileURLToPath(new URL('../../scripts/release-parts/main.ts', import.meta.url))
	const attempt = (words: readonly string[], env: Readonly<Record<string, string>>) => {
		try {
			execFileSync(process.execPath, [main, ...words], {
				env: {...process.env, VPCLAB_RELEASE_DIR: cache, ...env},
				stdio: ['ignore', 'ignore', 'pipe']
			})
			return {status: 0, said: ''}
		} catch (error) {
			const {status, stderr} = error as {status: number; stderr: Buffer}
			return {status, said: String(stderr)}
		}
	}
	const inside = attempt(['--smoke'], {VPCLAB_INSIDE_RELEASE: '13'})
	t.is(inside.status, 3)
	t.regex(inside.said, /these are the files of a release already/)
	const unknown = attempt(['9'], {})
	t.is(unknown.status, 2)
	t.regex(unknown.said, /no release "9" is tested; there are: 12, 13/)
})
