/** Link types of libpcap that are decoded. */
export const linkTypes = {ethernet: 1, raw: 101} as const
