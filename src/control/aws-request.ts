/** Parses a request to an AWS service, and decides whether policies allow it. Pure. */
import type {Policy} from '../model/policy.ts'
import {dynamoDbRequestOf} from './dynamodb-request.ts'
import {evaluatePolicy} from './policy.ts'
import {s3RequestOf} from './s3-request.ts'

export type AwsRequest = {
	readonly service: string
	readonly region: string
	/** The client's account, as the service sees it. */
	readonly account: string
	readonly method: string
	/** Path and query. */
	readonly url: string
	/** By name in lower case. */
	readonly headers: Readonly<Record<string, string | undefined>>
	/** The part of the body that has been read. */
	readonly body: string
	readonly source: string
	readonly isTls: boolean
	/** Absent: the request came over the Internet. */
	readonly endpoint?: {readonly id: string; readonly vpc: string; readonly policy: Policy}
	/** Policy and owner of the requested resource. Absent: no resource policy is evaluated. */
	readonly resourcePolicy?: {readonly policy: Policy; readonly account: string}
}

export type AwsDecision = {
	/** An ARN; absent: the request is not signed. */
	readonly principal?: string
	readonly action: string
	readonly resource: string
	/** False: a policy denies it. */
	readonly allowed: boolean
	/** AWS's message for the denial. */
	readonly reason?: string
}

export const decisionOf = (request: AwsRequest): AwsDecision =>
	judge(request, (actionReaders[request.service] ?? readOther)(request))

/** Evaluates policies for one of several resources of a request. */
export function judge(request: AwsRequest, {action, resource}: Pick<AwsDecision, 'action' | 'resource'>): AwsDecision {
	const principal = principalOf(request)
	const attempted = {...(principal !== undefined && {principal}), action, resource}
	const why = refusedByEndpoint(request, attempted) ?? refusedByResource(request, attempted)
	if (why === undefined) return {...attempted, allowed: true}
	const who = `User: ${principal ?? 'anonymous'} is not authorized to perform: ${action} on resource: "${resource}" ${why}`
	return {...attempted, allowed: false, reason: who}
}

type Attempted = {readonly principal?: string} & Action

function refusedByEndpoint(request: AwsRequest, attempted: Attempted): string | undefined {
	const verdict = request.endpoint
		? evaluatePolicy(request.endpoint.policy, {...attempted, context: contextOf(request)})
		: 'allow'
	if (verdict === 'deny') return 'with an explicit deny in a VPC endpoint policy'
	return verdict === 'none' ? `because no VPC endpoint policy allows the ${attempted.action} action` : undefined
}

/** Users of a lab may do everything in their own account that is not denied; in other accounts, only what the owner allows. */
function refusedByResource(request: AwsRequest, attempted: Attempted): string | undefined {
	const {resourcePolicy, account} = request
	if (!resourcePolicy) return undefined
	const verdict = evaluatePolicy(resourcePolicy.policy, {...attempted, context: contextOf(request)})
	if (verdict === 'deny') return 'with an explicit deny in a resource-based policy'
	const isOwn = attempted.principal !== undefined && account === resourcePolicy.account
	return verdict === 'none' && !isOwn ? `because no resource-based policy allows the ${attempted.action} action` : undefined
}

/** Condition keys that policies may test. `aws:SourceIp` is a public address, so it is absent over an endpoint. */
const contextOf = ({endpoint, source, isTls, account, region}: AwsRequest): Readonly<Record<string, string>> => ({
	'aws:securetransport': String(isTls),
	'aws:principalaccount': account,
	'aws:requestedregion': region,
	...(endpoint
		? {'aws:sourcevpce': endpoint.id, 'aws:sourcevpc': endpoint.vpc, 'aws:vpcsourceip': source}
		: {'aws:sourceip': source})
})

/** An access key is a user of that name in the client's account: a lab does not verify credentials. */
function principalOf({headers, url, account}: AwsRequest): string | undefined {
	const credential =
		/Credential=([^/,\s]+)/.exec(headers.authorization ?? '')?.[1] ?? /[?&]X-Amz-Credential=([^/%&]+)/.exec(url)?.[1]
	return credential === undefined ? undefined : `arn:aws:iam::${account}:user/${credential}`
}

type Action = Pick<AwsDecision, 'action' | 'resource'>
type ReadAction = (request: AwsRequest) => Action

const readS3: ReadAction = request => {
	const {action, resource} = s3RequestOf(request)
	return {action, resource}
}

const readDynamoDb: ReadAction = request => {
	const {operation = 'Unknown', resources} = dynamoDbRequestOf(request)
	return {action: `dynamodb:${operation}`, resource: resources[0] ?? '*'}
}

const actionReaders: Readonly<Record<string, ReadAction>> = {s3: readS3, dynamodb: readDynamoDb}

/** The other two ways to give an operation: in a header, or as `Action=` in the query or the body. */
const readOther: ReadAction = ({service, headers, url, body}) => {
	const named = targetOf(headers) ?? /(?:^|[?&])Action=(\w+)/.exec(url)?.[1] ?? /(?:^|&)Action=(\w+)/.exec(body)?.[1]
	return {action: `${service.split('.')[0]}:${named ?? 'Unknown'}`, resource: '*'}
}

const targetOf = (headers: AwsRequest['headers']): string | undefined => /\.(\w+)$/.exec(headers['x-amz-target'] ?? '')?.[1]
