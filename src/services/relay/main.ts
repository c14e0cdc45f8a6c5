/**
 * The process of one node of a Network Load Balancer that relays connections, in the node's namespace. In its folder: `relay.json`, its
 * configuration, read again on SIGHUP; `applied`, replaced when that is in force: its number, and any problems.
 */
import {nameProcess, onConfiguration, readConfiguration} from '../node-program-main.ts'
import {Servers} from './servers.ts'
import {type Configuration, configurationFile, program} from './types.ts'

nameProcess(program)
const servers = new Servers(readConfiguration<Configuration>(configurationFile).authority)
const applyFirst = onConfiguration<Configuration>(configurationFile, async ({spec}) => servers.update(spec))

applyFirst()
