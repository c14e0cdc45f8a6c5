import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {shippedLab} from '../lab/shipped-lab.ts'
import {BadInput} from './failing.ts'
import {noSuchLab} from './no-such-lab.ts'

const labFiles = ['lab.yaml', 'lab.yml', 'lab.json']

/**
 * The labs that arguments refer to: a lab file or folder, an assembly of CDK, a folder of Terraform, a lab shipped with vpclab by its name, or,
 * for a folder that is not a lab, every lab directly below it and every template in it, by name.
 */
export const labsBelow = (paths: readonly string[]): readonly string[] => paths.flatMap(below)

function below(path: string): readonly string[] {
	if (!existsSync(path)) {
		const shipped = shippedLab(path)
		if (shipped === undefined) throw noSuchLab(path)
		return [shipped]
	}
	if (!statSync(path).isDirectory() || isLab(path) || isTerraform(path)) return [path]
	const labs = readdirSync(path)
		.sort()
		.map(name => join(path, name))
		.filter(isLab)
	const all = [...labs, ...templatesIn(path)]
	if (all.length === 0) throw new BadInput(`there is no lab.yaml in ${path}, nor in a folder right below it, and no template`)
	return all
}

/** Templates of CloudFormation in a folder, without those that another one nests. */
function templatesIn(folder: string): readonly string[] {
	const texts = readdirSync(folder)
		.filter(name => /\.(?:ya?ml|json|template)$/.test(name) && statSync(join(folder, name)).isFile())
		.sort()
		.map(name => ({name, text: readFileSync(join(folder, name), 'utf8')}))
		.filter(({text}) => /^\s*["']?Resources["']?\s*:/m.test(text) && /\bAWS::\w+::/.test(text))
	return texts
		.filter(one => !texts.some(other => other !== one && new RegExp(`TemplateURL.*\\b${escaped(one.name)}\\b`).test(other.text)))
		.map(({name}) => join(folder, name))
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

const isLab = (folder: string): boolean => labFiles.some(name => existsSync(join(folder, name))) || isAssembly(folder)

/** Modules of one are no labs of their own. */
const isTerraform = (folder: string): boolean => readdirSync(folder).some(name => name.endsWith('.tf'))

/** What `cdk synth` writes. */
function isAssembly(folder: string): boolean {
	const manifest = join(folder, 'manifest.json')
	return existsSync(manifest) && /"artifacts"\s*:/.test(readFileSync(manifest, 'utf8'))
}
