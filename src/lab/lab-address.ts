/** Labs that are elsewhere: a file behind `https://`, or a folder of a git repository. Pure. */

export type LabAddress =
	| {readonly kind: 'file'; readonly url: string; readonly name: string}
	/** `ref`: a branch or a tag. Default: the repository's own. `folder`: below its root. */
	| {readonly kind: 'git'; readonly repository: string; readonly ref?: string; readonly folder: string; readonly name: string}

/** Neither a path nor a name. */
export const isAddress = (text: string): boolean => /^(?:[a-z][a-z+]*:\/\/|git@)/.test(text)

/**
 * `https://example.org/labs/demo.yaml`, `https://example.org/labs.git//demo?ref=v1`, `git@example.org:labs.git`.
 * Errors: a text for the user.
 */
export function readAddress(text: string): LabAddress | {readonly error: string} {
	const [, repository, folder = '', ref] = /^(.+?\.git)(?:\/\/([^?]*))?(?:\?ref=(.+))?$/.exec(text) ?? []
	if (repository !== undefined) {
		if (!/^(?:https|ssh|file):\/\/|^git@/.test(repository)) return {error: `${text}: git is asked over https or ssh alone`}
		if (folder.split('/').includes('..')) return {error: `${text}: the folder must be in the repository`}
		if (ref?.startsWith('-')) return {error: `${text}: "${ref}" is no branch or tag`}
		const name = (folder || repository.replace(/\.git$/, '')).split(/[/:]/).findLast(part => part !== '') ?? 'lab'
		return {kind: 'git', repository, folder, name, ...(ref !== undefined && {ref})}
	}
	if (!text.startsWith('https://')) return {error: `${text}: a lab file is fetched over https alone`}
	const path = URL.parse(text)?.pathname ?? ''
	const [, folder2 = '', file = ''] = /([^/]*)\/([^/]+)\.(?:ya?ml|json)$/.exec(path) ?? []
	if (file === '') {
		return {
			error: `${text} is no lab file: write the address of a .yaml or .json, or a repository's with .git, as https://example.org/labs.git//demo`
		}
	}
	return {kind: 'file', url: text, name: file === 'lab' && folder2 !== '' ? folder2 : file}
}
