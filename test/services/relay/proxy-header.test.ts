import test from 'ava'
import {crc32c} from '../../../src/services/relay/crc32c.ts'
import {proxyHeader} from '../../../src/services/relay/proxy-header.ts'

test('a header is, byte by byte, one that a Network Load Balancer has sent', t => {
	const padding = '00'.repeat(62)
	const recorded = `0d0a0d0a000d0a515549540a211100542399e1ca0a002485cb3201bb030004c4fb1a1b04003e${padding}`
	const ends = {source: '35.153.225.202', sourcePort: 52_018, destination: '10.0.36.133', destinationPort: 443}
	t.is(proxyHeader(ends).toString('hex'), recorded)
})

test('clients over PrivateLink come with the id of their endpoint, IPv6 clients with their family; the length stays', t => {
	const ends = {source: '10.0.0.5', sourcePort: 1, destination: '10.1.0.6', destinationPort: 80}
	const own = proxyHeader(ends, 'vpce-08d2bf15fac5001c9')
	t.true(own.toString('latin1').includes('\xea\x00\x17\x01vpce-08d2bf15fac5001c9'))
	const six = proxyHeader({...ends, source: '2001:db8::5', destination: '2600:1f18::6'})
	t.is(six[13], 0x21)
	t.is(six.toString('hex', 16, 32), '20010db8000000000000000000000005')
	t.deepEqual([own.length, six.length], [100, 100])
})

test('the checksum is CRC-32C: that of "123456789" is known', t => {
	t.is(crc32c(Buffer.from('123456789')), 0xe3069283)
})
