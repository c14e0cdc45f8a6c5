/** Tables as data, before they are text. */

export type Cell = string | number | boolean | undefined

export type Table = {readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[]}
