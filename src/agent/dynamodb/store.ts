/** A client of the lab's DynamoDB process. */
import {Agent, type IncomingMessage, request} from 'node:http'
import {connect} from 'node:net'
import {socketFile, storeHeader} from '../../services/dynamodb/types.ts'
import {openSocketFolder} from '../socket-folder.ts'

/** A scan of a full table may take a while. */
const timeoutMs = 60_000

export class DynamoDbStore {
	readonly #connections: Agent

	/** `folder`: the lab's folder. */
	constructor(folder: string) {
		this.#connections = new Agent({keepAlive: true, maxSockets: 32})
		this.#connections.createConnection = () => {
			const place = openSocketFolder(`${folder}/daemons/dynamodb`, socketFile)
			const socket = connect(place?.socketPath ?? `${folder}/absent`)
			for (const event of ['connect', 'error'] as const) socket.once(event, () => place?.close())
			return socket
		}
	}

	/** `store`: identifies account and Region. Errors: the process does not run. */
	send(store: string, headers: Readonly<Record<string, string>>, body: string | Buffer): Promise<IncomingMessage> {
		return new Promise((resolve, reject) => {
			const outgoing = request(
				{agent: this.#connections, method: 'POST', path: '/', headers: {...headers, [storeHeader]: store}, timeout: timeoutMs},
				resolve
			)
			outgoing.on('timeout', () => outgoing.destroy(new Error('DynamoDB of the lab does not answer')))
			outgoing.on('error', reject)
			outgoing.end(body)
		})
	}
}
