/** VPC attributes that affect DNS names (DNS-1, DNS-2): `describe-vpc-attribute` returns them one by one. */
import type {ImportPart} from '../../import/part.ts'

export const vpc: ImportPart = {
	inVpc({id}, _hosts, {snapshot}) {
		const own = snapshot.things.VpcAttributes.filter(({VpcId}) => VpcId === id)
		const support = own.find(({EnableDnsSupport}) => EnableDnsSupport)?.EnableDnsSupport?.Value
		const hostnames = own.find(({EnableDnsHostnames}) => EnableDnsHostnames)?.EnableDnsHostnames?.Value
		return {
			enableDnsSupport: support === false ? false : undefined,
			enableDnsHostnames: hostnames === true ? true : undefined
		}
	}
}
