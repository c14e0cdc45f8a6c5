import type {Cidr} from '../net/address.ts'

/** Ranges of AWS's own services: no route can lead there, not even a wider one (RT-5). */
export const reservedRanges: readonly Cidr[] = ['169.254.168.0/22', 'fd00:ec2::/32'] as Cidr[]
