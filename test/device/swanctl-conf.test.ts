import test from 'ava'
import {blocksOfSelector, onlyConnection, readSwanctlConf} from '../../src/device/swanctl-conf.ts'

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

test('connections, their peers, and the children with their networks', t => {
	const base = {name: 'all', startAction: 'start', local: ['dynamic'], remote: ['dynamic']}
	t.deepEqual(readSwanctlConf(text), {
		connections: [
			{name: 'base', remoteAddresses: ['192.0.2.9'], children: [base]},
			{
				name: 'first',
				remoteAddresses: ['192.0.2.1', '192.0.2.2'],
				children: [{name: 'net', startAction: 'none', local: ['0.0.0.0/0'], remote: ['dynamic']}, base]
			},
			{name: 'second', remoteAddresses: ['192.0.2.9'], children: [base]}
		]
	})
})

test('a traffic selector is a block, an address or a range, perhaps with a protocol and port', t => {
	t.deepEqual(blocksOfSelector('192.168.60.7/24[tcp/80]'), ['192.168.60.0/24'])
	t.deepEqual(blocksOfSelector('192.168.60.7'), ['192.168.60.7/32'])
	t.deepEqual(blocksOfSelector('10.0.0.3-10.0.0.8'), ['10.0.0.3/32', '10.0.0.4/30', '10.0.0.8/32'])
	t.deepEqual(blocksOfSelector('0.0.0.0-255.255.255.255'), ['0.0.0.0/0'])
	t.deepEqual(blocksOfSelector('2001:db8::-2001:db8::ffff'), ['2001:db8::/112'])
	for (const none of ['dynamic', '10.0.0.8-10.0.0.3', 'x', '10.0.0.1-::1']) t.deepEqual(blocksOfSelector(none), [])
})

test('what charon would run, read or change of the machine is refused with its line', t => {
	const child = (line: string) => readSwanctlConf(`connections {\n a {\n  children {\n   b {\n    ${line}\n   }\n  }\n }\n}\n`)
	t.like(child('updown = /usr/bin/touch /run/ran'), {line: 5})
	t.regex(child('updown = /x').fault ?? '', /^"updown" runs a program on this machine/)
	t.like(child('hw_offload = yes'), {line: 5})
	t.is(child('hw_offload = no').fault, undefined)
	t.is(child('start_action = trap').fault, undefined)
	const reading = ['local { certs = /etc/x.pem }', 'remote { cacerts = x }', 'local { cert1 { module = /usr/lib/x.so } }']
	for (const part of reading) t.like(readSwanctlConf(`connections {\n a { ${part} }\n}\n`), {line: 2}, part)
	t.like(readSwanctlConf('secrets {\n private-x {\n  file = /etc/ssl/private/key.pem\n } }\n'), {line: 3})
	for (const key of ['crl_uris', 'ocsp_uris', 'cert_uri_base']) {
		t.like(readSwanctlConf(`authorities {\n a {\n  ${key} = file:///etc/x, http://192.0.2.1/x\n }\n}\n`), {line: 3}, key)
	}
	t.like(readSwanctlConf('secrets {\n token-x { handle = 1\n  pin = 2 } }\n'), {line: 2})
})

test('other files that people take for one are told by their name, with what to do', t => {
	const said = (file: string) => {
		const {fault, line, fix} = readSwanctlConf(file) as {fault: string; line: number; fix: string}
		return [fault.replace(/,? and no .*|, as .*/, ''), line, /vpn-config LAB CONNECTION --format strongswan/.test(fix)]
	}
	t.deepEqual(said('# AWS\nconfig setup\n\tcharondebug="all"\n'), ['this is an ipsec.conf', 2, true])
	t.deepEqual(said('\n\nconn Tunnel1\n\tauto=start\n\tleft=%defaultroute\n'), ['this is an ipsec.conf', 3, true])
	t.deepEqual(said('198.51.100.20 3.64.0.11 : PSK "abc"\n'), ['this is an ipsec.secrets', 1, true])
	t.deepEqual(said('hostname x\nrouter bgp 65001\n'), ['this is a frr.conf', 2, true])
	t.deepEqual(said('<?xml version="1.0"?>\n<vpn_connection id="x">'), ['this is the document that AWS hands out', 1, true])
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
