/** A whole table of `iptables-restore` text. Built-in chains are not declared: that would cost an RCU grace period each. */
export const renderTable = (table: string, rules: readonly string[], chains: readonly string[] = []): string =>
	[`*${table}`, ...chains.map(chain => `:${chain} - [0:0]`), ...rules, 'COMMIT', ''].join('\n')
