import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {loadLab} from '../../src/lab/load.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {shippedLab} from '../../src/lab/shipped-lab.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const main = path.resolve('src/cli/main.ts')

test('a lab that comes with vpclab is known by its name, wherever the command is called; a folder of that name comes first', async t => {
	const folder = temporaryFolder('shipped')
	const validate = () => execa(process.execPath, [main, 'validate', 'nacl-order'], {cwd: folder, all: true, reject: false})
	t.regex((await validate()).all, /labs\/nacl-order/)
	mkdirSync(path.join(folder, 'nacl-order'))
	writeFileSync(path.join(folder, 'nacl-order/lab.yaml'), 'vpcs: {own: {cidr: 10.0.0.0/33}}\n')
	t.regex((await validate()).all, /nacl-order\/lab\.yaml:1.*10\.0\.0\.0\/33/)
})

test('programs name it likewise, and what is not a name of one is no place', async t => {
	t.is((await loadLab('public-private')).lab.name, 'public-private')
	t.is(shippedLab('../src'), undefined)
	t.is(shippedLab('nonesuch'), undefined)
	await t.throwsAsync(loadLab('nonesuch'), {instanceOf: BadLab, message: /a lab that comes with vpclab/})
})
