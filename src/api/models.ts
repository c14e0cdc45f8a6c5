/** AWS's own models of its services, which `npm run api-model` writes to `api-models/`. */
import {readFileSync} from 'node:fs'
import type {ServiceModel} from './model.ts'

const readModel = (service: string): ServiceModel =>
	JSON.parse(readFileSync(new URL(`../../api-models/${service}.json`, import.meta.url), 'utf8'))

export const ec2 = readModel('ec2')
export const sts = readModel('sts')
