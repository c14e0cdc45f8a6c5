import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {Command} from 'commander'
import type {LoadedLab} from '../lab/read.ts'
import {BadInput, needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {print, printNote} from './terminal.ts'

export const exportCommand = () =>
	new Command('export')
		.description(
			'Writes a running lab as a lab file: the file that it was raised from, with all changes since. Its comments stay.'
		)
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.option('-o, --output <file>', 'write to a file, not to standard output; it must not exist yet')
		.option('--folder <folder>', 'write lab.yaml and the files of its devices to a folder, which must be empty')
		.option('--into <file>', 'write what differs into this lab file, whose comments and order stay')
		.option('--force', 'overwrite what is there')
		.addHelpText(
			'after',
			`
Examples:
  vpclab export public-private                     the running network, with the faults that it has now
  vpclab export public-private -o repaired.yaml
  vpclab export vpn-appliance --folder copy        with the device's swanctl.conf and frr.conf
  vpclab export public-private --into labs/public-private/lab.yaml
  vpclab export public-private | diff labs/public-private/lab.yaml -`
		)
		.action(exportLab)

type Options = {readonly output?: string; readonly folder?: string; readonly into?: string; readonly force?: true}

async function exportLab(text: string, {output, folder, into, force}: Options) {
	needRoot('vpclab export')
	if ([output, folder, into].filter(one => one !== undefined).length > 1) {
		throw new BadInput('--output, --folder and --into cannot be used together')
	}
	if (into !== undefined && !existsSync(into)) throw new BadInput(`${into} is not there: --output writes a new file`)
	const {loaded, name} = findRunning(text)
	const {renderRunning} = await import('../lab/export.ts')
	if (into !== undefined) {
		const file = readFileSync(into, 'utf8')
		replaceFile(into, renderRunning({document: loaded.document, source: {text: file, file: into}}))
		printNote(`vpclab: "${name}" is written into ${into}\n`)
		return
	}
	const written = renderRunning(loaded)
	const flag = force ? 'w' : 'wx'
	if (output !== undefined) {
		writeFileSync(output, written, {flag})
	} else if (folder !== undefined) {
		writeFolder(folder, loaded, written, flag)
	} else {
		print(written)
		return
	}
	printNote(`vpclab: "${name}" is written to ${output ?? folder}\n`)
}

function writeFolder(folder: string, {source, files = {}}: LoadedLab, written: string, flag: 'w' | 'wx') {
	mkdirSync(folder, {recursive: true})
	if (flag === 'wx' && readdirSync(folder).length > 0) {
		throw new BadInput(`${folder} is not empty: choose another folder, or add --force`)
	}
	writeFileSync(join(folder, source.file.endsWith('.json') ? 'lab.json' : 'lab.yaml'), written, {flag})
	for (const [path, file] of Object.entries(files)) {
		if (!('text' in file)) continue
		mkdirSync(join(folder, dirname(path)), {recursive: true})
		writeFileSync(join(folder, path), file.text, {flag})
	}
}

/** Replaces the file atomically, and keeps its permissions. */
function replaceFile(path: string, text: string) {
	const temporary = `${path}.vpclab`
	writeFileSync(temporary, text, {mode: statSync(path).mode & 0o777})
	renameSync(temporary, path)
}
