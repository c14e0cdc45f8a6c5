#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import {enableCompileCache} from 'node:module'
import {fileURLToPath} from 'node:url'

// With fewer file descriptors, modules may fail to load, and then nothing can be undone later.
const fewest = 256
const limit = Number(/^Max open files\s+(\d+)/m.exec(readLimits())?.[1] ?? fewest)
if (limit < fewest) {
	process.stderr.write(
		`vpclab: only ${limit} files may be open at once (\`ulimit -n\`): vpclab needs ${fewest}, and one more per service of a lab's hosts\n`
	)
	process.exit(3)
}

// In a checkout TypeScript is stripped at each start, which takes longer than most commands: the result is cached.
if (import.meta.url.endsWith('.ts')) {
	enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/vpclab', import.meta.url)))
}

function readLimits(): string {
	try {
		return readFileSync('/proc/self/limits', 'utf8')
	} catch {
		return ''
	}
}

const {run} = await import('./run.ts')
await run(process.argv.slice(2))
