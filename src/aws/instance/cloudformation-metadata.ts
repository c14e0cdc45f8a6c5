/** Metadata service options of a launch. Pure. */
import type {Properties} from '../../iac/properties.ts'

export function metadataOptionsAt(from: Properties): Readonly<Record<string, unknown>> | undefined {
	const options = from.object('MetadataOptions')
	if (!options) return undefined
	const written = {
		httpEndpoint: options.placed('HttpEndpoint', options.text('HttpEndpoint')),
		httpTokens: options.placed('HttpTokens', options.text('HttpTokens')),
		httpPutResponseHopLimit: options.placed('HttpPutResponseHopLimit', options.number('HttpPutResponseHopLimit')),
		httpProtocolIpv6: options.placed('HttpProtocolIpv6', options.text('HttpProtocolIpv6')),
		instanceMetadataTags: options.placed('InstanceMetadataTags', options.text('InstanceMetadataTags'))
	}
	return Object.values(written).some(value => value !== undefined) ? written : undefined
}
