/** From a signed request to the answer's status and text. */
import {randomBytes, randomUUID} from 'node:crypto'
import type {Item} from '../aws/view.ts'
import type {LoadedLab} from '../lab/read.ts'
import {decodeQuery, readForm} from './decode-query.ts'
import {encodeXml, encodeXmlError} from './encode-xml.ts'
import {AwsError, invalidAction} from './errors.ts'
import {groupCommit} from './group-commit.ts'
import {newMemory} from './memory.ts'
import type {ServiceModel} from './model.ts'
import {ec2, sts} from './models.ts'
import {type Around, type Asked, actionsOf, isRead, perform} from './perform.ts'
import {checkSignature, readAuthorization, type SignedRequest} from './signature.ts'
import {stsActions} from './sts.ts'

/** The running lab behind the API. */
export type Backend = {
	/** As it is now, whoever has changed it. */
	readonly read: () => LoadedLab
	/** Makes it what `next` says of it as it is then; resolves when packets see it. */
	readonly change: (next: (current: LoadedLab) => LoadedLab) => Promise<unknown>
}

export type Answered = {readonly status: number; readonly body: string; readonly requestId: string; readonly contentType: string}

const models: Readonly<Record<string, ServiceModel>> = {ec2, sts}

/** Answers calls. Never throws: what goes wrong is an answer as well. `say`: of what is nobody's fault but ours. */
export function answering(backend: Backend, secret: string, say: (text: string) => void) {
	const actions = actionsOf({sts: stsActions(secret)})
	const memory = newMemory()
	const {edit} = groupCommit<LoadedLab>(backend.change)

	/** Calls with a client token that are under way, so that one that comes again meanwhile makes nothing twice. */
	const underWay = new Map<string, Promise<Item>>()

	const change = async (asked: Asked, around: Around): Promise<Item> => {
		const {answer, gone} = await edit(current => {
			const performed = perform(asked, current, actions, around)
			return {state: performed.loaded, result: performed}
		})
		memory.bury(gone, around.nowMs)
		return answer
	}

	const call = async (asked: Asked): Promise<Item> => {
		const nowMs = Date.now()
		const around: Around = {nowMs, newId, gone: word => memory.gone(word, nowMs)}
		if (isRead(asked.action)) return perform(asked, backend.read(), actions, around).answer
		const token = tokenOf(asked)
		if (token === undefined) return change(asked, around)
		while (underWay.has(token)) await underWay.get(token)?.catch(() => undefined)
		const known = memory.answerTo(token, asked.input, nowMs)
		if (known) return known
		const work = change(asked, around)
		underWay.set(token, work)
		try {
			const answer = await work
			memory.keep(token, asked.input, answer, nowMs)
			return answer
		} finally {
			underWay.delete(token)
		}
	}

	return async (request: SignedRequest): Promise<Answered> => {
		const requestId = randomUUID()
		let model: ServiceModel = ec2
		const xml = (status: number, body: string): Answered => ({status, body, requestId, contentType: 'text/xml;charset=UTF-8'})
		try {
			const authorization = readAuthorization(request.headers.authorization)
			const {service, accessKey, region} = authorization
			model = Object.hasOwn(models, service) ? (models[service] as ServiceModel) : ec2
			checkSignature(request, authorization, secret, Date.now())
			if (!Object.hasOwn(models, service)) {
				throw new AwsError('InvalidAction', `The service ${service} is not emulated by this lab.`)
			}
			const form = readForm(request.body.toString('utf8'))
			if (!Object.hasOwn(model.operations, form.action)) throw invalidAction(form.action.slice(0, 200))
			const answer = await call({service, action: form.action, input: decodeQuery(form, model), accessKey, region})
			return xml(200, encodeXml(form.action, answer, requestId, model))
		} catch (error) {
			const refusal = error instanceof AwsError ? error : internal(error, say)
			return xml(refusal.status, encodeXmlError(refusal, requestId, model.protocol))
		}
	}
}

const tokenOf = ({accessKey, region, action, input}: Asked): string | undefined =>
	typeof input.ClientToken === 'string' && input.ClientToken !== ''
		? `${accessKey} ${region} ${action} ${input.ClientToken.slice(0, 200)}`
		: undefined

/** `vpc-` and 17 hex digits, of which AWS's begin with 0. */
const newId = (prefix: string): string => `${prefix}-0${randomBytes(8).toString('hex')}`

/** The client learns that something went wrong, and nothing of what. */
function internal(error: unknown, say: (text: string) => void): AwsError {
	say(error instanceof Error ? (error.stack ?? error.message) : String(error))
	return new AwsError('InternalError', 'An internal error has occurred', 500)
}
