/** The part of pcap-parser 0.2.1 that `records.ts` uses; it has no types of its own. */
declare module 'pcap-parser' {
	export type GlobalHeader = {
		readonly magicNumber: number
		readonly majorVersion: number
		readonly minorVersion: number
		readonly gmtOffset: number
		readonly timestampAccuracy: number
		readonly snapshotLength: number
		readonly linkLayerType: number
	}
	export type ParsedPacket = {
		readonly header: {
			readonly timestampSeconds: number
			readonly timestampMicroseconds: number
			readonly capturedLength: number
			readonly originalLength: number
		}
		readonly data: Buffer
	}
	export type Parser = {
		on(event: 'globalHeader', listener: (header: GlobalHeader) => void): Parser
		on(event: 'packet', listener: (packet: ParsedPacket) => void): Parser
		on(event: 'error', listener: (problem: Error) => void): Parser
	}
	/** A readable stream, or anything that emits `data` and has `pause()` and `resume()`. */
	export function parse(source: {pause(): void; resume(): void}): Parser
}
