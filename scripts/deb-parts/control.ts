/** What a Debian package says of itself. Pure. */

export type Facts = {
	readonly version: string
	/** As dpkg calls it: `amd64`. */
	readonly architecture: string
	readonly description: string
	/** Debian's packages that labs need. */
	readonly depends: readonly string[]
	readonly installedKib: number
}

export const controlText = ({version, architecture, description, depends, installedKib}: Facts): string => `Package: vpclab
Version: ${version}
Architecture: ${architecture}
Maintainer: The vpclab maintainers <vpclab@localhost>
Installed-Size: ${installedKib}
Depends: ${depends.join(', ')}
Section: net
Priority: optional
Description: packet-level AWS networks on one Linux machine
${wrapped(description)}
`

/** As control files have long texts: a blank before each line, at most 78 characters. */
function wrapped(text: string): string {
	const lines = ['']
	for (const word of text.split(' ')) {
		const last = lines.at(-1) ?? ''
		if (last.length + word.length > 76) {
			lines.push(` ${word}`)
		} else {
			lines[lines.length - 1] = `${last} ${word}`
		}
	}
	return lines.join('\n')
}

/** Labs that are up need the program: its removal is refused until they are down. An upgrade leaves them as they are. */
export const beforeRemoval = `#!/bin/sh
set -e
[ "$1" = remove ] || exit 0
labs=$(vpclab ls --json 2>/dev/null | sed -n 's/.*"name": *"\\([^"]*\\)".*/\\1/p')
if [ -n "$labs" ]; then
	echo "vpclab: these labs are up: $(echo "$labs" | tr '\\n' ' ')" >&2
	echo 'vpclab: take them down first: vpclab down --all' >&2
	exit 1
fi
`

/** Debian starts the daemons of packages that vpclab needs. It runs its own, and leaves those of the machine to whoever owns it. */
export const afterInstallation = `#!/bin/sh
set -e
if [ "$1" = configure ] && [ -z "$2" ]; then
	for unit in frr strongswan; do
		if [ -d /run/systemd/system ] && systemctl is-active --quiet "$unit" 2>/dev/null; then
			echo "vpclab: $unit.service of this machine runs. Labs do not need it: systemctl disable --now $unit"
		fi
	done
fi
`
