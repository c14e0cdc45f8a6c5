/** DynamoDB of a lab with tables: dynalite in its own process, since long requests must not block the agent. */
import type {Service} from '../contract.ts'
import {reportsProblems, runsNode} from '../node-program.ts'
import {type DynamoDbTypes, dynamoDbObserver} from './observer.ts'
import {configurationFile, program} from './types.ts'

export const dynamoDb: Service<DynamoDbTypes> = {
	...dynamoDbObserver,
	...runsNode<DynamoDbTypes>({
		name: 'dynamodb',
		program,
		main: new URL('./main', import.meta.url),
		configurationFile,
		configurationOf: ({tables}) => ({tables}),
		readReport: reportsProblems
	})
}
