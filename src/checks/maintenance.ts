/** AWS replaces a tunnel's endpoint (VPN-8). */
import {text} from '../aws/schema.ts'
import {type ActionKind, actionNature} from './action.ts'
import {maintenanceSteps, readTunnel} from './tunnel-actions.ts'

const schema = text('a tunnel such as office:1').describe(
	"AWS replaces a tunnel's endpoint: a higher MED first, then the tunnel goes down and comes back (VPN-8)."
)

export const maintenance: ActionKind<typeof schema, {readonly tunnel: string}> = {
	schema,
	read: (written, path, reader) => ({tunnel: readTunnel(written, path, reader)}),
	title: ({tunnel}) => `maintenance of ${tunnel}`,
	nature: () => actionNature,
	patch: () => ({}),
	steps: ({tunnel}) => maintenanceSteps(tunnel)
}
