/** AWS's colours for what it draws. */
import type {Tone, Verdict} from './types.ts'

export type Colours = {readonly fill: string; readonly stroke: string}

export const verdictColours: Readonly<Record<Verdict, string>> = {good: '#1d8102', bad: '#d13212', unknown: '#7d8998'}

const tones: Readonly<Record<Tone, Colours>> = {
	public: {fill: '#e9f3e6', stroke: '#7aa116'},
	private: {fill: '#e6f2f8', stroke: '#00a4a6'},
	isolated: {fill: '#f2f3f3', stroke: '#7d8998'}
}

const boxes: Readonly<Record<string, Colours>> = {
	region: {fill: '#ffffff', stroke: '#147eba'},
	vpc: {fill: '#ffffff', stroke: '#8c4fff'},
	zone: {fill: 'none', stroke: '#147eba'},
	site: {fill: '#ffffff', stroke: '#5a6b86'}
}

const nodes: Readonly<Record<string, string>> = {
	instance: '#ed7100',
	host: '#5a6b86',
	'customer-gateway': '#5a6b86',
	internet: '#5a6b86'
}

export const toneColours = (tone: Tone): Colours => tones[tone]

export const boxColours = ({kind, tone}: {readonly kind: string; readonly tone?: Tone}): Colours =>
	(tone ? tones[tone] : boxes[kind]) ?? {fill: '#ffffff', stroke: '#7d8998'}

export const nodeColour = ({kind, isDown}: {readonly kind: string; readonly isDown?: true}): string =>
	isDown ? verdictColours.bad : (nodes[kind] ?? '#8c4fff')
