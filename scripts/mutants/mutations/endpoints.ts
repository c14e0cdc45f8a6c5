/** Mutations of endpoint services. Pure. */
import type {LabDocument} from '../../../src/lab/schema.ts'
import {entriesOf, put} from '../document.ts'
import type {Mutation} from '../play.ts'

/** Makes every endpoint service accept everybody. */
export const endpointMutations = ({vpcs}: LabDocument): readonly Mutation[] =>
	entriesOf(vpcs).flatMap(([vpc, {endpointServices}]) =>
		entriesOf(endpointServices).map(([name]) => {
			const path = ['vpcs', vpc, 'endpointServices', name]
			return {
				label: `endpoint service ${vpc}.${name} accepts by itself`,
				edit: document => put(put(document, [...path, 'acceptanceRequired'], false), [...path, 'rejectedEndpoints'], [])
			} satisfies Mutation
		})
	)
