/** The common structure of swanctl.conf and vici's messages: sections of keys, lists and sections. Order counts. */
export type Section = {readonly [key: string]: string | readonly string[] | Section}

export const isSection = (value: Section[string]): value is Section => typeof value === 'object' && !Array.isArray(value)
