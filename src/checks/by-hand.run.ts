export type ByHand = {
	/** The program's name. Default: `./vpclab`. */
	readonly cli?: string | undefined
	readonly lab: string
	readonly from: string
}

/** A command on a host, as typed into a shell: `./vpclab exec demo web -- ip route`. */
export const execByHand = (argv: readonly string[], {cli = './vpclab', lab, from}: ByHand): string =>
	[cli, 'exec', lab, from, '--', ...argv].map(quote).join(' ')

/** Quoted for a POSIX shell. */
export const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)
