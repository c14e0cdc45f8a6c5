/**
 * The AWS services that the API supports, by their names in AWS's clients. To add one: its operations
 * (`scripts/api-operations.ts`, for its model), a line in each of these two lists, and the actions of its kinds.
 */
import type {Requests as CloudFormationRequests} from '../../api-models/cloudformation.d.ts'
import type {Requests as Ec2Requests} from '../../api-models/ec2.d.ts'
import type {Requests as Elbv2Requests} from '../../api-models/elbv2.d.ts'
import type {Requests as Route53Requests} from '../../api-models/route53.d.ts'
import type {Requests as SsmRequests} from '../../api-models/ssm.d.ts'
import type {Requests as StsRequests} from '../../api-models/sts.d.ts'
import type {Protocol} from './protocol.ts'
import {json} from './protocols/json.ts'
import {ec2, query} from './protocols/query.ts'
import {restXml} from './protocols/rest-xml.ts'

export type ServiceRequests = {
	readonly cloudformation: CloudFormationRequests
	readonly ec2: Ec2Requests
	readonly elbv2: Elbv2Requests
	readonly route53: Route53Requests
	readonly ssm: SsmRequests
	readonly sts: StsRequests
}

export type ServiceName = keyof ServiceRequests

export type Service = {
	/** The service's name in the scope of signatures: its endpoint prefix. */
	readonly signs: string
	/** The first one that accepts a request reads it. */
	readonly protocols: readonly [Protocol, ...Protocol[]]
	/** Error code for violations of the lab's rules that have no code of their own. */
	readonly invalid: string
}

export const services: Readonly<Record<ServiceName, Service>> = {
	cloudformation: {signs: 'cloudformation', protocols: [query], invalid: 'ValidationError'},
	ec2: {signs: 'ec2', protocols: [ec2], invalid: 'InvalidParameterValue'},
	elbv2: {signs: 'elasticloadbalancing', protocols: [query], invalid: 'ValidationError'},
	route53: {signs: 'route53', protocols: [restXml], invalid: 'InvalidInput'},
	ssm: {signs: 'ssm', protocols: [json], invalid: 'ValidationException'},
	sts: {signs: 'sts', protocols: [query], invalid: 'ValidationError'}
}
