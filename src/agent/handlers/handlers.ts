import type {Listener} from '../../plan/types.ts'
import {awsService} from './aws-service.ts'
import {dhcp} from './dhcp.ts'
import {dns, dnsTcp} from './dns.ts'
import {dnsForwarder} from './dns-forwarder.ts'
import {http} from './http.ts'
import {metadata} from './metadata.ts'
import {ntp} from './ntp.ts'
import {tcp} from './tcp.ts'
import type {Handler} from './types.ts'
import {udp} from './udp.ts'

type Protocol = Listener['protocol']
type ListenerOf<P extends Protocol> = Extract<Listener, {readonly protocol: P | Protocol}> & {readonly protocol: P}

/** The handler of each protocol. */
const handlers: {readonly [P in Protocol]: Handler<ListenerOf<P>>} = {
	http,
	tcp,
	udp,
	dns,
	'dns-tcp': dnsTcp,
	'aws-service': awsService,
	metadata,
	ntp,
	dhcp,
	'dns-forwarder': dnsForwarder
}

/** Each handler is only given listeners of its own protocol. */
export const handlerOf = ({protocol}: Pick<Listener, 'protocol'>): Handler => handlers[protocol] as Handler
