/** Makes the files of a new kind or lab: `npm run new-kind carrier-gateway`, `npm run new-lab two-subnets`. Overwrites nothing. */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {newKind} from './scaffold/kind.ts'
import {newLab} from './scaffold/lab.ts'

const root = path.resolve(import.meta.dirname, '..')
const [what, name = ''] = process.argv.slice(2)

try {
	if (what === 'kind') {
		makeKind()
	} else {
		makeLab()
	}
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n`)
	process.exitCode = 2
}

function makeKind(): void {
	const changes = newKind(name)
	if (existsSync(path.join(root, 'src/aws', name))) throw new Error(`src/aws/${name} is there already`)
	for (const [file, change] of Object.entries(changes)) {
		const place = path.join(root, file)
		write(file, change(existsSync(place) ? readFileSync(place, 'utf8') : ''))
	}
	process.stdout.write('Next: npm run fix, npm run schema, and docs/add-a-kind.md. Its tests fail until they are written.\n')
}

function makeLab(): void {
	const files = newLab(name)
	if (existsSync(path.join(root, 'labs', name))) throw new Error(`labs/${name} is there already`)
	for (const [file, text] of Object.entries(files)) write(file, text)
	process.stdout.write(`Next: ./vpclab test labs/${name}. Its last check fails until the lab forbids that flow.\n`)
}

function write(file: string, text: string): void {
	const place = path.join(root, file)
	mkdirSync(path.dirname(place), {recursive: true})
	writeFileSync(place, text)
	process.stdout.write(`${file}\n`)
}
