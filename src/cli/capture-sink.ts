/** Where the packets of `vpclab capture` go: a file, a pipe, or nowhere. */
import {once} from 'node:events'
import {createWriteStream} from 'node:fs'
import type {Writable} from 'node:stream'
import {finished} from 'node:stream/promises'
import {BadInput} from './failing.ts'

type Sink = AsyncDisposable & {
	/** Waits while the reader is slow: meanwhile the kernel buffers packets, and counts those that do not fit. */
	put(chunk: string | Buffer): Promise<void>
}

export async function openSink(path: string | undefined, stdout: Writable): Promise<Sink> {
	const file = path === undefined || path === '-' ? undefined : await openFile(path)
	const output = file ?? stdout
	let problem: Error | undefined
	const remember = (error: Error) => {
		problem = error
	}
	output.on('error', remember)
	return {
		async put(chunk) {
			if (problem) throw problem
			if (!output.write(chunk)) await once(output, 'drain')
		},
		async [Symbol.asyncDispose]() {
			if (file && !problem) await finished(file.end()).catch(remember)
			output.off('error', remember)
			if (file && problem) throw problem
		}
	}
}

async function openFile(path: string): Promise<Writable> {
	const file = createWriteStream(path)
	try {
		await once(file, 'open')
	} catch (error) {
		throw new BadInput(`cannot write the packets: ${error instanceof Error ? error.message : error}`)
	}
	return file
}

export const isBrokenPipe = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE'
