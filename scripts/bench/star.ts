import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {$} from 'zx'

export const vpclab = fileURLToPath(new URL('../../vpclab', import.meta.url))

/** Runs without output; throws with the output on failure. */
export const quiet = $({quiet: true, stdio: ['ignore', 'pipe', 'pipe'], timeout: '180s'})

export type Star = {
	readonly instances: number
	/** How many security groups, and how many rules each has. Default: one with one. */
	readonly groups?: number
	readonly rules?: number
	/** Further text under the VPC's instances. */
	readonly extra?: string
	readonly port?: number
}

/**
 * A lab file with one VPC of two subnets, its instances with an http listener each: the same work as the reference's
 * star of hosts, and more.
 */
export function starLab({instances, groups = 1, rules = 1, extra = '', port = 80}: Star): string {
	const group = (index: number) =>
		`      g${index}: {ingress: [${Array.from({length: rules}, (_, rule) =>
			rule === rules - 1
				? `{all: true, from: 10.0.0.0/16}`
				: `{tcp: ${10_000 + index * 100 + rule}, from: 192.168.${index}.${rule}/32}`
		).join(', ')}]}`
	return [
		'vpcs:',
		'  star:',
		'    cidr: 10.0.0.0/16',
		'    subnets:',
		'      one: {zone: a, cidr: 10.0.0.0/18}',
		'      two: {zone: b, cidr: 10.0.64.0/18, networkAcl: some}',
		'    networkAcls:',
		'      some:',
		'        ingress: {90: {deny: tcp, ports: 23, from: 0.0.0.0/0}, 100: {allow: all, from: 0.0.0.0/0}}',
		'        egress: {100: {allow: all, to: 0.0.0.0/0}}',
		'    securityGroups:',
		...Array.from({length: groups}, (_, index) => group(index)),
		'    instances:',
		...Array.from(
			{length: instances},
			(_, index) =>
				`      h${index}: {subnet: ${index % 2 ? 'two' : 'one'}, securityGroups: [${groupsOf(index, groups)}], serves: ['http:${port}']}`
		),
		extra,
		''
	].join('\n')
}

/** The first two instances have every group, as the ones that are measured; the others one each. */
const groupsOf = (index: number, groups: number) =>
	index < 2 ? Array.from({length: Math.min(groups, 5)}, (_, group) => `g${group}`).join(', ') : `g${index % groups}`

export async function writeLab(folder: string, name: string, text: string): Promise<string> {
	const path = join(folder, `${name}.yaml`)
	await writeFile(path, `name: ${name}\n${text}`)
	return path
}
