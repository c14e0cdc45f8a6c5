/** Finds subnets and their zones. */
import type {Subnet, Vpc} from './model.ts'

export const subnetOf = ({subnets}: Pick<Vpc, 'subnets'>, key: string): Subnet | undefined =>
	subnets.find(subnet => subnet.key === key)

/** The zone of a subnet by its key, the same for every account (MOD-1). Undefined: there is no such subnet. */
export const zoneIdOf = (vpc: Pick<Vpc, 'subnets'>, subnet: string): string | undefined => subnetOf(vpc, subnet)?.zoneId
