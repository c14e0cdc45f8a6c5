/** The API over a lab that is nowhere raised: what calls make of its document. */
import {answering} from '../../src/api/answer.ts'
import {type LoadedLab, readLab} from '../../src/lab/read.ts'
import {signed} from './sign.ts'

export const secret = 'a-secret-of-tests'

type Fields = Readonly<Record<string, string>>

export function door(document: object = {}) {
	let loaded: LoadedLab = readLab(document, {name: 'door'})
	const said: string[] = []
	const answer = answering(
		{
			read: () => loaded,
			change: async next => {
				loaded = next(loaded)
			}
		},
		secret,
		text => said.push(text)
	)
	const raw = async (body: string, signing: Partial<Parameters<typeof signed>[1]> = {}) =>
		answer({method: 'POST', url: '/', headers: signed(body, {secret, ...signing}), body: Buffer.from(body)})
	return {
		said,
		raw,
		answer,
		loaded: () => loaded,
		/** The answer's XML. Throws with code and message of a refusal. */
		async call(Action: string, fields: Fields = {}, signing: Partial<Parameters<typeof signed>[1]> = {}): Promise<string> {
			const {status, body} = await raw(String(new URLSearchParams({Action, Version: '2016-11-15', ...fields})), signing)
			if (status === 200) return body
			throw new Error(`${textOf(body, 'Code')}: ${textOf(body, 'Message')}`)
		}
	}
}

/** Of the first element of that name. */
export const textOf = (xml: string, name: string): string =>
	(new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '').replaceAll('&quot;', '"')
export const textsOf = (xml: string, name: string): string[] =>
	[...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text)
