/** What AWS refuses about flow logs (FL-1, FL-2). */
import {suggest} from '../../model/did-you-mean.ts'
import type {Finding, Path} from '../../model/finding.ts'
import {defaultFields, fieldsOf} from '../../model/flow-log.ts'
import {interfaceRequestsOf} from '../addresses.ts'
import type {Draft} from '../draft.ts'
import {entriesOf} from '../kind.ts'
import {readFormat} from './format.ts'
import {type FlowLogWritten, logGroupOf, resourceOf} from './resource.ts'

const resourceWords = ['vpc', 'subnet', 'networkInterface'] as const

export function* checkFlowLogs(draft: Draft): Generator<Finding> {
	const seen = new Map<string, string>()
	const formats = new Map<string, {readonly key: string; readonly format: string}>()
	for (const [key, written] of entriesOf(draft.document.flowLogs)) {
		const path = ['flowLogs', key]
		yield* checkResource(written, path, draft)
		yield* checkDestination(written, path)
		yield* checkFormat(written, path)
		const to = written.s3Bucket === undefined ? `log group ${logGroupOf(key, written)}` : `bucket ${written.s3Bucket}`
		const what = resourceWords.map(word => `${word} ${written[word] ?? ''}`).join(' ')
		const before = seen.get(`${what} ${to}`)
		if (before !== undefined) {
			yield {
				path,
				message: `flow log "${before}" is of the same resource already, with the same destination, ${to}`,
				code: 'FlowLogAlreadyExists',
				fix: 'keep one of the two, or give it another destination'
			}
		}
		seen.set(`${what} ${to}`, key)
		const format = written.logFormat ?? ''
		const shared = formats.get(to)
		if (written.s3Bucket === undefined && shared && shared.format !== format) {
			yield {
				path: [...path, 'logFormat'],
				message: `flow log "${shared.key}" writes another format to the same ${to}: the records could not be told apart`,
				fix: 'give it a log group of its own'
			}
		}
		formats.set(to, {key, format})
	}
}

function* checkResource(written: FlowLogWritten, path: Path, draft: Draft): Generator<Finding> {
	const given = resourceWords.filter(word => written[word] !== undefined)
	const [word, second] = given
	if (word === undefined || second !== undefined) {
		yield {
			path: second === undefined ? path : [...path, second],
			message:
				second === undefined ? 'it does not say what it is of' : `a flow log is of one resource: "${word}" says one already`,
			code: second === undefined ? 'MissingParameter' : 'InvalidParameter',
			fix: `write one of: ${resourceWords.join(', ')}`
		}
		return
	}
	if (resourceOf(written, draft)) return
	const nouns = {vpc: 'VPC', subnet: 'subnet', networkInterface: 'network interface'}
	const codes = {
		vpc: 'InvalidVpcId.NotFound',
		subnet: 'InvalidSubnetID.NotFound',
		networkInterface: 'InvalidNetworkInterfaceID.NotFound'
	}
	yield {
		path: [...path, word],
		message: `no ${nouns[word]} is named "${written[word]}"`,
		code: codes[word],
		fix: suggest(written[word] ?? '', namesOf(word, draft))
	}
}

const namesOf = (word: (typeof resourceWords)[number], draft: Draft): readonly string[] =>
	[...draft.vpcs.values()].flatMap(vpc => {
		if (word === 'vpc') return [vpc.key]
		if (word === 'subnet') return [...vpc.subnets.keys()].map(name => `${vpc.key}.${name}`)
		const owned = interfaceRequestsOf(vpc, draft).flatMap(({attachedTo}) => attachedTo?.key ?? [])
		return [...new Set([...[...vpc.interfaces.keys()].map(name => `${vpc.key}.${name}`), ...owned])]
	})

function* checkDestination(
	{logGroup, s3Bucket, maxAggregationInterval: interval = 600}: FlowLogWritten,
	path: Path
): Generator<Finding> {
	if (logGroup !== undefined && s3Bucket !== undefined) {
		yield {
			path: [...path, 's3Bucket'],
			message: 'records go to a log group already',
			code: 'InvalidParameter',
			fix: 'write a second flow log for the bucket'
		}
	}
	if (logGroup !== undefined && (!/^[\w./#-]{1,512}$/.test(logGroup) || hasDots(logGroup))) {
		yield {
			path: [...path, 'logGroup'],
			message: `"${logGroup}" cannot be the name of a log group`,
			code: 'InvalidParameter',
			fix: 'use letters, digits, "_", "-", "/", "." and "#"'
		}
	}
	if (s3Bucket !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(s3Bucket)) {
		yield {
			path: [...path, 's3Bucket'],
			message: `"${s3Bucket}" cannot be the name of a bucket`,
			code: 'InvalidParameter',
			fix: 'use 3 to 63 lower-case letters, digits, "-" and "."'
		}
	}
	if (interval > 60 && interval !== 600) {
		yield {
			path: [...path, 'maxAggregationInterval'],
			message: `records sum up 60 or 600 seconds, not ${interval}`,
			code: 'InvalidParameter',
			fix: 'write 60 or 600; or less than 60, which this lab takes too'
		}
	}
}

/** The name becomes a folder, so that `.` and `..` are refused. */
const hasDots = (name: string): boolean => name.split('/').some(part => part === '.' || part === '..')

function* checkFormat({logFormat}: FlowLogWritten, path: Path): Generator<Finding> {
	if (logFormat === undefined) return
	const format = readFormat(logFormat, 'vpc')
	if ('fields' in format) return
	const fields = [...fieldsOf('vpc').keys()].map(field => `\${${field}}`)
	yield {
		path: [...path, 'logFormat'],
		message: format.wrong === '' ? 'a format has at least one field' : `"${format.wrong}" is not a field of a flow log`,
		code: 'InvalidParameter',
		fix:
			format.wrong === ''
				? `write the default: "${defaultFields('vpc')
						.map(field => `\${${field}}`)
						.join(' ')}"`
				: suggest(format.wrong, fields)
	}
}
