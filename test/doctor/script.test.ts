import {execFileSync} from 'node:child_process'
import test from 'ava'
import {features} from '../../src/doctor/features.ts'
import {laneScript, programsScript, readAnswers, readVersion} from '../../src/doctor/script.ts'

test('a script answers with the exit status and all words of each line, whatever they hold', t => {
	const attempt = laneScript('links').split('\n', 1)[0]
	const lines = [
		`attempt a 'echo "it'\\''s"; echo two >&2'`,
		`attempt b 'false'`,
		`attempt c 'exit 3'`,
		`attempt d 'nonesuch 2>/dev/null'`
	]
	const output = execFileSync('sh', [], {input: [attempt, ...lines].join('\n'), encoding: 'utf8'})
	t.deepEqual(readAnswers(output), {
		a: {ok: true, words: "it's\ntwo"},
		b: {ok: false, words: ''},
		c: {ok: false, words: ''},
		d: {ok: false, words: ''}
	})
})

test('an answer that was cut off is not an answer', t => {
	t.deepEqual(readAnswers('veth\u001f0\u001f\u001etun\u001f0\u001fhal'), {veth: {ok: true, words: ''}})
	t.deepEqual(readAnswers(''), {})
})

test('the firewall lanes try the same features with either kind of iptables', t => {
	const ours = features.filter(({lane}) => lane === 'firewall').length
	for (const kind of ['legacy', 'nft'] as const) {
		t.true(laneScript(kind).includes(`four=iptables-${kind}; six=ip6tables-${kind}\n`))
		t.is(laneScript(kind).match(/^attempt /gm)?.length, ours)
	}
})

test('every script is shell that parses', t => {
	for (const script of [programsScript(), ...(['links', 'sets', 'legacy', 'nft'] as const).map(lane => laneScript(lane))]) {
		t.notThrows(() => execFileSync('sh', ['-n'], {input: script}))
	}
})

test('versions as programs print them', t => {
	t.is(readVersion('ip utility, iproute2-6.1.0, libbpf 1.1.0'), '6.1.0')
	t.is(readVersion('ping from iputils 20221126'), '20221126')
	t.is(readVersion('tcpdump version 4.99.3\nlibpcap version 1.10.3'), '4.99.3')
	t.is(readVersion('no number here'), undefined)
})
