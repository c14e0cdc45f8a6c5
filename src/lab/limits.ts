/** How large and how deep a lab file may be. Each limit is far beyond any lab, and keeps reading below two seconds. */

export const longestFileBytes = 5_000_000

/** Texts, numbers, lists and maps, those behind aliases once for each use. A thousand instances take some 10,000. */
export const mostValues = 100_000

/** A lab file has ten levels or so. */
export const deepest = 200

/** Characters of a text that `yaml` is given: of one that only it reads, and of one with a fault. It takes 2 µs for each. */
export const longestWholeYaml = 250_000

/** Problems that are looked for in one stage. */
export const mostFindings = 5000
