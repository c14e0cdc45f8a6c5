/** The services of a new instance: SSH, and those in its tag `vpclab:serves` or recognized in its user data. Pure. */
import type {WrittenService} from '../ports.ts'

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

/** Apache as Amazon Linux installs it: without a page of its own it answers 403. */
const isBareApache = (userData: string): boolean =>
	/(?:systemctl start|service) httpd/.test(userData) && !userData.includes('/var/www/html')

/** The same, of an instance that is launched by a call. */
export const launchedServices = (tag: string | undefined, userData: string | undefined): readonly WrittenService[] =>
	servicesFor(tag, userData).map(one =>
		one === 'http' && tag === undefined && isBareApache(userData ?? '') ? {http: 80, status: 403} : one
	)
