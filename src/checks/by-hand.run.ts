export type ByHand = {
	/** How the program is called. Default: `./vpclab`. */
	readonly cli?: string | undefined
	readonly lab: string
	readonly from: string
}

/** A program on a host, as it is typed into a shell: `./vpclab exec demo web -- ip route`. */
export const execByHand = (argv: readonly string[], {cli = './vpclab', lab, from}: ByHand): string =>
	[cli, 'exec', lab, from, '--', ...argv].map(quote).join(' ')

/** For a POSIX shell. */
export const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
