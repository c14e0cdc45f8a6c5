/** A scaffold's edit of a file's text; a new file begins with ''. Errors: `Error`, words that follow the file's path. */
export type Change = (text: string) => string

export type Changes = Readonly<Record<string, Change>>

export const made =
	(text: string): Change =>
	before => {
		if (before !== '') throw new Error('is there already')
		return text
	}

/** Applies all edits in order. */
export const all =
	(...changes: readonly Change[]): Change =>
	text =>
		changes.reduce((before, change) => change(before), text)

/** Adds an import. The formatter sorts imports. */
export const addImport = (line: string): Change => edited(/^import /m, `${line}\n$&`)

/** Adds an entry at the end of a constant's object. */
export const addKey = (constant: string, entry: string): Change =>
	edited(new RegExp(`(const ${constant}\\b[^=]*= \\{[^{}]*?),?(\\s*\\})`), `$1,\n\t${entry}$2`)

/** Adds a field at the end of an object type. */
export const addField = (type: string, field: string): Change =>
	edited(new RegExp(`(^export type ${type} = [^]*?)(^\\})`, 'm'), `$1\t${field}\n$2`)

/** Throws if the pattern does not match, since the list would silently lack the entry. */
export const edited =
	(place: RegExp, replacement: string): Change =>
	text => {
		if (!place.test(text)) throw new Error(`has no ${place} any more: fix scripts/scaffold`)
		return text.replace(place, replacement)
	}
