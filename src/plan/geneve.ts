/** The devices of a namespace that speaks GENEVE, as a Gateway Load Balancer's node and an appliance do (GWLB-1). */
import type {LinkName, NamespaceName} from '../net/names.ts'
import {mtu, routerMac} from './fabric.ts'
import {routerEnd} from './router.ts'
import type {Link} from './types.ts'

/** Packets that are sent by it are wrapped; what arrives by it was unwrapped. */
export const geneveDevice: LinkName = 'geneve0'
/** Its hidden end, where the program that wraps is attached. */
const geneveWire: LinkName = 'geneve0-wire'

/** Both ends are in the namespace. */
export const geneveLink = (namespace: NamespaceName): Link => ({
	ends: [
		routerEnd(namespace, geneveDevice, {mtuBytes: mtu.vpcEndpoint}),
		routerEnd(namespace, geneveWire, {mtuBytes: mtu.vpcEndpoint})
	]
})

/** As the service has them. */
export const geneveDevices = {link: geneveDevice, wire: geneveWire} as const

/** Of an interface of a VPC. */
export const geneveUnderlay = (link: LinkName, address: string, mac: string) => ({link, address, mac, routerMac})
