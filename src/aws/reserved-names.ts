/** Words with a special meaning in a lab file: things that tools name get other names. */
import {kinds} from './kinds.ts'

export const reservedNames: ReadonlySet<string> = new Set([
	'default',
	'self',
	'local',
	'blackhole',
	'main',
	'main-table',
	...kinds.targets.flatMap(({only}) => (only ? [only.word, only.short] : []))
])
