/** Finds and reads the files of a snapshot; `read.ts` interprets them. */
import {existsSync, readdirSync, statSync} from 'node:fs'
import {basename, join, relative} from 'node:path'
import {BadLab} from '../lab/problem.ts'
import {readRegularFile} from '../lab/regular-file.ts'
import {kinds} from './describe.ts'
import type {SnapshotFile} from './snapshot.ts'

/** Deep enough for `accounts/<account>/<region>/<Kind>.json` inside a folder or two. */
const deepest = 6
/** Recordings are saved beside a snapshot, and are not part of it. */
const foreign = new Set(['node_modules', 'show'])

/**
 * All `.json` files below a folder (or below its folder `aws_configs`, if it has one), in the order of their paths.
 * Throws BadLab if the folder does not exist, or has no such file.
 */
export function findSnapshot(dir: string): readonly SnapshotFile[] {
	if (!existsSync(dir) || !statSync(dir).isDirectory()) throw noSnapshot(dir, 'there is no such folder')
	const inner = join(dir, 'aws_configs')
	const root = existsSync(inner) ? inner : dir
	const files = jsonFiles(root, 0)
	if (files.length === 0) throw noSnapshot(dir, 'no .json file is in it')
	return files.map(path => ({file: path, place: relative(root, path), text: readAnswer(path)}))
}

/** The answer for a hundred thousand interfaces has some 200 MB. */
const longestAnswerBytes = 500_000_000

function readAnswer(path: string): string {
	const read = readRegularFile(path, longestAnswerBytes)
	if (read.bytes) return read.bytes.toString('utf8')
	throw new BadLab([
		{file: path, path: '', message: `it ${read.unreadable}`, fix: 'take it out of the folder, or make it readable'}
	])
}

/** Whether a folder holds a snapshot rather than a lab file, for `vpclab up DIR`. */
export function looksLikeSnapshot(dir: string): boolean {
	if (!existsSync(dir) || !statSync(dir).isDirectory()) return false
	if (existsSync(join(dir, 'lab.yaml')) || existsSync(join(dir, 'lab.json'))) return false
	return existsSync(join(dir, 'aws_configs')) || jsonFiles(dir, 0).some(file => isAnswer(basename(file)))
}

const isAnswer = (name: string) =>
	/^(?:aws-ec2-)?describe-[\w-]+\.json$/.test(name) || Object.hasOwn(kinds, name.replace(/\.json$/, ''))

const jsonFiles = (folder: string, depth: number): string[] =>
	readdirSync(folder, {withFileTypes: true})
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap(entry => {
			const path = join(folder, entry.name)
			if (entry.isDirectory()) {
				return depth < deepest && !foreign.has(entry.name) && !entry.name.startsWith('.') ? jsonFiles(path, depth + 1) : []
			}
			return entry.isFile() && entry.name.toLowerCase().endsWith('.json') ? [path] : []
		})

const noSnapshot = (dir: string, message: string) =>
	new BadLab([
		{
			file: dir,
			path: '',
			message,
			fix: 'give a folder with what `aws ec2 describe-vpcs --output json` and its like answered: <region>/Vpcs.json, accounts/<account>/<region>/Vpcs.json, or describe-vpcs.json'
		}
	])
