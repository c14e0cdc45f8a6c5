import type {Cidr} from '../net/address.ts'

/** Where AWS's own services answer: no route leads there, and a wider one does not either (RT-5). */
export const reservedRanges: readonly Cidr[] = ['169.254.168.0/22', 'fd00:ec2::/32'] as Cidr[]
