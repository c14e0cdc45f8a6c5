/** With `regular-file.ts` and `shipped-lab.ts` the only part of `lab/` that reads files. */
import {existsSync, readdirSync, realpathSync} from 'node:fs'
import {stat} from 'node:fs/promises'
import {basename, dirname, extname, isAbsolute, join, relative, resolve} from 'node:path'
import {type FileRead, ignored} from '../device/device-files.ts'
import {didYouMean} from '../model/did-you-mean.ts'
import {fitLabName, isLabName, labNameNoun} from '../model/lab-name.ts'
import {longestFileBytes} from './limits.ts'
import {BadLab, toProblem} from './problem.ts'
import {type LoadedLab, type ReadOptions, readLab} from './read.ts'
import {readRegularFile} from './regular-file.ts'
import {shippedLab, shippedLabs} from './shipped-lab.ts'
import {readSource} from './source.ts'
import type {StackOptions} from './stack-options.ts'
import {readText} from './text.ts'

/** Names of a lab's file in its folder, in the order in which they are tried. */
const fileNames = ['lab.yaml', 'lab.yml', 'lab.json'] as const

/**
 * Reads a lab from its file, from the folder that holds its `lab.yaml` or `lab.json`, from a folder of what `aws ec2 describe-…` answered (then
 * `notes` lists what is not in it), from a template of CloudFormation, an assembly of CDK, a folder, plan or state of Terraform, or by the name of one that comes with vpclab.
 *
 * @param options `name`: overrides the file's; two copies of one lab need two names. `previous`: the running lab of that name; its automatic
 * addresses are kept. `ignoresDevices`: files of sites' devices are ignored, and each device is as the lab describes it. Default: false.
 * `badChecks`: as for `readLab()`. `stackOptions`: parameters and the like, for templates.
 * @throws BadLab if there is no such file, or with all problems of the first stage that has some.
 */
export async function loadLab(
	place: string,
	{
		name,
		previous,
		badChecks,
		stackOptions,
		ignoresDevices = false
	}: {
		readonly name?: string | undefined
		readonly ignoresDevices?: boolean
		readonly stackOptions?: StackOptions | undefined
	} & ReadOptions = {}
): Promise<LoadedLab> {
	const path = existsSync(place) ? place : (shippedLab(place) ?? place)
	if (name !== undefined && !isLabName(name)) {
		throw missing(
			path,
			`"${name.length > 60 ? `${name.slice(0, 57)}…` : name}" cannot be the name of a lab`,
			`choose ${labNameNoun}, such as ${fitLabName(name)}`
		)
	}
	const running = previous && ((ownName: string) => previous(name ?? ownName))
	const imported = await loadSnapshot(path, running)
	if (imported) return name === undefined ? imported : {...imported, lab: {...imported.lab, name}}
	const renamed = (loaded: LoadedLab): LoadedLab => (name === undefined ? loaded : {...loaded, lab: {...loaded.lab, name}})
	const forStacks = {previous: running, readFile: () => ignored, stackOptions, ...(badChecks && {badChecks})}
	if (existsSync(join(path, 'manifest.json'))) {
		const {loadAssembly} = await import('./load-stacks.ts')
		const assembly = loadAssembly(path, {...forStacks, name: nameFrom(resolve(path))})
		if (assembly) return renamed(assembly)
	}
	const folder = await loadTerraform(path, {...forStacks, name: nameFrom(join(resolve(path), 'lab.yaml'))})
	if (folder) return renamed(folder)
	const file = await findFile(path)
	const read = readRegularFile(file, longestFileBytes)
	if (!read.bytes) throw missing(path, `it ${read.unreadable}`, 'name a lab file that can be read')
	await refuseWrongForm(read.bytes, file)
	const text = readText(read.bytes, file)
	const readBesideIt = ignoresDevices ? () => ignored : readBeside(dirname(resolve(file)))
	if (mayBeTemplate.test(text)) {
		const {loadTemplate, loadWithStacks, looksLikeTemplate, stackNameOf} = await import('./load-stacks.ts')
		if (looksLikeTemplate(text)) return renamed(loadTemplate(text, file, {...forStacks, name: stackNameOf(file)}))
		const source = readSource(text, file)
		if (hasStacks(source.document)) {
			return renamed(loadWithStacks(source, {...forStacks, readFile: readBesideIt, name: nameFrom(file)}))
		}
	}
	if (mayBeTerraform.test(text)) {
		const {loadTerraformJson, looksLikeTerraformJson} = await import('./load-terraform.ts')
		if (looksLikeTerraformJson(text)) return renamed(loadTerraformJson(text, file, {...forStacks, name: nameFrom(file)}))
	}
	const loaded = readLab(text, {
		file,
		name: nameFrom(file),
		previous: running,
		readFile: readBesideIt,
		...(badChecks && {badChecks})
	})
	return renamed(loaded)
}

