/** All texts within a value, with base64 decoded. Pure. */
export function plainTexts(value: unknown): readonly string[] {
	if (typeof value === 'string') return [decoded(value)]
	if (typeof value !== 'object' || value === null) return []
	return Object.entries(value).flatMap(([key, inner]) => [key, ...plainTexts(inner)])
}

/** User data is encoded as base64. */
export function decoded(text: string): string {
	if (text.length < 8 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return text
	const plain = Buffer.from(text, 'base64').toString()
	return plain.includes('\uFFFD') ? text : plain
}
