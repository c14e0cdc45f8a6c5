/** Locations of AWS Regions, for routing policies of Route 53: country, continent, latitude and longitude in degrees. */

export type Place = {readonly country: string; readonly continent: string; readonly at: readonly [number, number]}

const place = (country: string, continent: string, latitude: number, longitude: number): Place => ({
	country,
	continent,
	at: [latitude, longitude]
})

export const regionPlaces: Readonly<Record<string, Place>> = {
	'us-east-1': place('US', 'NA', 39, -77.5),
	'us-east-2': place('US', 'NA', 40, -83),
	'us-west-1': place('US', 'NA', 37.4, -122),
	'us-west-2': place('US', 'NA', 45.9, -119.3),
	'us-gov-west-1': place('US', 'NA', 45.9, -119.3),
	'us-gov-east-1': place('US', 'NA', 40, -83),
	'ca-central-1': place('CA', 'NA', 45.5, -73.6),
	'ca-west-1': place('CA', 'NA', 51, -114),
	'mx-central-1': place('MX', 'NA', 20.6, -100.4),
	'sa-east-1': place('BR', 'SA', -23.5, -46.6),
	'eu-west-1': place('IE', 'EU', 53.3, -6.3),
	'eu-west-2': place('GB', 'EU', 51.5, -0.1),
	'eu-west-3': place('FR', 'EU', 48.9, 2.4),
	'eu-central-1': place('DE', 'EU', 50.1, 8.7),
	'eu-central-2': place('CH', 'EU', 47.4, 8.5),
	'eu-north-1': place('SE', 'EU', 59.3, 18.1),
	'eu-south-1': place('IT', 'EU', 45.5, 9.2),
	'eu-south-2': place('ES', 'EU', 41.6, -0.9),
	'af-south-1': place('ZA', 'AF', -33.9, 18.4),
	'me-south-1': place('BH', 'AS', 26.1, 50.6),
	'me-central-1': place('AE', 'AS', 25.2, 55.3),
	'il-central-1': place('IL', 'AS', 32.1, 34.8),
	'ap-east-1': place('HK', 'AS', 22.3, 114.2),
	'ap-east-2': place('TW', 'AS', 25, 121.5),
	'ap-south-1': place('IN', 'AS', 19.1, 72.9),
	'ap-south-2': place('IN', 'AS', 17.4, 78.5),
	'ap-southeast-1': place('SG', 'AS', 1.4, 103.8),
	'ap-southeast-2': place('AU', 'OC', -33.9, 151.2),
	'ap-southeast-3': place('ID', 'AS', -6.2, 106.8),
	'ap-southeast-4': place('AU', 'OC', -37.8, 145),
	'ap-southeast-5': place('MY', 'AS', 3.1, 101.7),
	'ap-southeast-7': place('TH', 'AS', 13.8, 100.5),
	'ap-northeast-1': place('JP', 'AS', 35.7, 139.7),
	'ap-northeast-2': place('KR', 'AS', 37.6, 127),
	'ap-northeast-3': place('JP', 'AS', 34.7, 135.5),
	'cn-north-1': place('CN', 'AS', 39.9, 116.4),
	'cn-northwest-1': place('CN', 'AS', 37.5, 105.2)
}

/** Distance along the Earth's surface, in kilometers; a Region with an unknown location is farther than all others. */
export function distance(from: string, to: string): number {
	const [a, b] = [regionPlaces[from]?.at, regionPlaces[to]?.at]
	if (from === to) return 0
	if (!a || !b) return Number.MAX_SAFE_INTEGER
	const [latitude, otherLatitude, longitudes] = [a[0], b[0], a[1] - b[1]].map(degrees => (degrees * Math.PI) / 180) as [
		number,
		number,
		number
	]
	const cosine =
		Math.sin(latitude) * Math.sin(otherLatitude) + Math.cos(latitude) * Math.cos(otherLatitude) * Math.cos(longitudes)
	return 6371 * Math.acos(Math.min(1, Math.max(-1, cosine)))
}
