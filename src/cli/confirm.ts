/** Asks at the terminal. Undefined: there is no terminal. */
export async function confirm(question: string, signal: AbortSignal): Promise<boolean | undefined> {
	if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
	const {createInterface} = await import('node:readline/promises')
	const terminal = createInterface({input: process.stdin, output: process.stderr})
	try {
		return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, {signal})).trim())
	} finally {
		terminal.close()
	}
}

export const trustHelp = 'run labs from addresses (https, git) without asking'
