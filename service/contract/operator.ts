import { endpoint } from './endpoint.ts'

/** The process answers. */
export const readHealth = endpoint<object, { status: 'ok' }>('GET', '/healthz')
/** Its store answers; 503 when not. */
export const readReadiness = endpoint<object, { status: 'ok' }>('GET', '/readyz')
/** Prometheus text. */
export const readMetrics = endpoint<object, string>('GET', '/metrics')
export const readOpenApi = endpoint<object, object>('GET', '/openapi.json')
