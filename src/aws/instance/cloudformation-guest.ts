/** Assumptions about an instance's guest: which services answer, whether it forwards. Pure. */
import {plainTexts} from '../../iac/plain-texts.ts'
import {servicesFor} from './actions-services.ts'

type Guest = {
	/** User data and cfn-init metadata. */
	readonly sources: readonly unknown[]
	readonly image: string | undefined
	readonly tags: Readonly<Record<string, string>>
	readonly forwards: boolean
}

type Assumed = {readonly serves: readonly string[]; readonly natInstance: boolean; readonly what: string}

const isWindows = (text: string): boolean => /windows|<powershell>|Windows_Server/i.test(text)

export function guestOf({sources, image = '', tags, forwards}: Guest): Assumed {
	const text = plainTexts(sources).join('\n')
	const tag = tags['vpclab:serves']
	const found = servicesFor(tag, text)
	const serves =
		tag === undefined && isWindows(`${image}\n${text}`) ? ['tcp:3389', ...found.filter(one => one !== 'tcp:22')] : found
	const natInstance = forwards && /MASQUERADE|masquerade|ip_forward|amzn-ami-vpc-nat|fck-nat/.test(`${text}\n${image}`)
	const what = `it answers ${serves.join(', ') || 'nothing'}${natInstance ? ', and translates as a NAT instance does' : ''}`
	return {serves, natInstance, what}
}
