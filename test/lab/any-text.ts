/** Texts as malice or accident writes them: letters, and all that commands a terminal, a line protocol or a markup. */
import fc from 'fast-check'

const nasty = [
	...['\u0000', '\u0007', '\u0008', '\t', '\n', '\r', '\r\n', '\u000b', '\u000c', '\u001b', '\u001b[2J', '\u001b]0;title\u0007'],
	...[
		'\u007f',
		'\u0085',
		'\u009b31m',
		'\u009d',
		'\u200b',
		'\u200f',
		'\u2028',
		'\u2029',
		'\u202e',
		'\u2066',
		'\ufeff',
		'\ud800',
		'\udc00'
	],
	...[
		'\nnot ok 1 - forged',
		'\n1..0',
		'\n  ---',
		' # SKIP',
		'#',
		'\\',
		']]>',
		'</testcase>',
		'&',
		'"',
		"'",
		'<',
		'\ufffe',
		'\uffff'
	]
]

export const anyText: fc.Arbitrary<string> = fc
	.array(fc.oneof(fc.constantFrom(...nasty), fc.string({unit: 'binary', maxLength: 4}), fc.string({maxLength: 6})), {
		maxLength: 8
	})
	.map(parts => parts.join(''))

/** Whether a terminal would do something else than show it, but for new lines and tabs. Written apart from the product's own list. */
export const commandsTerminal = (text: string): boolean =>
	/[\p{Cc}\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text.replaceAll(/[\n\t]/g, '')) ||
	!text.isWellFormed()
