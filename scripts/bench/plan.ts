import {readLab} from '../../src/lab/read.ts'
import {compile} from '../../src/plan/compile.ts'
import {diff} from '../../src/plan/diff.ts'
import {type Measure, median, ms, ratioRow} from './row.ts'

/** Pure work: a lab of many instances in many VPCs becomes a plan. */
export const plan: Measure = async ({quick, report}) => {
	const perInstance = new Map<number, number>()
	for (const instances of quick ? [1000] : [1000, 10_000]) {
		const text = manyVpcs(instances, instances / 20)
		const read: number[] = []
		const compiled: number[] = []
		const compared: number[] = []
		for (let run = 0; run < 5; run++) {
			const begin = performance.now()
			const {lab} = readLab(text, {file: 'bench.yaml', name: 'bench'})
			const isRead = performance.now()
			const one = compile(lab)
			const isCompiled = performance.now()
			diff(one, structuredClone(one))
			read.push(isRead - begin)
			compiled.push(isCompiled - isRead)
			compared.push(performance.now() - isCompiled)
		}

		perInstance.set(instances, median(compiled) / instances)
		report({what: `read and check ${instances} instances in ${instances / 20} VPCs`, figure: ms(median(read))})
		report({
			what: `compile ${instances} instances in ${instances / 20} VPCs`,
			figure: ms(median(compiled)),
			...(instances === 1000 && {goal: '≤ 150 ms', met: median(compiled) <= 150})
		})
		report({what: `compare two equal plans of ${instances} instances (one copied)`, figure: ms(median(compared))})
	}

	const [small, large] = [perInstance.get(1000), perInstance.get(10_000)]
	if (small && large) {
		report(
			ratioRow('compile, per instance, 10,000 against 1000', [large * 1000, small * 1000], value => `${value.toFixed(1)} µs`, {
				most: 1.3
			})
		)
	}
}

const manyVpcs = (instances: number, vpcs: number): string =>
	[
		'vpcs:',
		...Array.from({length: vpcs}, (_, vpc) =>
			[
				`  v${vpc}:`,
				`    account: '${100_000_000_000 + vpc}'`,
				'    cidr: 10.0.0.0/16',
				'    internetGateway: true',
				'    subnets:',
				'      public: {zone: a, cidr: 10.0.0.0/24, routes: {0.0.0.0/0: internet-gateway}}',
				'      private: {zone: b, cidr: 10.0.1.0/24, routes: {0.0.0.0/0: nat}}',
				'    natGateways: {nat: {subnet: public}}',
				'    securityGroups:',
				'      web: {ingress: [{tcp: 80, from: 0.0.0.0/0}]}',
				'      app: {ingress: [{tcp: 8080, from: web}]}',
				'    instances:',
				...Array.from(
					{length: instances / vpcs},
					(_, index) =>
						`      i${index}: {subnet: ${index % 2 ? 'private' : 'public'}, securityGroups: [${index % 2 ? 'app' : 'web'}], serves: [http]}`
				)
			].join('\n')
		),
		''
	].join('\n')
