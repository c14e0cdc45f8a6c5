/**
 * A lab's DynamoDB process. It listens at a socket in its folder, to which the agent forwards requests that policies allow. Also there:
 * `tables.json`, its configuration, read again on SIGHUP; `applied`, replaced when that is in force: its number, and any problems.
 */
import {rmSync} from 'node:fs'
import {createServer, request, type Server} from 'node:http'
import {text} from 'node:stream/consumers'
import {setTimeout as pause} from 'node:timers/promises'
import dynalite from 'dynalite'
import {nameProcess, onConfiguration} from '../node-program-main.ts'
import {type Operation, operationsBetween} from './operations.ts'
import {type Configuration, configurationFile, program, type StoredTable, socketFile, storeHeader} from './types.ts'

nameProcess(program)

const stores = new Map<string, Server>()

function storeNamed(name: string): Server {
	const [account, region] = name.split(' ')
	// dynalite reads these when it is created, for its ARNs.
	process.env.AWS_ACCOUNT_ID = account
	process.env.AWS_REGION = region
	const store = stores.get(name) ?? dynalite({createTableMs: 0, deleteTableMs: 0, updateTableMs: 0})
	stores.set(name, store)
	return store
}

const server = createServer((incoming, response) => {
	response.on('error', () => undefined)
	storeNamed(String(incoming.headers[storeHeader])).emit('request', incoming, response)
})

/** Calls the API as a client would. Errors: DynamoDB's message. */
async function call({store, name, input}: Operation): Promise<string> {
	const headers = {
		[storeHeader]: store,
		'content-type': 'application/x-amz-json-1.0',
		'x-amz-target': `DynamoDB_20120810.${name}`,
		'x-amz-date': '20260101T000000Z',
		authorization: 'AWS4-HMAC-SHA256 Credential=lab/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0'
	}
	const {status, body} = await new Promise<{status: number; body: string}>((resolve, reject) => {
		const outgoing = request({socketPath: socketFile, method: 'POST', headers}, response => {
			text(response).then(body => resolve({status: response.statusCode ?? 0, body}), reject)
		})
		outgoing.on('error', reject)
		outgoing.end(JSON.stringify(input))
	})
	if (status !== 200) throw new Error(`${name}: ${body}`)
	return body
}

/** Tables appear and disappear shortly after the answer of the call. */
async function carryOut(operation: Operation): Promise<void> {
	await call(operation)
	const {name, store, input} = operation
	const seen = {CreateTable: /"TableStatus":"ACTIVE"/, DeleteTable: /ResourceNotFoundException/}[name]
	if (!seen) return
	const describe = {store, name: 'DescribeTable', input: {TableName: Reflect.get(input, 'TableName')}}
	for (let attempt = 0; attempt < 400; attempt++) {
		if (seen.test(await call(describe).catch((error: Error) => error.message))) return
		await pause(5)
	}
	throw new Error(`${name}: not done after two seconds`)
}

/** A client may have deleted a table of the lab file, or made one of that name. */
const isExpected = (error: Error): boolean => /ResourceNotFoundException|ResourceInUseException/.test(error.message)

let current: readonly StoredTable[] = []

const applyFirst = onConfiguration<Configuration>(configurationFile, async ({tables}) => {
	const problems: string[] = []
	for (const operation of operationsBetween(current, tables)) {
		await carryOut(operation).catch((error: Error) => {
			if (!isExpected(error)) problems.push(`${Reflect.get(operation.input, 'TableName')}: ${error.message}`)
		})
	}
	current = tables
	return problems
})

rmSync(socketFile, {force: true})
server.listen(socketFile, applyFirst)
