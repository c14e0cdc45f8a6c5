#!/usr/bin/env node
import {enableCompileCache} from 'node:module'
import {fileURLToPath} from 'node:url'

// In a checkout TypeScript is stripped at each start, which takes longer than most commands: once is enough.
if (import.meta.url.endsWith('.ts'))
	enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/vpclab', import.meta.url)))

const {run} = await import('./run.ts')
await run(process.argv.slice(2))
