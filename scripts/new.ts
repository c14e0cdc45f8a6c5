/** Makes the files of a new kind, check, service or lab: `npm run new-kind carrier-gateway`, `npm run new-check reverseDns`. Overwrites nothing. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {newCheck} from './scaffold/check.ts'
import type {Changes} from './scaffold/edits.ts'
import {newKind} from './scaffold/kind.ts'
import {newLab} from './scaffold/lab.ts'
import {newService} from './scaffold/service.ts'

type Maker = {
	readonly usage: string
	readonly make: (name: string, more?: string) => Changes
	readonly next: (name: string) => string
}

const makers: Readonly<Record<string, Maker>> = {
	kind: {
		usage: 'npm run new-kind NAME: singular, in the words of AWS, as carrier-gateway',
		make: newKind,
		next: () => 'npm run fix, npm run schema, and docs/add-a-kind.md. Its tests fail until they are written.'
	},
	check: {
		usage: 'npm run new-check NAME [probe|observation|action]: the key in lab files, as reverseDns. Default: a probe',
		make: newCheck,
		next: () => 'npm run fix, npm run schema, and docs/add-a-check.md. Its tests fail until they are written.'
	},
	service: {
		usage: 'npm run new-service NAME: what it does, as time-beacon',
		make: newService,
		next: () => 'npm run fix, and docs/add-a-service.md. Its tests fail until they are written.'
	},
	lab: {
		usage: 'npm run new-lab NAME: as two-subnets',
		make: newLab,
		next: name => `./vpclab test labs/${name}. Its last check fails until the lab forbids that flow.`
	}
}

const root = path.resolve(import.meta.dirname, '..')
const [what = '', name, more] = process.argv.slice(2)

try {
	const maker = makers[what]
	if (!maker || name === undefined) throw new Error((maker ? [maker] : Object.values(makers)).map(({usage}) => usage).join('\n'))
	write(maker.make(name, more))
	process.stdout.write(`Next: ${maker.next(name)}\n`)
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n`)
	process.exitCode = 2
}

/** All of them, or none. */
function write(changes: Changes): void {
	const texts = Object.entries(changes).map(([file, change]) => [file, changed(file, change)] as const)
	for (const [file, text] of texts) {
		const place = path.join(root, file)
		mkdirSync(path.dirname(place), {recursive: true})
		writeFileSync(place, text)
		process.stdout.write(`${file}\n`)
	}
}

function changed(file: string, change: Changes[string]): string {
	const place = path.join(root, file)
	try {
		return change(existsSync(place) ? readFileSync(place, 'utf8') : '')
	} catch (error) {
		throw new Error(`${file} ${(error as Error).message}`)
	}
}
