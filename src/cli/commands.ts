import type {Command} from 'commander'

type CommandEntry = {
	readonly usage: string
	readonly summary: string
	/** Which labs the command accepts, for completion. Default: both. */
	readonly labs?: 'running' | 'files'
	load(): Promise<Command>
}

/** Every command: its summary, and the module that implements it, which is loaded only when it is called. In the order of the help. */
export const commands: Readonly<Record<string, CommandEntry>> = {
	test: {
		usage: 'test LAB…',
		summary: 'raise labs, run their checks, take them down',
		load: async () => (await import('./test.ts')).testCommand()
	},
	up: {
		usage: 'up LAB',
		summary: 'raise a lab, or update a running one',
		load: async () => (await import('./up.ts')).upCommand()
	},
	down: {
		usage: 'down LAB…',
		summary: 'take labs down',
		labs: 'running',
		load: async () => (await import('./down.ts')).downCommand()
	},
	report: {
		usage: 'report merge FILE…',
		summary: 'merge the reports of a suite that was spread over runners',
		load: async () => (await import('./report.ts')).reportCommand()
	},
	ls: {usage: 'ls', summary: 'list the labs of this machine', load: async () => (await import('./ls.ts')).lsCommand()},
	inspect: {
		usage: 'inspect LAB [what]',
		summary: 'show what a running lab consists of, as AWS would',
		labs: 'running',
		load: async () => (await import('./inspect.ts')).inspectCommand()
	},
	explain: {
		usage: 'explain LAB FROM TO',
		summary: 'explain why a packet arrives or is lost, hop by hop, and what would fix it',
		load: async () => (await import('./explain.ts')).explainCommand()
	},
	graph: {
		usage: 'graph LAB',
		summary: 'draw a lab as AWS draws networks: SVG, Mermaid, DOT',
		load: async () => (await import('./graph.ts')).graphCommand()
	},
	status: {
		usage: 'status LAB',
		summary: 'show tunnels, BGP sessions, learned and selected routes',
		labs: 'running',
		load: async () => (await import('./status.ts')).statusCommand()
	},
	exec: {
		usage: 'exec LAB HOST -- CMD…',
		summary: 'run a command on a host of a lab',
		labs: 'running',
		load: async () => (await import('./exec.ts')).execCommand()
	},
	shell: {
		usage: 'shell LAB HOST',
		summary: 'open a shell on a host of a lab',
		labs: 'running',
		load: async () => (await import('./exec.ts')).shellCommand()
	},
	capture: {
		usage: 'capture LAB POINT…',
		summary: 'capture packets at points of a running lab',
		labs: 'running',
		load: async () => (await import('./capture.ts')).captureCommand()
	},
	logs: {
		usage: 'logs LAB [LOG…]',
		summary: 'show what flow logs have recorded',
		labs: 'running',
		load: async () => (await import('./logs.ts')).logsCommand()
	},
	metrics: {
		usage: 'metrics LAB',
		summary: 'show the metrics that CloudWatch would have of gateways and tunnels',
		labs: 'running',
		load: async () => (await import('./metrics.ts')).metricsCommand()
	},
	check: {
		usage: 'check LAB [NAME…]',
		summary: 'run the checks of a running lab',
		labs: 'running',
		load: async () => (await import('./check.ts')).checkCommand()
	},
	change: {
		usage: 'change LAB PATCH',
		summary: 'change a running lab by a patch of its file',
		labs: 'running',
		load: async () => (await import('./act.ts')).changeCommand()
	},
	fail: {
		usage: 'fail LAB WHAT NAME',
		summary: 'make a zone, an instance, a link, a tunnel or a site fail',
		labs: 'running',
		load: async () => (await import('./act.ts')).failCommand()
	},
	heal: {
		usage: 'heal LAB WHAT NAME',
		summary: 'repair what failed',
		labs: 'running',
		load: async () => (await import('./act.ts')).healCommand()
	},
	stop: {
		usage: 'stop LAB INSTANCE',
		summary: 'stop an instance',
		labs: 'running',
		load: async () => (await import('./act.ts')).stopCommand()
	},
	start: {
		usage: 'start LAB INSTANCE',
		summary: 'start an instance that was stopped',
		labs: 'running',
		load: async () => (await import('./act.ts')).startCommand()
	},
	reboot: {
		usage: 'reboot LAB SITE',
		summary: "reboot a site's gateway device",
		labs: 'running',
		load: async () => (await import('./act.ts')).rebootCommand()
	},
	maintenance: {
		usage: 'maintenance LAB TUNNEL',
		summary: "replace AWS's end of a VPN tunnel, as AWS does",
		labs: 'running',
		load: async () => (await import('./act.ts')).maintenanceCommand()
	},
	api: {
		usage: 'api [LAB]',
		summary: "serve AWS's API over a running lab, or over an empty one",
		labs: 'running',
		load: async () => (await import('./api.ts')).apiCommand()
	},
	export: {
		usage: 'export LAB',
		summary: 'write a running lab as a lab file',
		labs: 'running',
		load: async () => (await import('./export.ts')).exportCommand()
	},
	learn: {
		usage: 'learn [LESSON]',
		summary: 'lessons: networks to repair, judged by packets',
		load: async () => (await import('./learn.ts')).learnCommand()
	},
	grade: {
		usage: 'grade LESSON DIR…',
		summary: "grade a class's solutions of a lesson",
		load: async () => (await import('./grade.ts')).gradeCommand()
	},
	validate: {
		usage: 'validate LAB…',
		summary: 'check lab files, touch nothing',
		labs: 'files',
		load: async () => (await import('./validate.ts')).validateCommand()
	},
	plan: {
		usage: 'plan LAB',
		summary: 'show the kernel objects of a lab',
		labs: 'files',
		load: async () => (await import('./plan.ts')).planCommand()
	},
	'vpn-config': {
		usage: 'vpn-config LAB CONNECTION',
		summary: "write the configuration for the customer's side of a VPN",
		load: async () => (await import('./vpn-config.ts')).vpnConfigCommand()
	},
	'measure-failover': {
		usage: 'measure-failover LAB',
		summary: 'measure how long each failure of a VPN interrupts traffic',
		load: async () => (await import('./measure-failover.ts')).measureFailoverCommand()
	},
	import: {
		usage: 'import aws DIR',
		summary: 'make a lab file from the output of `aws ec2 describe-…`',
		load: async () => (await import('./import.ts')).importCommand()
	},
	replay: {
		usage: 'replay DIR…',
		summary: 'send again what was recorded on real AWS, and compare',
		load: async () => (await import('./replay.ts')).replayCommand()
	},
	doctor: {
		usage: 'doctor',
		summary: 'report what this machine can and cannot do',
		load: async () => (await import('./doctor.ts')).doctorCommand()
	},
	completion: {
		usage: 'completion bash|zsh|fish',
		summary: 'print a script that completes commands in a shell',
		load: async () => (await import('./completion.ts')).completionCommand()
	}
}
