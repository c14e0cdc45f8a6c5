import type {TablePart} from '../../inspect/part.ts'
import {privateOf, publicOf, servesOf} from '../../inspect/words.ts'

export const instance: TablePart = {
	word: 'instances',
	tables: lab => [
		{
			title: 'Instances',
			columns: ['name', 'id', 'state', 'subnet', 'private', 'public', 'ipv6', 'serves'],
			rows: lab.vpcs.flatMap(vpc =>
				vpc.instances.map(({key, id, name, state, interfaces, services}) => {
					const own = interfaces.flatMap(one => vpc.interfaces.filter(({key}) => key === one))
					return [
						name,
						id,
						state,
						own[0]?.subnet ?? key,
						privateOf(own),
						publicOf(own),
						own.flatMap(({ipv6}) => ipv6).join(' '),
						servesOf(services)
					]
				})
			)
		},
		{
			title: 'Instance metadata',
			columns: ['name', 'endpoint', 'tokens', 'hop limit', 'ipv6', 'tags', 'user data'],
			rows: lab.vpcs.flatMap(({instances}) =>
				instances.map(({name, metadataOptions: options, userData}) => [
					name,
					options.httpEndpoint,
					options.httpTokens,
					String(options.httpPutResponseHopLimit),
					options.httpProtocolIpv6,
					options.instanceMetadataTags,
					userData === undefined ? '' : `${Buffer.byteLength(userData)} bytes`
				])
			)
		}
	]
}
