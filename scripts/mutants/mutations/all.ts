/** Every mutation of a lab document that may let something through. Pure. The predictor decides which of them does. */
import type {LabDocument} from '../../../src/lab/schema.ts'
import type {Mutation} from '../play.ts'
import {endpointMutations} from './endpoints.ts'
import {filterMutations} from './filters.ts'
import {hybridMutations} from './hybrid.ts'
import type {Sought} from './sought.ts'
import {transitGatewayMutations} from './transit-gateways.ts'
import {vpcMutations} from './vpcs.ts'

export const mutationsOf = (document: LabDocument, sought: Sought): readonly Mutation[] => [
	...filterMutations(document),
	...vpcMutations(document, sought),
	...endpointMutations(document),
	...transitGatewayMutations(document, sought),
	...hybridMutations(document, sought)
]
