/** Resources that are not emulated: they do not affect packets, or the consequence is reported. Pure. */
import {cloudFormationTypes} from '../../aws/actions.ts'
import {suggest} from '../../model/did-you-mean.ts'
import type {Made} from '../part.ts'
import {refused, Unknown} from '../unknown.ts'
import {consequenceOf, isInert} from './other-types.ts'
import {physicalId, pseudoParameters} from './pseudo.ts'
import type {Report} from './report.ts'
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
	const ref = typeof own === 'string' ? own : physicalId(stackName, logicalId)
	const arn = `arn:${pseudo['AWS::Partition']}:${type.split('::')[1]?.toLowerCase()}:${region}:${account}:${ref}`
	return {
		ref,
		attributes: {
			Arn: () => arn,
			...(type === 'AWS::SSM::Parameter' && {Value: () => values.Value, Type: () => values.Type})
		}
	}
}

const suggestedType = (type: string): string | undefined =>
	/^did you mean "(.*)"\?$/.exec(suggest(type, Object.keys(cloudFormationTypes)))?.[1]
