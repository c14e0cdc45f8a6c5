import test from 'ava'
import type {Address} from '../../src/net/address.ts'
import {address4Within, address64} from '../../src/net/nat64.ts'

test('an IPv4 address within the prefix is found again, whatever its bytes', t => {
	for (const ipv4 of ['0.0.0.1', '10.0.0.7', '192.0.2.33', '198.51.100.80', '255.255.255.255'] as Address[]) {
		t.is(address4Within(address64(ipv4)), ipv4)
	}
	t.is(address64('203.0.113.10' as Address), '64:ff9b::cb00:710a' as Address)
})

test('beside the prefix there is none', t => {
	for (const other of ['64:ff9b::1:0:0', '64:ff9c::1', '2001:db8::1'] as Address[]) t.is(address4Within(other), undefined)
})
