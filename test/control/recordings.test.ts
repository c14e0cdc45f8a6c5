/**
 * The predictor against what real AWS answered, without a packet. The recordings are not part of the project: the test is
 * skipped where they do not lie beside it.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import test from 'ava'
import {predict} from '../../src/control/predict.ts'
import {importLab} from '../../src/import/import-lab.ts'
import {patchDocument, readLab} from '../../src/lab/read.ts'
import {directoryOf} from '../../src/replay/directory.ts'
import {impliedBy} from '../../src/replay/implied.ts'
import {questionsOf} from '../../src/replay/questions.ts'
import {type Recording, readRecordings} from '../../src/replay/recordings.ts'

const folder = process.env.VPCLAB_GROUND_TRUTH ?? resolve(import.meta.dirname, '../../../shared/aws-ground-truth')
const networks = existsSync(folder) ? readdirSync(folder).filter(name => existsSync(join(folder, name, 'show'))) : []

function recordingsOf(network: string) {
	const shows = join(folder, network, 'show')
	const sources = readdirSync(shows, {withFileTypes: true}).filter(entry => entry.isDirectory())
	return readRecordings(
		sources.flatMap(({name}) =>
			readdirSync(join(shows, name)).map(file => ({
				file: `${name}/${file}`,
				text: readFileSync(join(shows, name, file), 'utf8')
			}))
		)
	).recordings
}

function questionsIn(network: string) {
	const {document, notes} = importLab(join(folder, network))
	const recordings = recordingsOf(network)
	const options = {file: network, name: network.replaceAll('_', '-')}
	const described = readLab(document, options).lab
	const implied = impliedBy(recordings, described, directoryOf(described))
	const {lab} = readLab(patchDocument(document, implied) as object, options)
	const {questions} = questionsOf(recordings, lab, notes, directoryOf(described))
	return {lab, questions: questions.filter(({notEmulated}) => !notEmulated)}
}

const told = (recording: Recording, judgesTtl: boolean) => ({
	verdict: recording.verdict,
	...(judgesTtl && recording.kind === 'ping' && recording.ttl !== undefined && {ttl: recording.ttl})
})

for (const network of networks) {
	test(`${network}: every recorded verdict and TTL is predicted`, t => {
		const {lab, questions} = questionsIn(network)
		for (const {recording, judgesTtl} of questions) {
			const {source: from, destination: to} = recording
			const asked = recording.kind === 'ping' ? ({protocol: 'icmp'} as const) : ({protocol: 'tcp', port: recording.port} as const)
			const prediction = predict(lab, {from, to, ...asked})
			const verdict = prediction.verdict === 'refused' ? 'rst' : prediction.verdict
			const expected = told(recording, judgesTtl)
			t.deepEqual(
				{verdict, ...('ttl' in expected && {ttl: prediction.ttl})},
				expected,
				`${recording.file} ${JSON.stringify(prediction.end)}`
			)
		}
		t.true(questions.length > 0)
	})
}

if (networks.length === 0) test.skip('there are no recordings to predict', t => t.pass())
