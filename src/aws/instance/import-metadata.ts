/** Metadata service options of an instance that differ from a lab file's defaults. */
import type {Thing} from '../../import/snapshot.ts'
import {section, type Written, written} from '../../import/written.ts'

type Instance = Pick<Thing<'Reservations'>['Instances'][number], 'MetadataOptions' | 'Tags'>

/** `name`: in the lab file, where it becomes the tag `Name`. Other tags are imported only if the metadata service shows them. */
export function metadataOf({MetadataOptions, Tags}: Instance, name: string): Written {
	if (!MetadataOptions) return {}
	const {HttpEndpoint, HttpTokens, HttpPutResponseHopLimit: hops, HttpProtocolIpv6, InstanceMetadataTags} = MetadataOptions
	const areShown = InstanceMetadataTags === 'enabled'
	const tags = areShown ? Tags.filter(({Key, Value}) => !/^aws:/i.test(Key) && !(Key === 'Name' && Value === name)) : []
	return written({
		metadataOptions: section(
			Object.entries({
				httpEndpoint: HttpEndpoint === 'disabled' ? HttpEndpoint : undefined,
				httpTokens: HttpTokens === 'required' ? HttpTokens : undefined,
				httpPutResponseHopLimit: hops !== undefined && hops !== 1 ? hops : undefined,
				httpProtocolIpv6: HttpProtocolIpv6 === 'enabled' ? HttpProtocolIpv6 : undefined,
				instanceMetadataTags: areShown ? InstanceMetadataTags : undefined
			}).filter(([, value]) => value !== undefined)
		),
		tags: section(tags.map(({Key, Value = ''}) => [Key, Value]))
	})
}
