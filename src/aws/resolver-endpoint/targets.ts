import type {DnsTarget} from '../../model/resolver-endpoint.ts'
import {family, parseAddress} from '../../net/address.ts'

const dnsPort = 53

/** `192.168.0.53`, `192.168.0.53:5353`. Undefined: neither. */
export function readDnsTarget(written: string): DnsTarget | undefined {
	const [, plain = written, port = String(dnsPort)] = /^([\d.]+):(\d{1,5})$/.exec(written) ?? []
	const address = parseAddress(plain)
	const number = Number(port)
	return address && family(address) === 4 && number >= 1 && number <= 65_535 ? {address, port: number} : undefined
}
