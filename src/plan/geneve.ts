/** The devices of a namespace that speaks GENEVE, as a Gateway Load Balancer's node and an appliance do (GWLB-1). */
import type {LinkName, NamespaceName} from '../net/names.ts'
import {mtu, routerMac} from './fabric.ts'
import {routerEnd} from './router.ts'
import type {Link} from './types.ts'

/** Packets sent over it are encapsulated; packets arriving at it have been decapsulated. */
export const geneveDevice: LinkName = 'geneve0'
/** The device's peer, to which the encapsulating program is attached. */
const geneveWire: LinkName = 'geneve0-wire'

/** Both ends are in the namespace. */
export const geneveLink = (namespace: NamespaceName): Link => ({
	ends: [
		routerEnd(namespace, geneveDevice, {mtuBytes: mtu.vpcEndpoint}),
		routerEnd(namespace, geneveWire, {mtuBytes: mtu.vpcEndpoint})
	]
})

/** The device names, in the form of the service's configuration. */
export const geneveDevices = {link: geneveDevice, wire: geneveWire} as const

/** The underlay of an interface in a VPC. */
export const geneveUnderlay = (link: LinkName, address: string, mac: string) => ({link, address, mac, routerMac})
