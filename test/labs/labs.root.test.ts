import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import type {CheckResult} from '../../src/index.ts'
import {raise} from '../../src/index.ts'

const hasTunnels = /^vpnConnections:/m
const folder = fileURLToPath(new URL('../../labs/', import.meta.url))
const textOf = (name: string): string => readFileSync(`${folder}${name}/lab.yaml`, 'utf8')
const labs = readdirSync(folder, {withFileTypes: true})
	.filter(entry => entry.isDirectory())
	.map(({name}) => name)
	// Those with tunnels take longest: one that began last would run without any beside it.
	.toSorted((one, other) => Number(hasTunnels.test(textOf(other))) - Number(hasTunnels.test(textOf(one))))

/** What does not get through, by the words of the outcome. */
const isBarred = ({expected = ''}: CheckResult) => /timeout|refused|unreachable|reset/.test(expected)

/** What is measured there is time or rate, of which a lab beside it would take some. */
const measures = (name: string) => /^\s*(- )?(outage|throughput):/m.test(textOf(name))

/** The others wait for packets most of the time, so a few are up side by side. Ava runs its serial tests first, alone. */
let free = 3
const waiting: (() => void)[] = []

async function inTurn(work: () => Promise<void>): Promise<void> {
	if (free > 0) {
		free--
	} else {
		await new Promise<void>(resolve => waiting.push(resolve))
	}
	try {
		await work()
	} finally {
		const next = waiting.shift()
		if (next) {
			next()
		} else {
			free++
		}
	}
}

for (const name of labs) {
	const inItsTurn = measures(name) ? test.serial : test
	inItsTurn(`lab ${name}: every check passes`, t =>
		inTurn(async () => {
			const lab = await raise(`${folder}${name}`, {name: `${name}-${process.pid}`})
			t.teardown(() => lab.down())
			// Of three labs at once each has less of the machine.
			const report = await lab.check({withinMs: 15_000})
			for (const result of report.results) {
				t.is(result.verdict, 'passed', `${result.title}\nexpected ${result.expected}\ngot ${result.got}`)
			}

			t.true(report.results.some(isBarred), 'at least one flow must not get through')
			await lab.down()
		})
	)

	test(`lab ${name} has a page that says how to run it and what must not get through`, t => {
		const page = `${folder}${name}/README.md`
		t.true(existsSync(page))
		const text = readFileSync(page, 'utf8')
		t.true(text.includes(`./vpclab test labs/${name}`))
		t.regex(text, /^## What must not get through$/m)
	})
}
