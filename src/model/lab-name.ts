/** Valid names of labs: the folder of its state has that name, and its lock is the file `NAME.lock` next to it. */
export const labNamePattern = /^(?!.*\.lock$)[A-Za-z0-9][\w.-]{0,59}$/

export const isLabName = (name: string): boolean => labNamePattern.test(name)

/** Describes valid names in messages. */
export const labNameNoun =
	'a name of letters, digits, ".", "_" and "-", at most 60, which begins with a letter or digit and does not end in .lock'

/** The nearest valid name: `My Lab` becomes `My-Lab`. */
export function fitLabName(text: string): string {
	const fit = text
		.slice(0, 1000)
		.replaceAll(/[^\w.-]+/g, '-')
		.replace(/^[^A-Za-z0-9]+/, '')
		.slice(0, 60)
		.replace(/(?:\.lock)+$/, '')
		.replace(/[-.]+$/, '')
	return isLabName(fit) ? fit : 'lab'
}
