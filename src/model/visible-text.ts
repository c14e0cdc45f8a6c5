/**
 * Texts for a terminal. What people, daemons and servers wrote is shown, never obeyed: what would move the cursor, colour, hide or
 * reorder text is written as in a program's source, `\x1b`. Saying it twice changes nothing.
 */

/** Controls, invisible and reordering characters, halves of pairs; all but tab and line break. */
const commanding =
	/[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Of a text of one line or several. */
export const visible = (text: string): string => text.replaceAll(commanding, escaped)

/** Of a text that must stay on its line: a name, a title, a cell. */
export const visibleLine = (text: string): string =>
	visible(text).replaceAll(/[\t\n]/g, character => (character === '\n' ? String.raw`\n` : String.raw`\t`))

function escaped(character: string): string {
	if (character === '\r') return String.raw`\r`
	const code = character.charCodeAt(0).toString(16)
	return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
}

/** JSON in which none of them stands as it is: the same data to whoever reads it. */
export const visibleJson = (value: unknown, indent?: string): string =>
	visibleJsonText(JSON.stringify(value, undefined, indent) ?? 'null')

/** The same of what is JSON already, whose lines and tabs are of its layout. */
export const visibleJsonText = (json: string): string =>
	json.replaceAll(commanding, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
