/** The API over a lab that is nowhere raised: what calls make of its document. */
import {answering} from '../../src/api/answer.ts'
import {modelOf} from '../../src/api/models.ts'
import {nothingObserved, type Observations} from '../../src/api/observations.ts'
import {type ServiceName, services} from '../../src/api/services.ts'
import type {SignedRequest} from '../../src/api/signature.ts'
import {type LoadedLab, readLab} from '../../src/lab/read.ts'
import {signed} from './sign.ts'

export const secret = 'a-secret-of-tests'

type Fields = Readonly<Record<string, string>>

export function door(document: object = {}) {
	let loaded: LoadedLab = readLab(document, {name: 'door'})
	const said: string[] = []
	/** What the running lab would show. */
	const seen: {-readonly [What in keyof Observations]: Observations[What]} = {...nothingObserved}
	const ask = answering(
		{
			read: () => loaded,
			change: async next => {
				loaded = next(loaded)
			},
			observers: {
				targetHealth: async () => seen.targetHealth,
				tunnels: async () => seen.tunnels,
				healthChecks: async () => seen.healthChecks
			}
		},
		secret,
		text => said.push(text)
	)
	const answer = async (request: SignedRequest) => {
		const answered = await ask(request)
		return {...answered, body: typeof answered.body === 'string' ? answered.body : Buffer.from(answered.body).toString()}
	}
	const raw = async (body: string, signing: Partial<Parameters<typeof signed>[1]> = {}) =>
		answer({method: 'POST', url: '/', headers: signed(body, {secret, ...signing}), body: Buffer.from(body)})
	return {
		said,
		seen,
		raw,
		answer,
		loaded: () => loaded,
		/** A call of a protocol whose operation is in method and path: status and body. */
		async rest(service: string, method: string, url: string, body = '', signing: Partial<Parameters<typeof signed>[1]> = {}) {
			const headers = signed(body, {secret, service, method, url, ...signing})
			return answer({method, url, headers, body: Buffer.from(body)})
		},
		/** A call of a protocol of JSON: status and value. `target`: `AmazonSSM.GetParameter`. */
		async json(service: string, target: string, input: object = {}, signing: Partial<Parameters<typeof signed>[1]> = {}) {
			const body = JSON.stringify(input)
			const headers = {...signed(body, {secret, service, ...signing}), 'x-amz-target': target}
			const answered = await answer({method: 'POST', url: '/', headers, body: Buffer.from(body)})
			return {...answered, value: JSON.parse(answered.body)}
		},
		/** The answer's XML. Throws with code and message of a refusal. */
		async call(Action: string, fields: Fields = {}, signing: Partial<Parameters<typeof signed>[1]> = {}): Promise<string> {
			const {status, body} = await raw(
				String(new URLSearchParams({Action, Version: versionOf(signing.service), ...fields})),
				signing
			)
			if (status === 200) return body
			throw new Error(`${textOf(body, 'Code')}: ${textOf(body, 'Message')}`)
		}
	}
}

/** Of the API that is signed for so. */
function versionOf(service = 'ec2'): string {
	const found = (Object.keys(services) as ServiceName[]).find(name => services[name].signs === service)
	return found === undefined ? '' : modelOf(found).version
}

/** Of the first element of that name. */
export const textOf = (xml: string, name: string): string =>
	(new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '').replaceAll('&quot;', '"')
export const textsOf = (xml: string, name: string): string[] =>
	[...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text)
