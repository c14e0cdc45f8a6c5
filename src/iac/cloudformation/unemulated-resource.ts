/** Resources that are not emulated: they do not affect packets, or the consequence is reported. Pure. */
import {cloudFormationTypes} from '../../aws/actions.ts'
import {suggest} from '../../model/did-you-mean.ts'
import type {Made} from '../part.ts'
import type {Report} from '../report.ts'
import {refused, Unknown} from '../unknown.ts'
import {consequenceOf, isInert} from './other-types.ts'
import {physicalId, pseudoParameters} from './pseudo.ts'
import type {Scope} from './scope.ts'
import {code} from './stack-types.ts'

type Around = {
	readonly stackName: string
	readonly region: string
	readonly account: string
	readonly refuse: Scope['refuse']
	readonly report: Report
}

type Values = Readonly<Record<string, unknown>>

export function unemulatedResource(type: string, logicalId: string, values: Values, around: Around): Made {
	const {refuse, report} = around
	if (!/^(?:AWS|Alexa|Custom|[A-Za-z0-9]+)(?:::[\w@.-]+)+$/.test(type)) {
		refuse({
			path: ['Resources', logicalId, 'Type'],
			message: `Template format error: Unrecognized resource types: [${type}]`,
			code,
			fix: suggest(type, Object.keys(cloudFormationTypes))
		})
		return {ref: refused}
	}
	if (isInert(type)) return inertResource(type, logicalId, values, around)
	const meant = /^AWS::(?:EC2|ElasticLoadBalancingV2|AutoScaling|Route53)::/.test(type) ? suggestedType(type) : undefined
	report.note({type, logicalId, consequence: `${consequenceOf(type)}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`})
	return {ref: new Unknown(`${logicalId}, of a type that is not emulated`)}
}

function inertResource(type: string, logicalId: string, values: Values, {stackName, region, account}: Around): Made {
	const pseudo = pseudoParameters({stackName, region, account})
	const own = values.Name ?? values.KeyName ?? values.RoleName ?? values.BucketName ?? values.LogGroupName
	const generated = physicalId(stackName, logicalId)
	// Names of buckets are of small letters.
	const ref = typeof own === 'string' ? own : type === 'AWS::S3::Bucket' ? generated.toLowerCase().slice(0, 63) : generated
	const arn = arnOf(type, ref, `arn:${pseudo['AWS::Partition']}:`, `${region}:${account}`)
	return {
		ref,
		attributes: {
			Arn: () => arn,
			...(type === 'AWS::SSM::Parameter' && {Value: () => values.Value, Type: () => values.Type})
		}
	}
}

/** ARNs of which others read a name. */
function arnOf(type: string, ref: string, partition: string, where: string): string {
	if (type === 'AWS::S3::Bucket') return `${partition}s3:::${ref}`
	if (type === 'AWS::Logs::LogGroup') return `${partition}logs:${where}:log-group:${ref}:*`
	return `${partition}${type.split('::')[1]?.toLowerCase()}:${where}:${ref}`
}

const suggestedType = (type: string): string | undefined =>
	/^did you mean "(.*)"\?$/.exec(suggest(type, Object.keys(cloudFormationTypes)))?.[1]
