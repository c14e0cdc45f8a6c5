import test from 'ava'
import {addressBytes, cidrBytes, macBytes} from '../../src/net/address-bytes.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('addresses of both families become the bytes that the kernel takes', t => {
	t.is(hex(addressBytes('10.0.0.255')), '0a0000ff')
	t.is(hex(addressBytes('0.0.0.0')), '00000000')
	t.is(hex(addressBytes('2600:1f18::A')), '26001f1800000000000000000000000a')
	t.is(hex(addressBytes('::')), '0'.repeat(32))
	t.is(hex(addressBytes('::1')), `${'0'.repeat(31)}1`)
	t.is(hex(addressBytes('fe80::')), `fe80${'0'.repeat(28)}`)
	t.is(hex(addressBytes('1:2:3:4:5:6:7:8')), '00010002000300040005000600070008')
	t.is(hex(addressBytes('64:ff9b::192.0.2.33')), '0064ff9b0000000000000000c0000221')
	t.is(hex(macBytes('02:fF:00:a0:0b:01')), '02ff00a00b01')
})

test('a block has its length, an address alone the length of its family', t => {
	t.is(cidrBytes('10.0.0.0/8').prefixLength, 8)
	t.is(cidrBytes('10.0.0.1').prefixLength, 32)
	t.is(cidrBytes('::/0').prefixLength, 0)
	t.is(cidrBytes('::1').prefixLength, 128)
})
