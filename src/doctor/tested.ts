/** The versions that vpclab's tests run with, as data, and how another one compares with them. Pure. */

export const testedReleases = ['Debian 12', 'Debian 13'] as const

/** A version with fewer parts stands for all that begin with it: `8.4` for 8.4.4. */
type Tested = {readonly version: string; readonly on: string}

export const tested = {
	FRR: [
		{version: '8.4', on: 'Debian 12'},
		{version: '10.3', on: 'Debian 13'}
	],
	strongSwan: [
		{version: '5.9.8', on: 'Debian 12'},
		{version: '6.0.1', on: 'Debian 13'}
	],
	iptables: [
		{version: '1.8.9', on: 'Debian 12'},
		{version: '1.8.11', on: 'Debian 13'}
	],
	Linux: [
		{version: '6.1', on: 'Debian 12 in a virtual machine'},
		{version: '6.18', on: 'Debian 12, and Debian 13 in a chroot'}
	],
	Node: [{version: '24', on: 'all'}]
} as const satisfies Readonly<Record<string, readonly Tested[]>>

export type TestedThing = keyof typeof tested

/** Notes on distributions that no test runs on, by `ID VERSION_ID` of /etc/os-release. */
const untestedDistributions: Readonly<Record<string, string>> = {
	'ubuntu 24.04':
		'no test runs on it: its FRR is that of Debian 12, and its strongSwan (5.9.13) and iptables (1.8.10) lie between tested ones',
	'ubuntu 22.04': 'no test runs on it: its FRR (8.1), strongSwan (5.9.5) and iptables (1.8.7) are older than all that is tested'
}

/** `between`: older than one tested version and newer than another. */
export type Comparison = 'tested' | 'older' | 'newer' | 'between'

export function compareWithTested(thing: TestedThing, version: string): Comparison {
	const signs = tested[thing].map(each => compareVersions(version, each.version))
	if (signs.includes(0)) return 'tested'
	if (signs.every(sign => sign > 0)) return 'newer'
	return signs.every(sign => sign < 0) ? 'older' : 'between'
}

/** 0 if they are equal in the parts that the second has. */
function compareVersions(version: string, other: string): number {
	const parts = version.split('.').map(part => Number.parseInt(part, 10))
	const differences = other.split('.').map((part, index) => (parts[index] ?? 0) - Number(part))
	return differences.find(difference => difference !== 0) ?? 0
}

/** `8.4 (Debian 12), 10.3 (Debian 13)`. */
export const renderTested = (thing: TestedThing): string => tested[thing].map(({version, on}) => `${version} (${on})`).join(', ')

/** From /etc/os-release: the distribution's name, and a note about tests on it. */
export function readDistribution(osRelease: string): {readonly name: string; readonly note?: string} {
	const field = (key: string) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
	const [id, version] = [field('ID'), field('VERSION_ID')]
	const name = field('PRETTY_NAME') || `${id} ${version}`.trim() || 'unknown'
	if (id === 'debian' && testedReleases.some(release => release === `Debian ${version}`)) return {name}
	return {
		name,
		note: untestedDistributions[`${id} ${version}`] ?? `no test runs on it: tested are ${testedReleases.join(' and ')}`
	}
}
