const most = 4

/** The pending items in one line: `tunnel office:1, BGP session of office:2 and 3 more`. Pure. */
export const listPending = (pending: readonly string[]): string =>
	pending.length <= most ? pending.join(', ') : `${pending.slice(0, most).join(', ')} and ${pending.length - most} more`
