import type {ServerFacts} from './outcomes.ts'

/** Parses the answer of a service of the lab to `whoami` or to any http request; gives no facts for any other answer. */
export function readServerFacts(text: string): ServerFacts {
	const answer = parse(text)
	return typeof answer === 'object' && answer !== null
		? {
				...fact(answer, 'host', 'host'),
				...fact(answer, 'client', 'client'),
				...fact(answer, 'address', 'server'),
				...proxyIn(answer),
				...receivedIn(answer)
			}
		: {}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

function proxyIn(answer: object): ServerFacts {
	const value: unknown = Reflect.get(answer, 'proxy')
	return typeof value === 'object' && value !== null ? fact(value, 'client', 'proxyClient') : {}
}

function receivedIn(answer: object): ServerFacts {
	const value: unknown = Reflect.get(answer, 'headers')
	return typeof value === 'object' && value !== null ? {received: value as Readonly<Record<string, string>>} : {}
}

function fact(answer: object, key: string, name: keyof ServerFacts): ServerFacts {
	const value: unknown = Reflect.get(answer, key)
	return typeof value === 'string' ? {[name]: value} : {}
}
