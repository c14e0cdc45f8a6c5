/** A piece of a resource becomes edits of the lab document, as the resource of CloudFormation does. Pure. */
import {cloudFormationTypes} from '../../aws/actions.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {Shared} from '../cloudformation/stack-types.ts'
import {makingOf} from '../making.ts'
import type {Made} from '../part.ts'
import type {Resource} from './input.ts'
import {onlyNew} from './only-new.ts'
import type {Asking, Piece} from './part.ts'
import {sourcesOf, unplaced, type Values} from './translate.ts'
import {inTerraformsWords} from './words.ts'

type Around = Pick<Shared, 'building' | 'report'> & {
	/** Its name in the lab. */
	readonly name: string
	/** Written within the resource, as rules of a group are. */
	readonly isPart: boolean
}

export function makePiece(resource: Resource, piece: Piece, asking: Asking, {building, report, name, isPart}: Around): Made {
	const {isObserved, lab} = asking
	const {address, type, path, file} = resource
	const sources = sourcesOf()
	const values = unplaced(piece.properties, sources) as Values
	const sourceOf = (at: Path): Path => (at.length > path.length ? [...path, ...sources.of(at.slice(path.length))] : at)
	const refuse = (finding: Finding) => {
		// A state has rules and routes twice: where they were made, and in what they belong to.
		if (isObserved && isPart && isDuplicate(finding)) return
		report.refuse(file, inTerraformsWords({...finding, path: sourceOf(finding.path)}, sources.names()))
	}
	const fixOfMissing = isObserved
		? 'give the state that has it as well, or write it into the lab file'
		: 'refer to a resource of the configuration, or give a variable the id of one in the lab file'
	const making = makingOf({logicalId: address, type, path, values, name, metadata: undefined}, lab, {
		building,
		report,
		stackTags: {},
		fixOfMissing,
		refuse,
		origin: {file: file.file, path}
	})
	const make = piece.make ?? cloudFormationTypes[piece.type]?.make
	if (!make) throw new Error(`${piece.type} is no type of CloudFormation`)
	const made = make(making)
	const edits = made.edits ?? []
	building.apply(isObserved ? onlyNew(edits, building) : edits, file.file, path, sourceOf)
	building.add(made.things ?? [])
	return made
}

const duplicates = ['RouteAlreadyExists', 'NetworkAclEntryAlreadyExists', 'Resource.AlreadyAssociated']

const isDuplicate = ({code}: Finding): boolean => code !== undefined && duplicates.includes(code)
