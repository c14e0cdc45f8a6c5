/** Listeners of a Network Load Balancer's node whose connections end there: TLS, PROXY protocol, IPv6 clients of IPv4 targets. Plain data. */
import type {IpText} from '../../net/names.ts'
import type {Certified} from '../authority/certificates.ts'

export type RelaySpec = {
	readonly kind: 'relay'
	readonly id: string
	readonly listeners: readonly RelayListener[]
	/** Ids of VPC endpoints, by the address that their clients come from (PL-4). */
	readonly endpoints: Readonly<Record<IpText, string>>
}

export type RelayListener = {
	readonly protocol: 'TCP' | 'TLS'
	readonly port: number
	/** TLS only: names that it has certificates for; the first is the default certificate. */
	readonly certificates?: readonly string[]
	/** After this, both connections of an idle client end. */
	readonly idleTimeoutSeconds: number
	readonly forward: RelayForward
}

export type RelayForward = {
	readonly protocol: 'TCP' | 'TLS'
	/** Targets get the client's address and port in a header of the PROXY protocol, version 2. */
	readonly proxyProtocol: boolean
	/** Targets see the client's own address as the source, if it is of their family (NLB-3). */
	readonly preservesClient: boolean
	/** All connections of a client go to one target. */
	readonly isSticky: boolean
	readonly targets: readonly RelayTarget[]
	/** Targets whose connections are reset (NLB-18). */
	readonly terminated: readonly RelayTarget[]
}

export type RelayTarget = {readonly address: IpText; readonly port: number}

/** The configuration that its process reads. `number`: counts up with each change. */
export type Configuration = {
	readonly number: number
	readonly spec: RelaySpec
	/** The lab's certificate authority, which signs the certificates of TLS listeners. */
	readonly authority: Certified
}

/** Title of the process, and the name of the file with its configuration. */
export const program = 'vpclab-relay'
export const configurationFile = 'relay.json'
