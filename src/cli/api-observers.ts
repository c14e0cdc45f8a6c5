/** What the API asks of a running lab beside its document. */
import type {Observers} from '../api/observations.ts'
import type {LiveLab} from '../life/network.ts'

export const observersOf = (lab: LiveLab): Observers => ({
	targetHealth: async () => (await lab.status()).report.targets,
	tunnels: async () => (await import('../life/live-tunnels.ts')).liveTunnels(lab.state())
})
