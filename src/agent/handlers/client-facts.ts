/**
 * Facts about a client as the listener sees it: `{host, client, clientPort, address, port}`, and over http also `{path, method}`.
 * No effects.
 */
import type {Socket} from 'node:net'
import type {HostListener} from '../../plan/types.ts'
import {proxyFactsOf} from './proxy-protocol.ts'

export const isWhoami = (line: string) => line.trim() === 'whoami'

/** A dual-stack socket shows IPv4 clients as `::ffff:10.0.0.5`. */
export const plainAddress = (address: string | undefined) => (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '')

export const clientFacts = (
	{host}: Pick<HostListener, 'host'>,
	client: string | undefined,
	clientPort: number | undefined,
	address: string | undefined,
	port: number | undefined,
	more: object = {}
) => JSON.stringify({host, client: plainAddress(client), clientPort, address: plainAddress(address), port, ...more})

export const whoami = (listener: HostListener, socket: Socket, more?: object) =>
	clientFacts(listener, socket.remoteAddress, socket.remotePort, socket.localAddress, socket.localPort, {
		...(proxyFactsOf(socket) && {proxy: proxyFactsOf(socket)}),
		...more
	})
