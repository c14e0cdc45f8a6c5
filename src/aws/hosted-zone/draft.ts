/** Hosted zones as written. */
import type {z} from 'zod'
import {accountOf} from '../account.ts'
import type {Draft} from '../draft.ts'
import type {zoneSchema} from './schema.ts'

export type ZoneWritten = z.input<typeof zoneSchema>

export const zoneAccount = ({account}: ZoneWritten, draft: Draft): string => accountOf(draft.document, account) ?? draft.account