/** What no lab file has that is made of no template; the rest is looked at where it is read. */
const mayBeTemplate = /AWSTemplateFormatVersion|Resources["']?\s*:|^\s*["']?stacks["']?\s*:/m

const mayBeTerraform = /"(?:terraform_version|planned_values|resource_changes|format_version)"\s*:/

/** A plan in binary form, or what Terraform prints for people. */
async function refuseWrongForm(bytes: Buffer, file: string): Promise<void> {
	const start = bytes.subarray(0, 4000).toString('latin1')
	if (!/^PK|Terraform (?:used|will)|^\s*\{"@level"/m.test(start)) return
	const {wrongFormOf} = await import('./load-terraform.ts')
	const wrong = wrongFormOf(start)
	if (wrong) throw missing(file, wrong.message, wrong.fix)
}

const hasStacks = (document: unknown): boolean => typeof document === 'object' && document !== null && 'stacks' in document

/** A folder without a lab file, but with .tf files. */
async function loadTerraform(path: string, options: import('./load-stacks.ts').Options): Promise<LoadedLab | undefined> {
	if ((await kindOf(path)) !== 'folder' || !readdirSync(path).some(name => name.endsWith('.tf'))) return undefined
	const kinds = await Promise.all(fileNames.map(fileName => kindOf(join(path, fileName))))
	if (kinds.includes('file')) return undefined
	const {loadTerraformFolder} = await import('./load-terraform.ts')
	return loadTerraformFolder(path, options)
}

/** A folder without a lab file, but with AWS's descriptions of an account. */
async function loadSnapshot(path: string, previous: ReadOptions['previous']): Promise<LoadedLab | undefined> {
	if ((await kindOf(path)) !== 'folder') return undefined
	const kinds = await Promise.all(fileNames.map(fileName => kindOf(join(path, fileName))))
	if (kinds.includes('file')) return undefined
	const [{looksLikeSnapshot}, {importLab}, {renderNote}] = await Promise.all([
		import('../import/files.ts'),
		import('../import/import-lab.ts'),
		import('../import/notes.ts')
	])
	if (!looksLikeSnapshot(path)) return undefined
	const {document, notes} = importLab(path)
	const loaded = readLab(document, {file: path, name: nameFrom(path), previous})
	return {...loaded, notes: notes.map(renderNote)}
}

async function findFile(path: string): Promise<string> {
	const kind = await kindOf(path)
	if (kind === 'file') return path
	if (kind === undefined) {
		const meant = didYouMean(basename(path), shippedLabs())
		const fix = 'name a lab file, the folder of one, or a lab that comes with vpclab'
		throw missing(path, 'there is no such file or folder', meant === undefined ? fix : `${fix}: did you mean "${meant}"?`)
	}
	for (const fileName of fileNames) {
		const file = join(path, fileName)
		if ((await kindOf(file)) === 'file') return file
	}
	throw missing(path, 'this folder holds no lab', `it needs a file called ${fileNames.join(' or ')}`)
}

const longestBytes = 1_000_000

/** Files within the lab's folder, after resolving links. */
export const readBeside =
	(folder: string) =>
	(path: string): FileRead => {
		try {
			const found = realpathSync(join(folder, path))
			if (isAbsolute(path) || relative(realpathSync(folder), found).startsWith('..')) {
				return {missing: "it is outside the lab's folder"}
			}
			const read = readRegularFile(found, longestBytes)
			return read.bytes ? {text: read.bytes.toString('utf8')} : {missing: `it ${read.unreadable}`}
		} catch (error) {
			return {
				missing:
					(error as NodeJS.ErrnoException).code === 'ENOENT'
						? 'there is no such file'
						: `it cannot be read: ${(error as NodeJS.ErrnoException).code}`
			}
		}
	}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
	const found = await stat(path).catch(() => undefined)
	return found && (found.isDirectory() ? 'folder' : 'file')
}

const missing = (file: string, message: string, fix: string): BadLab => new BadLab([toProblem({path: [], message, fix}, file)])

/** `labs/demo/lab.yaml` is called demo, `labs/demo.yaml` too. */
export function nameFrom(file: string): string {
	const plain = basename(file, extname(file))
	const name = plain === 'lab' ? basename(dirname(resolve(file))) : plain
	return fitLabName(name.replaceAll('.', '-'))
}
