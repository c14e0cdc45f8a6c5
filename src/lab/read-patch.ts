import {BadLab, toProblem} from './problem.ts'
import {readSource} from './source.ts'

/** Parses a patch as typed, YAML or JSON. Throws BadLab. `file`: its name in messages. */
export function readPatch(text: string, file: string): Readonly<Record<string, unknown>> {
	const {document} = readSource(text, file)
	if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document as Record<string, unknown>
	const fix = "write it in the terms of the lab file, such as '{vpcs: {main: {subnets: {app: {routes: {0.0.0.0/0: nat}}}}}}'"
	throw new BadLab([toProblem({path: [], message: 'a patch is a map of what changes', fix}, file)])
}
