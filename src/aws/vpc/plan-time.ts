import type {Vpc} from '../../model/model.ts'
import type {RouterService} from './plan-services.ts'

/** The Amazon Time Sync Service: NTP at 169.254.169.123, and at fd00:ec2::123 where there is IPv6. */
export function timeService({ipv6Cidrs}: Vpc): RouterService {
	const addresses = ['169.254.169.123', ...(ipv6Cidrs.length > 0 ? ['fd00:ec2::123'] : [])]
	return {addresses, ports: [{transport: 'udp', listener: {protocol: 'ntp', port: 123, addresses}}]}
}
