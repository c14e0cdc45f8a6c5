import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import type {LabOutcome} from '../../scripts/mutants/outcomes.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const script = fileURLToPath(new URL('../../scripts/mutants.ts', import.meta.url))

function run(...args: readonly string[]) {
	const {stdout, stderr, status} = spawnSync(process.execPath, [script, '--json', ...args], {encoding: 'utf8', timeout: 180_000})
	const report = stdout === '' ? undefined : (JSON.parse(stdout) as {passed: number; failed: number; labs: readonly LabOutcome[]})
	return {status, stderr, report}
}

test.serial('of a lab whose checks can fail every one does in a mutant, and the last line adds up', t => {
	const {status, stderr, report} = run('sg-vs-nacl')
	t.is(status, 0, stderr)
	t.is(report?.failed, 0)
	t.is(report?.labs[0]?.outcomes.filter(({outcome}) => outcome === 'killed').length, report?.passed)
	t.regex(stderr, /\d+ passed, 0 failed\n$/)
})

/** A quarter of the round trip is waited for: it is silent whoever is let in. */
const impatient = `
vpcs:
  main:
    cidr: 10.0.0.0/16
    internetGateway: true
    subnets: {public: {zone: a, cidr: 10.0.0.0/24, routes: {0.0.0.0/0: internet-gateway}}}
    securityGroups: {web: {ingress: []}}
    instances: {web: {subnet: public, publicIp: true, securityGroups: [web]}}
internet: {laptop: 203.0.113.10}
links: {internet: {laptop: {delayMs: 400}}}
checks:
  - ping: {from: laptop, to: web, expect: timeout, timeoutMs: 200}
`

test.serial('a check that is silent whatever is allowed survives, and the command fails', t => {
	const folder = temporaryFolder('impatient')
	mkdirSync(folder, {recursive: true})
	writeFileSync(path.join(folder, 'lab.yaml'), impatient)
	const {status, stderr, report} = run(folder)
	t.is(status, 1, stderr)
	t.is(report?.labs[0]?.outcomes[0]?.outcome, 'survived')
	t.regex(stderr, /security group main\.web admits everything/)
})
