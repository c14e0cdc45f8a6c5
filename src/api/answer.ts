/** From a signed request to the status and text of its answer. */
import {randomBytes, randomUUID} from 'node:crypto'
import type {Item} from '../aws/view.ts'
import type {LoadedLab} from '../lab/read.ts'
import {AwsError} from './errors.ts'
import {groupCommit} from './group-commit.ts'
import {newMemory} from './memory.ts'
import {modelOf} from './models.ts'
import type {Observations, Observers} from './observations.ts'
import {type Around, type Asked, actionNamed, actionsOf, isRead, perform} from './perform.ts'
import type {Protocol, Written} from './protocol.ts'
import {json} from './protocols/json.ts'
import {type ServiceName, services} from './services.ts'
import {checkSignature, readAuthorization, type SignedRequest} from './signature.ts'
import {stackActions} from './stacks/actions.ts'
import {stsActions} from './sts.ts'

/** The running lab behind the API. */
export type Backend = {
	/** The current state, whoever changed it last. */
	readonly read: () => LoadedLab
	/** Changes the state to what `next` makes of the current one. Resolves once the change affects packets. */
	readonly change: (next: (current: LoadedLab) => LoadedLab) => Promise<unknown>
	readonly observers: Observers
}

export type Answered = Written & {readonly requestId: string}

const bySignature: ReadonlyMap<string, ServiceName> = new Map(
	(Object.keys(services) as ServiceName[]).map(name => [services[name].signs, name])
)

/** For an unknown service: its client's protocol, as far as the request shows it. */
function protocolOf(request: SignedRequest, name: ServiceName | undefined): Protocol {
	if (name === undefined) return json.takes(request) ? json : services.ec2.protocols[0]
	const {protocols} = services[name]
	return protocols.find(({takes}) => takes(request)) ?? protocols[0]
}

export type AnsweringOptions = {
	/**
	 * For suites of tests, which expect an account: a default VPC in each Region in which it calls (VPC-7), and each key pair that a
	 * launch names. Default: false.
	 */
	readonly forTests?: boolean
}

/** Answers calls. Never throws: errors are answers as well. `say` reports internal errors. */
export function answering(
	backend: Backend,
	secret: string,
	say: (text: string) => void,
	{forTests = false}: AnsweringOptions = {}
) {
	const actions = actionsOf({sts: stsActions(secret), cloudformation: stackActions})
	const memory = newMemory()
	const {edit} = groupCommit<LoadedLab>(backend.change)

	/** Calls with a client token that are in progress, so that a repeated call does not act twice. */
	const underWay = new Map<string, Promise<Item>>()

	const change = async (asked: Asked, around: Around): Promise<Item> => {
		const {answer, gone} = await edit(current => {
			const performed = perform(asked, current, actions, around)
			return {state: performed.loaded, result: performed}
		})
		memory.bury(gone, around.nowMs)
		return answer
	}

	/** By Region and access key. Resolves once the default VPC exists. */
	const begun = new Map<string, Promise<unknown>>()

	const withDefaultVpc = ({accessKey, region}: Asked): Promise<unknown> => {
		const key = `${region} ${accessKey}`
		const around: Around = {nowMs: Date.now(), newId, gone: () => [], observed: {}}
		const work =
			begun.get(key) ?? change({service: 'ec2', action: 'CreateDefaultVpc', input: {}, accessKey, region}, around).catch(refused)
		begun.set(key, work)
		return work
	}

	const withKeyPair = async ({service, action, input, ...caller}: Asked): Promise<unknown> => {
		if (service !== 'ec2' || action !== 'RunInstances' || input.KeyName === undefined) return undefined
		const around: Around = {nowMs: Date.now(), newId, gone: () => [], observed: {}}
		return change({service, action: 'CreateKeyPair', input: {KeyName: input.KeyName}, ...caller}, around).catch(refused)
	}

	const call = async (asked: Asked): Promise<Item> => {
		if (forTests) {
			await withDefaultVpc(asked)
			await withKeyPair(asked)
		}
		const nowMs = Date.now()
		const observed = await observe(actionNamed(asked, actions)?.observes, backend.observers)
		const around: Around = {nowMs, newId, gone: word => memory.gone(word, nowMs), observed}
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
		let service: ServiceName | undefined
		try {
			const authorization = readAuthorization(request.headers.authorization)
			const {accessKey, region} = authorization
			service = bySignature.get(authorization.service)
			checkSignature(request, authorization, secret, Date.now())
			if (service === undefined) {
				throw new AwsError('InvalidAction', `The service ${authorization.service} is not emulated by this lab.`)
			}
			const [protocol, model] = [protocolOf(request, service), modelOf(service)]
			const {action, input} = protocol.read(request, model)
			const answer = await call({service, action, input, accessKey, region})
			return {...protocol.write({action, answer, requestId}, model), requestId}
		} catch (error) {
			const refusal = error instanceof AwsError ? error : internal(error, say)
			return {...protocolOf(request, service).writeError(refusal, requestId, modelOf(service ?? 'ec2')), requestId}
		}
	}
}

/** Ignores the error that it exists already. */
function refused(error: unknown): void {
	if (!(error instanceof AwsError)) throw error
}

const observe = async (what: keyof Observations | undefined, observers: Observers): Promise<Partial<Observations>> =>
	what === undefined ? {} : {[what]: await observers[what]()}

const tokenOf = ({accessKey, region, action, input}: Asked): string | undefined =>
	typeof input.ClientToken === 'string' && input.ClientToken !== ''
		? `${accessKey} ${region} ${action} ${input.ClientToken.slice(0, 200)}`
		: undefined

/** `vpc-` and 17 hex digits, of which AWS's begin with 0. */
const newId = (prefix: string): string => `${prefix}-0${randomBytes(8).toString('hex')}`

/** Tells the client that something went wrong, without details. */
function internal(error: unknown, say: (text: string) => void): AwsError {
	say(error instanceof Error ? (error.stack ?? error.message) : String(error))
	return new AwsError('InternalError', 'An internal error has occurred', 500)
}
