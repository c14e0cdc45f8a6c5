/** The observed state of a running lab that the API needs in addition to its document. */
import type {Observers} from '../api/observations.ts'
import type {LiveLab} from '../life/network.ts'

export const observersOf = (lab: LiveLab): Observers => ({
	targetHealth: async () => (await lab.status()).report.targets,
	healthChecks: async () => (await lab.status()).report.healthChecks,
	tunnels: async () => (await import('../life/live-tunnels.ts')).liveTunnels(lab.state())
})
