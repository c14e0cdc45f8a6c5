/** Every reporter there is, as the command line names it. What each writes: `reporting.ts`. */
export const reporterNames = ['pretty', 'tap', 'junit', 'json', 'markdown', 'github'] as const
export type ReporterName = (typeof reporterNames)[number]
