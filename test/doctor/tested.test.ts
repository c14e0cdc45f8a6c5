import {readFileSync} from 'node:fs'
import test from 'ava'
import {tested} from '../../src/doctor/tested.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

for (const release of ['Debian 12', 'Debian 13']) {
	test(`the README names the versions of ${release} that the doctor says are tested`, t => {
		const line = readme.split('\n').find(line => line.startsWith(`| ${release} |`)) ?? ''
		const [frr = '', strongSwan = '', iptables = ''] = line
			.split('|')
			.slice(2)
			.map(cell => cell.trim())
		const versionOf = (thing: 'FRR' | 'strongSwan' | 'iptables'): string =>
			tested[thing].find(({on}) => on === release)?.version ?? 'none'
		t.is(frr.split('.').slice(0, 2).join('.'), versionOf('FRR'))
		t.is(strongSwan, versionOf('strongSwan'))
		t.is(iptables, versionOf('iptables'))
	})
}
