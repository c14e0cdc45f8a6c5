import test from 'ava'
import {onlyConnection, readSwanctlConf} from '../../src/lab/swanctl-conf.ts'

const text = `# a comment with { in it
connections {
  base { remote_addrs = 192.0.2.9
    children { all { start_action = start } } }
  first : connections.base {
    remote_addrs = 192.0.2.1, 192.0.2.2   # two
    children { net { local_ts = 0.0.0.0/0
      start_action = none } }
  }
  second : base { local { auth = psk } }
}
secrets { ike-1 { secret = "a } b \\" c"
  id-1 = 192.0.2.1 } }
`

test('connections, their peers, and the children that they start', t => {
	t.deepEqual(readSwanctlConf(text), {
		connections: [
			{name: 'base', remoteAddresses: ['192.0.2.9'], children: [{name: 'all', starts: true}]},
			{
				name: 'first',
				remoteAddresses: ['192.0.2.1', '192.0.2.2'],
				children: [
					{name: 'net', starts: false},
					{name: 'all', starts: true}
				]
			},
			{name: 'second', remoteAddresses: ['192.0.2.9'], children: [{name: 'all', starts: true}]}
		]
	})
})

test('one connection is left, with what it refers to; everything else stays as it is', t => {
	const first = onlyConnection(text, 'first')
	t.deepEqual(
		readSwanctlConf(first).connections?.map(({name}) => name),
		['base', 'first']
	)
	t.true(first.endsWith(text.slice(text.indexOf('secrets'))))
	t.deepEqual(readSwanctlConf(onlyConnection(text, undefined)).connections, [])
})

test('what is no such file is told with its line', t => {
	t.deepEqual(readSwanctlConf('connections {\n}\n}\n'), {fault: 'a "}" closes nothing', line: 3})
	t.deepEqual(readSwanctlConf('a {\n  = 1\n}\n'), {fault: 'a value has no key', line: 2})
	t.deepEqual(readSwanctlConf('{ }'), {fault: 'a section has no name', line: 1})
	t.deepEqual(readSwanctlConf('a {\n b = "open\n}\n'), {fault: '""open" is not expected', line: 2})
})
