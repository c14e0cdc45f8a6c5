/**
 * Texts for a terminal. Texts by users, daemons and servers are shown, never interpreted: characters that would move the cursor, or color, hide
 * or reorder text are escaped as in source code, `\x1b`. Idempotent.
 */

/** Control, invisible and reordering characters, and lone surrogates, except tab and line break. */
const commanding =
	/[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** For a text of one line or several. */
export const visible = (text: string): string => text.replaceAll(commanding, escaped)

/** For a text that must stay on one line: a name, a title, a cell. */
export const visibleLine = (text: string): string =>
	visible(text).replaceAll(/[\t\n]/g, character => (character === '\n' ? String.raw`\n` : String.raw`\t`))

function escaped(character: string): string {
	if (character === '\r') return String.raw`\r`
	const code = character.charCodeAt(0).toString(16)
	return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
}

/** JSON with such characters escaped: the same data to any parser. */
export const visibleJson = (value: unknown, indent?: string): string =>
	visibleJsonText(JSON.stringify(value, undefined, indent) ?? 'null')

/** The same for existing JSON text, whose line breaks and tabs are layout. */
export const visibleJsonText = (json: string): string =>
	json.replaceAll(commanding, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
