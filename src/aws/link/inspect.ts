import type {TablePart} from '../../inspect/part.ts'
import type {LinkQuality} from '../../model/model.ts'

export const link: TablePart = {
	word: 'links',
	tables: ({links = {internet: {}, regions: {}}}) => [
		{
			title: 'Paths with a quality of their own, each direction',
			columns: ['path', 'delay', 'jitter', 'loss', 'rate'],
			rows: [
				...Object.entries(links.internet).map(([name, quality]) => [`${name} to the Internet`, ...qualityCells(quality)]),
				...Object.entries(links.regions).map(([pair, quality]) => [pair.replace(' ', ' to '), ...qualityCells(quality)])
			]
		}
	]
}

const qualityCells = ({delayMs = 0, jitterMs = 0, lossPercent = 0, rateMbps}: LinkQuality): string[] => [
	`${delayMs} ms`,
	`${jitterMs} ms`,
	`${lossPercent} %`,
	rateMbps === undefined ? '' : `${rateMbps} Mbit/s`
]
