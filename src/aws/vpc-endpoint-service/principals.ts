/** Permissions to use an endpoint service (PL-3). */
import {accountOf} from '../account.ts'
import type {LabDocument} from '../kinds.ts'
import type {EndpointServiceDraft} from './draft.ts'

const arn = /^arn:aws[\w-]*:iam::(\d{12}):(?:root|(?:user|role)\/.+)$/

/** The principal in AWS's form. Undefined: it is not valid. */
export function principalOf(written: string | number, document: LabDocument): string | undefined {
	if (written === '*' || arn.test(String(written))) return String(written)
	const account = accountOf(document, written)
	return account === undefined ? undefined : `arn:aws:iam::${account}:root`
}

export const principalsOf = ({written}: EndpointServiceDraft, document: LabDocument): readonly string[] =>
	[...new Set((written.allowedPrincipals ?? []).flatMap(one => principalOf(one, document) ?? []))].sort()

export const isAllowed = (service: EndpointServiceDraft, account: string, document: LabDocument): boolean =>
	service.vpc.account === account ||
	principalsOf(service, document).some(principal => principal === '*' || arn.exec(principal)?.[1] === account)
