/** Public DNS names of AWS services (PL-2): `s3.us-east-1.amazonaws.com`, and the names below it. */
import type {Zone} from '../../dns/types.ts'
import {namesIn} from '../../model/aws-services.ts'
import type {Lab} from '../../model/model.ts'
import type {PublicService} from '../../model/vpc-endpoint.ts'
import {addressAt, type Cidr, size} from '../../net/address.ts'
import {shortNumber} from '../../plan/fabric.ts'

const ttl = 5

export const serviceZones = ({awsServices = []}: Lab): readonly Zone[] =>
	awsServices.map(one => {
		const names = namesIn(one.service.name, one.service.region)
		const records = addressesOf(one).map(data => ({type: 'A' as const, ttl, data}))
		return {
			name: (names[0] ?? '').replace(/^\*\./, ''),
			records: Object.fromEntries(names.map(name => [name, records]))
		}
	})

/** A few of many: AWS's answers change every few seconds. */
const addressesOf = ({key, cidrs}: PublicService): readonly string[] =>
	cidrs.slice(0, 3).map((cidr: Cidr) => addressAt(cidr, 1 + shortNumber(`${key} ${cidr}`, Number(size(cidr)) - 2)))
