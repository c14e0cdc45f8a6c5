import {mkdtemp, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {quiet} from './star.ts'

const script = fileURLToPath(new URL('bare-tunnels.sh', import.meta.url))

/** Two tunnels with BGP, by a shell script without vpclab, until a ping gets through. */
export async function bareTunnels(folder: string): Promise<{readonly up: number; readonly whole: number}> {
	const own = await mkdtemp(join(folder, 'bare-'))
	const begin = Date.now()
	await quiet`chmod 755 ${folder} ${own}`
	await quiet`bash ${script} ${own}`
	const whole = Number(await readFile(join(own, 'through'), 'utf8')) - begin
	return {up: whole, whole}
}
