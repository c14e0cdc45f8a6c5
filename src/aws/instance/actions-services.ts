/** The services of a new instance: SSH, and those in its tag `vpclab:serves` or recognized in its user data. Pure. */

/** Programs that user data typically installs, and the services that they run. The first match counts. */
const programs: readonly (readonly [words: RegExp, service: string])[] = [
	[/http\.server\s+(\d{1,5})/, 'http:$1'],
	[/\b(?:httpd|apache2?|nginx)\b/, 'http'],
	[/http\.server/, 'http:8000'],
	[/\biperf3?\b/, 'tcp:5201']
]

export function servicesFor(tag: string | undefined, userData: string | undefined): readonly string[] {
	if (tag !== undefined) return tag.split(/[\s,]+/).filter(one => one !== '')
	const found = programs.flatMap(([words, service]) => {
		const match = words.exec(userData ?? '')
		return match ? [service.replace('$1', match[1] ?? '')] : []
	})
	return ['tcp:22', ...found.slice(0, 1)]
}
