import type {CharonConfig, TunnelEnd} from '../../src/services/strongswan/types.ts'
import {awsAddresses, customerAddress, type TunnelKey} from './net.ts'

const common = {
	ikeVersion: 2,
	psk: 'correct.horse_battery',
	phase1: {encryption: ['AES128'], integrity: ['SHA2-256'], dhGroups: [14]},
	phase2: {encryption: ['AES128'], integrity: ['SHA2-256'], dhGroups: [14]},
	phase1LifetimeSeconds: 28_800,
	phase2LifetimeSeconds: 3600,
	rekeyMarginSeconds: 270,
	rekeyFuzzPercent: 100,
	replayWindowPackets: 1024,
	dpd: {timeoutSeconds: 30, action: 'clear'}
} as const satisfies Partial<TunnelEnd>

/** Both ends of a tunnel between an AWS endpoint, which waits, and the customer, who begins. */
export function tunnelEnds(
	key: TunnelKey,
	both: Partial<TunnelEnd> = {}
): {readonly aws: TunnelEnd; readonly customer: TunnelEnd} {
	const net = {a: '169.254.10', b: '169.254.11'}[key]
	const link = {name: `vpn-${key}`, mtuBytes: 1436, followsTunnel: false}
	return {
		aws: {
			...common,
			name: `vpn-${key}`,
			local: {address: awsAddresses[key]},
			remote: {address: customerAddress},
			startUp: 'add',
			link: {...link, addresses: [`${net}.1/30`]},
			...both
		},
		customer: {
			...common,
			name: `vpn-${key}`,
			local: {address: customerAddress},
			remote: {address: awsAddresses[key]},
			startUp: 'start',
			link: {...link, addresses: [`${net}.2/30`]},
			...both
		}
	}
}

export const inside = {
	a: {aws: '169.254.10.1', customer: '169.254.10.2'},
	b: {aws: '169.254.11.1', customer: '169.254.11.2'}
} as const

export const userspace = (end: TunnelEnd): CharonConfig => ({dataPath: 'userspace', ends: [end]})
