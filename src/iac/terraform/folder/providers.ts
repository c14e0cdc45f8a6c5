/** Providers: the Region, the account and the tags of what they make. Pure. */
import {isRegion} from '../../../aws/regions.ts'
import {unknownIn} from '../../unknown.ts'
import {evaluate, type Scope} from '../evaluate/evaluate.ts'
import {EvaluationError, type HclFile, isObject, type ObjectValue} from '../evaluate/values.ts'
import type {Block} from '../hcl/syntax.ts'
import type {Configuration} from './files.ts'
import {orRefused, type Run} from './run.ts'

export type Provider = {
	/** Undefined: the home Region. */
	readonly region: string | undefined
	readonly account: string | undefined
	readonly defaultTags: ObjectValue
}

type Around = {
	readonly configuration: Configuration
	readonly outer: ((reference: string) => Provider) | undefined
	readonly scopeOf: (file: HclFile) => Scope
	readonly run: Run
}

const none: Provider = {region: undefined, account: undefined, defaultTags: {}}

/** `aws`, or `aws.eu` with an alias. A module without one of its own has that of the module around it. */
export function providerOf(reference: string, {configuration, outer, scopeOf, run}: Around): Provider {
	const [name, alias] = reference.split('.')
	const found = configuration.providers.find(({block}) => block.labels[0] === name && aliasOf(block) === alias)
	if (!found) return outer?.(reference) ?? none
	const {block, file} = found
	const valueIn = (of: Block | undefined, key: string): unknown => {
		const written = of?.body.attributes.find(one => one.name === key)?.value
		const value =
			written &&
			orRefused(() => evaluate(written, scopeOf(file)), run, {
				path: [`provider.${reference}`, key],
				within: {file: file.file, range: [0, file.text.length]}
			})
		return unknownIn(value) ? undefined : value
	}
	const inner = (type: string) => block.body.blocks.find(one => one.type === type)
	const [region, role, accounts, tags] = [
		valueIn(block, 'region'),
		valueIn(inner('assume_role'), 'role_arn'),
		valueIn(block, 'allowed_account_ids'),
		valueIn(inner('default_tags'), 'tags')
	]
	if (typeof region === 'string' && region !== '' && !isRegion(region)) {
		run.world.report.refuse(file, {
			path: [`provider.${reference}`, 'region'],
			message: `there is no region ${region}`,
			fix: 'write a region such as us-east-1'
		})
	}
	return {
		region: typeof region === 'string' && isRegion(region) ? region : undefined,
		account: accountIn(role) ?? (Array.isArray(accounts) && accounts.length === 1 ? String(accounts[0]) : undefined),
		defaultTags: isObject(tags) ? tags : {}
	}
}

/** The argument that resources have since version 6 of the provider. Problems of it are reported with the other arguments. */
export function regionWritten(block: Block, scope: Scope): string | undefined {
	const written = block.body.attributes.find(({name}) => name === 'region')?.value
	if (!written) return undefined
	try {
		const region = evaluate(written, scope)
		return typeof region === 'string' && isRegion(region) ? region : undefined
	} catch (error) {
		if (error instanceof EvaluationError) return undefined
		throw error
	}
}

function aliasOf(block: Block): string | undefined {
	const alias = block.body.attributes.find(({name}) => name === 'alias')?.value
	return alias?.kind === 'literal' ? String(alias.value) : undefined
}

/** `arn:aws:iam::111122223333:role/terraform`. */
const accountIn = (role: unknown): string | undefined =>
	typeof role === 'string' ? /^arn:[\w-]+:iam::(\d{12}):/.exec(role)?.[1] : undefined
