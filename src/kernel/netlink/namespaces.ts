import {constants, openSync, readdirSync, statSync, unlinkSync} from 'node:fs'
import type {NamespaceName} from '../../net/names.ts'
import type {Rule} from '../../plan/types.ts'
import {namespacePath, namespacesFolder} from '../paths.ts'
import {CLONE_NEWNET, errnoText, type Libc, MNT_DETACH, MS_BIND} from './libc.ts'
import {writeListLinks, writeLoopbackUp} from './link-messages.ts'
import {LinkTable} from './link-table.ts'
import {writeForgetFlows, writeListRules} from './messages.ts'
import {readLink, readRule} from './replies.ts'
import {NETLINK_NETFILTER, NetlinkSocket} from './socket.ts'
import {Writer} from './writer.ts'

/** How many namespaces keep their socket open during one `apply()`: far below the usual limit of open files. */
const SOCKETS_KEPT = 4096

const {O_CREAT, O_EXCL, O_RDONLY} = constants
const O_CLOEXEC = 0o2_000_000

const HERE = '/proc/thread-self/ns/net'

/**
 * The lab's namespaces as the worker's thread moves among them. It holds at most one file descriptor for each, and none after `leave()`, which
 * also returns the thread to its original namespace.
 */
export class Namespaces {
	readonly #libc: Libc
	readonly #stateDir: string
	readonly #writer = new Writer(4096)
	readonly #original = openSync(HERE, 'r')
	readonly #nsfs = statSync(HERE).dev
	readonly #sockets = new Map<NamespaceName, NetlinkSocket>()
	readonly #links = new Map<NamespaceName, LinkTable>()
	/** File names; those known to be namespaces are also in `#seen`. */
	#files: Set<string> | undefined
	readonly #seen = new Set<NamespaceName>()
	/** The namespace that the thread is in; undefined: its original one. */
	#current: NamespaceName | undefined

	constructor(libc: Libc, stateDir: string) {
		this.#libc = libc
		this.#stateDir = stateDir
	}

	path(namespace: NamespaceName): string {
		return namespacePath(this.#stateDir, namespace)
	}

	/** Whether the namespace exists: a mere file, left behind by a process that was killed, does not count. */
	exists(namespace: NamespaceName): boolean {
		this.#files ??= new Set(readdirSync(namespacesFolder(this.#stateDir)))
		if (this.#seen.has(namespace)) return true
		if (!this.#files.has(namespace) || statSync(this.path(namespace)).dev !== this.#nsfs) return false
		this.#seen.add(namespace)
		return true
	}

	/** False if it already existed. It is complete before it gets its name, so one that has a name is complete. The thread is in it afterwards. */
	create(namespace: NamespaceName): boolean {
		if (this.exists(namespace)) return false
		const path = this.path(namespace)
		if (this.#files?.has(namespace) !== true) this.#libc.close(this.#openFile(path, O_CREAT | O_EXCL | O_RDONLY | O_CLOEXEC))
		this.#check('unshare', this.#libc.unshare(CLONE_NEWNET))
		this.#current = namespace
		const socket = new NetlinkSocket(this.#libc)
		writeLoopbackUp(this.#writer, 0)
		const [failed] = socket.change(this.#writer, 0)
		if (failed) throw new Error(`lo up: ${errnoText(failed.errno)}`)
		this.#check('mount', this.#libc.mount(HERE, path, null, MS_BIND, null))
		this.#files?.add(namespace)
		this.#seen.add(namespace)
		this.#keep(namespace, socket)
		this.#links.set(namespace, new LinkTable([{index: 1, name: 'lo', peerIndex: 1}]))
		return true
	}

	/** Removes only the name; the namespace goes with the last process or socket in it. */
	remove(namespace: NamespaceName) {
		if (this.#current === namespace) this.returnToOriginal()
		this.#sockets.get(namespace)?.close()
		this.#sockets.delete(namespace)
		this.#links.delete(namespace)
		const isThere = this.exists(namespace)
		if (isThere) this.#check('umount', this.#libc.umount2(this.path(namespace), MNT_DETACH))
		this.#seen.delete(namespace)
		if (this.#files?.delete(namespace)) unlinkSync(this.path(namespace))
	}

	enter(namespace: NamespaceName) {
		if (this.#current === namespace) return
		const fd = this.open(namespace)
		const result = this.#libc.setns(fd, CLONE_NEWNET)
		const errno = this.#libc.errno()
		this.#libc.close(fd)
		if (result !== 0) throw new Error(`setns: ${errnoText(errno)}`)
		this.#current = namespace
	}

	/** A file descriptor of the namespace; the caller closes it. */
	open(namespace: NamespaceName): number {
		return this.#openFile(this.path(namespace), O_RDONLY | O_CLOEXEC)
	}

	returnToOriginal() {
		if (this.#current === undefined) return
		this.#check('setns', this.#libc.setns(this.#original, CLONE_NEWNET))
		this.#current = undefined
	}

	/** A socket bound to the namespace: the thread need not be there to use it. */
	socket(namespace: NamespaceName): NetlinkSocket {
		const kept = this.#sockets.get(namespace)
		if (kept) return kept
		this.enter(namespace)
		const socket = new NetlinkSocket(this.#libc)
		this.#keep(namespace, socket)
		return socket
	}

	/** Read from the kernel once per `apply()`, then kept up to date by those who change them. */
	links(namespace: NamespaceName): LinkTable {
		const kept = this.#links.get(namespace)
		if (kept) return kept
		// Before anything is written: if the namespace does not exist, the request would be left in the buffer for the next one.
		const socket = this.socket(namespace)
		writeListLinks(this.#writer, 0)
		const table = new LinkTable(socket.list(this.#writer, readLink))
		this.#links.set(namespace, table)
		return table
	}

	/** The namespace's rules in the order in which the kernel evaluates them. */
	rules(namespace: NamespaceName, family: 4 | 6): Rule[] {
		const socket = this.socket(namespace)
		writeListRules(this.#writer, 0, family)
		return socket.list(this.#writer, item => readRule(item, family))
	}

	/** Flushes the namespace's whole connection tracking table. */
	forgetFlows(namespace: NamespaceName) {
		this.enter(namespace)
		const socket = new NetlinkSocket(this.#libc, NETLINK_NETFILTER)
		try {
			writeForgetFlows(this.#writer, 0)
			const [failed] = socket.change(this.#writer, 0)
			if (failed) throw new Error(errnoText(failed.errno))
		} finally {
			socket.close()
		}
	}

	/** To be called after links were deleted: their peers are gone too, whatever namespace they were in. */
	forgetLinks() {
		this.#links.clear()
	}

	leave() {
		this.returnToOriginal()
		for (const socket of this.#sockets.values()) socket.close()
		this.#sockets.clear()
		this.#links.clear()
		this.#seen.clear()
		this.#files = undefined
	}

	#keep(namespace: NamespaceName, socket: NetlinkSocket) {
		const [oldest] = this.#sockets
		if (oldest && this.#sockets.size >= SOCKETS_KEPT) {
			oldest[1].close()
			this.#sockets.delete(oldest[0])
		}
		this.#sockets.set(namespace, socket)
	}

	#openFile(path: string, flags: number): number {
		const fd = this.#libc.open(path, flags, 0o600)
		if (fd < 0) throw new Error(`open ${path}: ${errnoText(this.#libc.errno())}`)
		return fd
	}

	#check(what: string, result: number) {
		if (result !== 0) throw new Error(`${what}: ${errnoText(this.#libc.errno())}`)
	}
}
