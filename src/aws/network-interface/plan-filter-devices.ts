/** Links of the filter namespace of an interface whose source/destination check is off. */
export const filterDevices = {router: 'router', guest: 'guest'} as const
