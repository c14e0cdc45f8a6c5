/** Types of Terraform that are one resource of CloudFormation with other names of arguments. Pure. */
import type {TerraformType} from './part.ts'
import {type Renaming, renamed, tagged} from './translate.ts'

export const tagArguments = ['tags', 'tags_all'] as const

/** Whatever else the type has comes after it: `{...sameAs(…), attributes: {…}}`. */
export const sameAs = (type: string, renaming: Renaming): Pick<TerraformType, 'effect' | 'as'> => ({
	effect: [...argumentsOf(renaming), ...tagArguments],
	as: ({values}) => ({type, properties: {...renamed(values, renaming), ...tagged(values)}})
})

export const argumentsOf = (renaming: Renaming): readonly string[] =>
	Object.values(renaming).map(one => (typeof one === 'string' ? one : one.blocks))
