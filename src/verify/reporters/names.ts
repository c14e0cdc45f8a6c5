/** The command-line names of all reporters. Their output: `reporting.ts`. */
export const reporterNames = ['pretty', 'tap', 'junit', 'json', 'markdown', 'github'] as const
export type ReporterName = (typeof reporterNames)[number]
