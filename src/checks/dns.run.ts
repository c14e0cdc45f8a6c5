import {type ProbeRun, secondsOf} from './probe.run.ts'

export const dnsRun: ProbeRun<'dns'> = {
	request: ({dnsName, type, tcp}, target) => ({...target, name: dnsName, type, tcp}),
	byHand: ({address, source, name, type, tcp, ...request}, exec) =>
		exec(
			'dig',
			...(source === undefined ? [] : ['-b', source]),
			...(tcp ? ['+tcp'] : []),
			`+time=${secondsOf({address, ...request})}`,
			`@${address}`,
			name,
			type
		)
}
