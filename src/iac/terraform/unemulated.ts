/** Resources that are not emulated: they do not affect packets, or the consequence is reported. Pure. */
import {terraformTypes} from '../../aws/actions.ts'
import {idOf} from '../../aws/ids.ts'
import {didYouMean} from '../../model/did-you-mean.ts'
import type {Made} from '../part.ts'
import type {Report} from '../report.ts'
import {Unknown} from '../unknown.ts'
import type {Resource} from './input.ts'
import {consequenceOf, isInert} from './other-types.ts'
import {isGiven, type Values} from './translate.ts'

export type Place = {readonly region: string; readonly account: string; readonly report: Report}

export function unemulated({type, address, file, path}: Resource, values: Values, {region, account, report}: Place): Made {
	if (isInert(type)) {
		const own = values.name ?? values.key_name ?? values.bucket
		const ref = isGiven(own) && typeof own === 'string' ? own : idOf('tf', address)
		const service = type.split('_')[1] ?? ''
		return {ref, attributes: {Arn: () => `arn:aws:${service}:${region}:${account}:${ref}`}}
	}
	const meant = type.startsWith('aws_') ? didYouMean(type, Object.keys(terraformTypes)) : undefined
	if (meant !== undefined && consequenceOf(type) === undefined) {
		report.refuse(file, {
			path,
			at: 'key',
			message: `Invalid resource type: the provider hashicorp/aws does not support resource type "${type}"`,
			fix: `did you mean "${meant}"?`
		})
		return {ref: new Unknown(`${address}, which was refused`, {isReported: true})}
	}
	report.note({type, logicalId: address, consequence: consequenceOf(type) ?? 'it is not emulated: the network is without it'})
	return {ref: new Unknown(`${address}, of a type that is not emulated`)}
}
