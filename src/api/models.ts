/** AWS's own models of its services, which `npm run api-model` writes to `api-models/`. */
import {readFileSync} from 'node:fs'
import type {ServiceModel} from './model.ts'
import type {ServiceName} from './services.ts'

const known = new Map<ServiceName, ServiceModel>()

/** Read when first used: few clients use every service. */
export function modelOf(service: ServiceName): ServiceModel {
	const model = known.get(service) ?? readModel(service)
	known.set(service, model)
	return model
}

const readModel = (service: ServiceName): ServiceModel =>
	JSON.parse(readFileSync(new URL(`../../api-models/${service}.json`, import.meta.url), 'utf8'))
