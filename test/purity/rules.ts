import type {Rules} from './check.ts'

/**
 * Which folder of src may import which, what must stay free of effects, and which packages stand behind one folder.
 * `import type` is free everywhere: nothing of it is left when the program runs.
 */
export const rules: Rules = {
	folders: {
		net: [],
		// `import` is for load.ts alone, which takes a snapshot of a real account for a lab file.
		lab: ['net', 'aws', 'import'],
		aws: ['net', 'lab'],
		control: ['net', 'lab'],
		plan: ['net', 'lab', 'aws', 'control'],
		kernel: ['net', 'plan'],
		agent: ['net', 'plan', 'control', 'daemons'],
		daemons: ['net', 'plan'],
		probes: ['net', 'plan'],
		capture: ['net', 'plan'],
		import: ['net', 'lab', 'aws'],
		verify: ['net', 'lab', 'control', 'plan', 'probes', 'capture'],
		life: ['net', 'lab', 'aws', 'control', 'plan', 'kernel', 'agent', 'daemons', 'probes', 'capture', 'verify', 'doctor'],
		replay: ['net', 'lab', 'aws', 'control', 'plan', 'kernel', 'daemons', 'probes', 'capture', 'import', 'verify', 'life'],
		doctor: [],
		cli: 'all'
	},
	pure: {
		files:
			/^src\/(?:(?:aws|net|control|plan)\/|lab\/(?!(?:load|regular-file)\.ts$)|(?:.*\/)?render\.ts$|doctor\/(?!examine\.ts$)|import\/read\.ts$)/,
		packages: ['ip-num', 'zod', 'yaml', 'node:crypto', 'node:util'],
		// What changes from call to call, or reaches outside, without any import.
		globals:
			/\b(?:process\.|console\.|fetch\(|setTimeout\(|setInterval\(|performance\.|Date\.now\(|new Date\(\)|Math\.random\(|randomUUID|randomBytes)/
	},
	owners: {
		'ip-num': ['net'],
		'pcap-parser': ['capture'],
		koffi: ['kernel', 'doctor'],
		commander: ['cli'],
		zx: []
	}
}
