/** Id of the hosted zone that names of endpoints are in, for aliases. */
export const endpointZoneId = 'Z7HUB22UULQXV'
