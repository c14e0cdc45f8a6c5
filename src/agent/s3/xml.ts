/** The small part of XML that S3 uses. */

type Content = string | number | boolean | readonly Element[]
export type Element = readonly [name: string, content: Content]

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;'}
const entities: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries(escapes).map(([plain, entity]) => [entity, plain])
)

export const escapeXml = (text: string): string =>
	text
		// Characters that XML 1.0 cannot represent at all.
		.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '?')
		.replaceAll(/[&<>"']/g, character => escapes[character] ?? '')

const inside = (content: Content): string =>
	Array.isArray(content) ? content.map(element => tag(element as Element)).join('') : escapeXml(String(content))

const tag = ([name, content]: Element): string => `<${name}>${inside(content)}</${name}>`

export const document = (root: string, content: Content): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside(content)}</${root}>`

/** A document without a namespace, as errors have. */
export const errorDocument = (content: readonly Element[]): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n${tag(['Error', content])}`

/** The contents of all elements of that name, in order. */
export const textsIn = (xml: string, name: string): readonly string[] =>
	[...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
		text
			.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
			.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, entity => entities[entity] ?? entity)
	)
