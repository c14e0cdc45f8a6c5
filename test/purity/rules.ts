import type {Rules} from './check.ts'

/**
 * Which layer of src may import which, what must stay free of effects, and which packages stand behind one folder.
 * Types count as well. A layer is a folder of src, but for the parts of a kind: `aws/<kind>/plan*.ts` is of layer `aws/plan`, `checks/<kind>.run.ts` of `checks/run`.
 */
export const rules: Rules = {
	layers: {
		net: [],
		model: ['net'],
		ebpf: [],
		dns: ['net', 'model'],
		device: ['net', 'model'],
		services: ['net', 'model', 'ebpf'],
		'vpc-services': ['net', 'model'],
		aws: ['net', 'model', 'device'],
		control: ['net', 'model', 'services'],
		plan: ['net', 'dns', 'model', 'control', 'services', 'vpc-services', 'aws/plan'],
		'aws/plan': ['net', 'dns', 'model', 'device', 'control', 'services', 'vpc-services', 'plan'],
		'control/predict': ['net', 'model', 'control', 'aws/predict'],
		'aws/predict': ['net', 'model', 'control', 'control/predict'],
		checks: ['net', 'model', 'aws'],
		// `import` and `iac` are for load.ts and load-stacks.ts, which take a snapshot of a real account, or templates, for a lab file.
		lab: ['net', 'model', 'device', 'aws', 'checks', 'import', 'iac'],
		iac: ['net', 'model', 'aws', 'aws/tools', 'import', 'lab'],
		'aws/iac': ['net', 'model', 'aws', 'aws/api', 'iac', 'import'],
		import: ['net', 'model', 'lab', 'aws', 'aws/import'],
		'aws/import': ['net', 'model', 'lab', 'aws', 'import'],
		api: ['net', 'model', 'aws', 'aws/tools', 'iac', 'lab'],
		'aws/api': ['net', 'model', 'aws', 'aws/import', 'api'],
		'aws/tools': ['model', 'api', 'iac', 'aws/api', 'aws/iac'],
		metrics: ['net', 'model', 'plan'],
		'aws/metrics': ['net', 'model', 'plan', 'aws/plan', 'metrics'],
		draw: ['net', 'model'],
		'aws/draw': ['net', 'model', 'control', 'draw'],
		inspect: ['net', 'model'],
		'aws/inspect': ['net', 'model', 'control', 'inspect'],
		'aws/shown': ['net', 'model', 'plan', 'inspect', 'draw', 'metrics', 'aws/inspect', 'aws/draw', 'aws/metrics'],
		'aws/explain': ['net', 'model', 'aws', 'aws/inspect', 'aws/shown', 'control', 'control/predict', 'explain', 'inspect'],
		explain: ['net', 'model', 'draw', 'aws', 'aws/explain', 'checks', 'control', 'control/predict', 'lab', 'verify'],
		kernel: ['net', 'ebpf', 'plan'],
		agent: ['net', 'dns', 'model', 'plan', 'control', 'services', 'vpc-services'],
		probes: ['net', 'dns', 'plan'],
		capture: ['net', 'plan'],
		verify: ['net', 'model', 'metrics', 'aws/shown', 'checks', 'checks/run', 'control', 'plan', 'probes', 'capture', 'services'],
		'checks/run': ['aws', 'metrics', 'net', 'model', 'checks', 'control', 'plan', 'probes', 'capture', 'services', 'verify'],
		doctor: [],
		life: [
			'net',
			'model',
			'lab',
			'aws',
			'checks',
			'control',
			'control/predict',
			'plan',
			'kernel',
			'agent',
			'services',
			'probes',
			'capture',
			'verify',
			'doctor',
			'explain'
		],
		replay: [
			'net',
			'model',
			'lab',
			'aws',
			'control',
			'control/predict',
			'plan',
			'kernel',
			'services',
			'probes',
			'capture',
			'import',
			'verify',
			'life'
		],
		lesson: ['net', 'model', 'lab', 'aws', 'checks', 'verify'],
		learn: ['model', 'lab', 'lesson', 'life', 'services', 'verify'],
		cli: 'all'
	},
	pure: {
		files:
			/^src\/(?:(?:aws|net|iac|ebpf|dns|model|device|control|plan|draw|metrics|inspect|explain|vpc-services|lesson)\/|checks\/(?!.*\.run\.ts$)|lab\/(?!(?:load|load-stacks|load-terraform|read-terraform|regular-file|shipped-lab|text-of-file)\.ts$)|(?:.*\/)?render\.ts$|services\/(?:beginnings|stateless|[^/]+\/(?:observer|conclusions|facts|shown))\.ts$|doctor\/(?!examine\.ts$)|import\/read\.ts$|api\/(?!(?:answer|memory|models|server)\.ts$))/,
		packages: ['ip-num', 'zod', 'yaml', 'dns-packet', 'saxes', 'node:crypto', 'node:util'],
		// What changes from call to call, or reaches outside, without any import.
		globals:
			/\b(?:process\.|console\.|fetch\(|setTimeout\(|setInterval\(|performance\.|Date\.now\(|new Date\(\)|Math\.random\(|randomUUID|randomBytes)/
	},
	owners: {
		'ip-num': ['net'],
		'dns-packet': ['dns'],
		saxes: ['api'],
		'pcap-parser': ['capture'],
		koffi: ['kernel', 'doctor'],
		dynalite: ['services'],
		commander: ['cli'],
		zx: []
	}
}
