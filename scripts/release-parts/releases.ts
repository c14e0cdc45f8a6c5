/** The releases of Debian that vpclab is tested on, and how their files are fetched. Pure. */

export type Release = {readonly number: string; readonly codename: string}

export const releases: readonly Release[] = [
	{number: '12', codename: 'bookworm'},
	{number: '13', codename: 'trixie'}
]

export const newestRelease: Release = releases.at(-1)!

/** By number or code name. */
export const readRelease = (word: string): Release | undefined =>
	releases.find(({number, codename}) => word === number || word === codename)

/** The release of this machine, from its /etc/os-release. Undefined: another distribution, or another release. */
export const releaseOf = (osRelease: string): Release | undefined =>
	releases.find(({codename}) => new RegExp(`^VERSION_CODENAME="?${codename}"?$`, 'm').test(osRelease))

/** The newest release that this machine does not run. */
export const anotherRelease = (osRelease: string): Release =>
	releases.findLast(({codename}) => codename !== releaseOf(osRelease)?.codename)!

/**
 * This machine's apt sources of a release. Undefined if it is not a Debian: then mmdebstrap's default is used.
 * `targets`: a line a source, `URI SUITE`. Sources of security updates and backports hold no whole release.
 */
export const mirrorOf = (targets: string): string | undefined =>
	targets
		.split('\n')
		.map(line => line.split(' '))
		.find(([, suite]) => releases.some(({codename}) => codename === suite))?.[0]

/** How this machine's apt reaches its sources (proxies, retries, checks), as lines of apt.conf. */
export const aptOptions = (dump: string): readonly string[] =>
	dump.split('\n').filter(line => /^Acquire::(?:(?:https?|ftp)::|Retries |Check-|ForceIPv)/.test(line) && !line.endsWith(' "";'))

/** Names of packages in a file of scripts/debian-packages*. */
export const readPackages = (text: string): readonly string[] =>
	text.split('\n').flatMap(line => (line === '' || line.startsWith('#') ? [] : [line.split(/\s/)[0]!]))
