/** Limits of a lab file's size and depth. Each is far beyond any lab, and keeps reading below two seconds. */

export const longestFileBytes = 5_000_000

/** Strings, numbers, lists and maps, those behind aliases once for each use. A thousand instances take some 10,000. */
export const mostValues = 100_000

/** A lab file has ten levels or so. */
export const deepest = 200

/** Characters of a text for the library `yaml`: of one that only it can read, and of one with an error. It takes 2 µs for each. */
export const longestWholeYaml = 250_000

/** At most this many problems are collected in one stage. */
export const mostFindings = 5000
