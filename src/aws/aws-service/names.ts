/** Public DNS names of AWS services (PL-2): `s3.us-east-1.amazonaws.com`, and the names below it. */
import type {ResourceRecord, Zone} from '../../dns/types.ts'
import {dualStackNames, namesIn} from '../../model/aws-services.ts'
import type {Lab} from '../../model/model.ts'
import type {PublicService} from '../../model/vpc-endpoint.ts'
import {addressAt, type Cidr, family, size} from '../../net/address.ts'
import {shortNumber} from '../../plan/fabric.ts'

const ttl = 5

/** S3's names without a Region, which clients use for the first one unless they are configured otherwise. */
const [globalRegion, globalNames] = ['us-east-1', ['s3.amazonaws.com', '*.s3.amazonaws.com']] as const

export const serviceZones = ({awsServices = []}: Lab): readonly Zone[] =>
	awsServices.flatMap(one => {
		const {name, region} = one.service
		const [ipv4, ipv6] = ([4, 6] as const).map(version => recordsOf(one, version))
		return [
			zoneOf(namesIn(name, region), ipv4 ?? []),
			...(name === 's3' && region === globalRegion ? [zoneOf(globalNames, ipv4 ?? [])] : []),
			...(ipv6 && ipv6.length > 0 ? [zoneOf(dualStackNames(name, region), [...(ipv4 ?? []), ...ipv6])] : [])
		]
	})

const zoneOf = (names: readonly string[], records: readonly ResourceRecord[]): Zone => ({
	name: (names[0] ?? '').replace(/^\*\./, ''),
	records: Object.fromEntries(names.map(name => [name, records]))
})

const recordsOf = ({cidrs, ...one}: PublicService, version: 4 | 6): readonly ResourceRecord[] =>
	addressesOf({...one, cidrs: cidrs.filter(cidr => family(cidr) === version)}).map(data => ({
		type: version === 4 ? 'A' : 'AAAA',
		ttl,
		data
	}))

/** A few of many: AWS's answers change every few seconds. */
const addressesOf = ({key, cidrs}: PublicService): readonly string[] =>
	cidrs
		.slice(0, 3)
		.map((cidr: Cidr) => addressAt(cidr, 1 + shortNumber(`${key} ${cidr}`, Math.min(Number(size(cidr)), 2 ** 31) - 2)))
