import {join} from 'node:path'
import type {NamespaceName} from '../plan/types.ts'

/** The folder of a lab's namespaces: a private tmpfs, one file each. */
export const namespacesFolder = (stateDir: string): string => join(stateDir, 'ns')

/** What `nsenter --net=` takes. */
export const namespacePath = (stateDir: string, namespace: NamespaceName): string => join(stateDir, 'ns', namespace)

/** `net.ipv4.conf.eth0.rp_filter` to its file; with a slash in it the dots are the names' own, as sysctl(8) has it. */
export const sysctlPath = (key: string): string => `/proc/sys/${key.includes('/') ? key : key.replaceAll('.', '/')}`

/**
 * What every namespace starts with, before any link: links get no IPv6 address of their own (`addrgenmode none`: the
 * address, its detection and the solicitations of a thousand links are seconds of work), and an address that is
 * deleted does not take others of its subnet with it. A file that a kernel without IPv6 lacks is passed over.
 */
export const defaultSysctls: readonly {readonly file: string; readonly value: string}[] = [
	{file: sysctlPath('net.ipv6.conf.default.addr_gen_mode'), value: '1'},
	{file: sysctlPath('net.ipv4.conf.all.promote_secondaries'), value: '1'}
]
