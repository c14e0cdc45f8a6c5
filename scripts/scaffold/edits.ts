/** What a scaffold does with the text of a file; one that is not there yet has the text ''. Errors: `Error`, words that follow the file's path. */
export type Change = (text: string) => string

export type Changes = Readonly<Record<string, Change>>

export const made =
	(text: string): Change =>
	before => {
		if (before !== '') throw new Error('is there already')
		return text
	}

/** Both, one after the other. */
export const all =
	(...changes: readonly Change[]): Change =>
	text =>
		changes.reduce((before, change) => change(before), text)

/** Beside the imports that are there. The formatter sorts them. */
export const addImport = (line: string): Change => edited(/^import /m, `${line}\n$&`)

/** Last in the object that is the value of a constant. */
export const addKey = (constant: string, entry: string): Change =>
	edited(new RegExp(`(const ${constant}\\b[^=]*= \\{[^{}]*?),?(\\s*\\})`), `$1,\n\t${entry}$2`)

/** Last in an object type. */
export const addField = (type: string, field: string): Change =>
	edited(new RegExp(`(^export type ${type} = [^]*?)(^\\})`, 'm'), `$1\t${field}\n$2`)

/** A list in which nothing would be added would be silent. */
export const edited =
	(place: RegExp, replacement: string): Change =>
	text => {
		if (!place.test(text)) throw new Error(`has no ${place} any more: mend scripts/scaffold`)
		return text.replace(place, replacement)
	}
