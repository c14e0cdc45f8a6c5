/** What a VPC's DHCP server answers (DHCP-1). Stateless, since the address of an interface never changes. */
import {addressAt, type Cidr, fromBigInt, prefixLength, size} from '../../net/address.ts'
import {privateHost} from '../../net/ec2-names.ts'
import {addressBytes, type DhcpQuestion, messageTypes, optionCodes, readDhcp, writeDhcp} from './message.ts'
import type {DhcpFacts, DhcpOptionValues, Lease} from './types.ts'

/** `to`: the address that the answer is sent to, which only the client's interface has. */
export type AnsweredDhcp = {readonly to: string; readonly packet: Uint8Array}

const leaseSeconds = 3600
/** The interface MTU option (MTU-1). */
const mtuBytes = 9001

/** Undefined: no answer. Whatever address a client claims, the answer goes to its interface's address. `only`: the MAC address of the only client. */
export function answerDhcp({interfaces, options}: DhcpFacts, bytes: Uint8Array, only?: string): AnsweredDhcp | undefined {
	const question = readDhcp(bytes)
	const isClient = question && (only ?? question.mac) === question.mac && Object.hasOwn(interfaces, question.mac)
	const lease = isClient ? interfaces[question.mac] : undefined
	const type = question && lease && answerTypeOf(question, lease)
	if (!question || !lease || type === undefined) return undefined
	const isRefused = type === messageTypes.nak
	const isInform = question.type === messageTypes.inform
	const packet = writeDhcp({
		transaction: question.transaction,
		flags: question.flags,
		clientAddress: isRefused ? '0.0.0.0' : question.clientAddress,
		yourAddress: isRefused || isInform ? '0.0.0.0' : lease.address,
		mac: question.mac,
		options: [
			[optionCodes.messageType, Uint8Array.of(type)],
			[optionCodes.server, addressBytes(routerOf(lease))],
			...(isRefused || isInform ? [] : [[optionCodes.leaseTime, uint32(leaseSeconds)] as const]),
			...(isRefused ? [] : configurationOf(lease, options))
		]
	})
	return {to: lease.address, packet}
}

/** Undefined: the message is for another server, or needs no answer. */
function answerTypeOf({type, requestedAddress, server, clientAddress}: DhcpQuestion, lease: Lease): number | undefined {
	if (server !== undefined && server !== routerOf(lease)) return undefined
	switch (type) {
		case messageTypes.discover:
			return messageTypes.offer
		case messageTypes.inform:
			return messageTypes.ack
		case messageTypes.request:
			return (requestedAddress ?? clientAddress) === lease.address ? messageTypes.ack : messageTypes.nak
		default:
			return undefined
	}
}

const routerOf = ({subnet}: Lease): string => addressAt(subnet as Cidr, 1)

function configurationOf(lease: Lease, set: DhcpOptionValues): readonly (readonly [number, Uint8Array])[] {
	const block = lease.subnet as Cidr
	const last = addressAt(block, size(block) - 1n)
	const mask = fromBigInt(2n ** 32n - 2n ** BigInt(32 - prefixLength(block)), 4)
	const {netbiosNodeType: nodeType} = set
	return [
		[optionCodes.subnetMask, addressBytes(mask)],
		[optionCodes.routers, addressBytes(routerOf(lease))],
		...addressList(optionCodes.domainNameServers, set.domainNameServers),
		[optionCodes.hostName, ascii(privateHost(lease.address))],
		...(set.domainName === undefined ? [] : [[optionCodes.domainName, ascii(set.domainName)] as const]),
		[optionCodes.interfaceMtu, uint16(mtuBytes)],
		[optionCodes.broadcastAddress, addressBytes(last)],
		...addressList(optionCodes.ntpServers, set.ntpServers),
		...addressList(optionCodes.netbiosNameServers, set.netbiosNameServers),
		...(nodeType === undefined ? [] : [[optionCodes.netbiosNodeType, Uint8Array.of(nodeType)] as const])
	]
}

/** An option without addresses is left out. DHCPv4 only carries IPv4 addresses. */
function addressList(code: number, addresses: readonly string[]): readonly (readonly [number, Uint8Array])[] {
	const own = addresses.filter(address => !address.includes(':'))
	return own.length === 0 ? [] : [[code, Buffer.concat(own.map(addressBytes))]]
}

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const uint16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 255)
const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255)
