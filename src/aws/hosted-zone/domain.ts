const domain = /^(?=.{1,253}$)(?:(?!-)[a-z\d_-]{1,63}\.)*(?!-)[a-z\d_-]{1,63}$/

/** In lower case, without a trailing dot. */
export const domainOf = (name: string): string => name.toLowerCase().replace(/\.$/, '')

export const isDomain = (name: string): boolean => domain.test(domainOf(name))

/** As Route 53 answers the names of zones and records. */
export const dotted = (name: string): string => `${name}.`.replace('*', '\\052')
