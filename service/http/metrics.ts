import { Refusal } from '../domain/refusal.ts'
import { sameSecret } from '../identity/equal.ts'
import { bearer, type Call } from './call.ts'
import { isFromThisMachine } from './network.ts'
import type { Guard } from './guard.ts'

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

type Series = { count: number; sum: number; below: number[] }

/** A figure that is read when it is asked for; null where there is none now. */
export type Gauge = { name: string; help: string; read(): number | Promise<number | null> }

export type Metrics = {
  /** Takes note of one answered request. `route` is the pattern, never the address that was called. */
  observe(method: string, route: string, status: number, seconds: number): void
  /** All figures as Prometheus reads them. */
  text(): Promise<string>
}

/** Counts requests and their times by route; nothing in it comes from a caller. */
export function openMetrics(gauges: Gauge[]): Metrics {
  const requests = new Map<string, number>()
  const times = new Map<string, Series>()
  return {
    observe(method, route, status, seconds) {
      const labels = `method="${method}",route="${route}"`
      const counted = `${labels},status="${status}"`
      requests.set(counted, (requests.get(counted) ?? 0) + 1)
      const series = times.get(labels) ?? { count: 0, sum: 0, below: buckets.map(() => 0) }
      times.set(labels, series)
      series.count += 1
      series.sum += seconds
      const first = buckets.findIndex((most) => seconds <= most)
      if (first >= 0) series.below[first] = (series.below[first] ?? 0) + 1
    },
    async text() {
      const read = await Promise.all(gauges.map(gaugeLines))
      return [...counters(requests), ...histograms(times), ...read.flat()].join('\n') + '\n'
    },
  }
}

function counters(requests: Map<string, number>): string[] {
  return [
    '# HELP rembuk_requests_total Requests answered.',
    '# TYPE rembuk_requests_total counter',
    ...[...requests].map(([labels, count]) => `rembuk_requests_total{${labels}} ${count}`),
  ]
}

function histograms(times: Map<string, Series>): string[] {
  const name = 'rembuk_request_seconds'
  return [
    `# HELP ${name} Time to the end of the answer.`,
    `# TYPE ${name} histogram`,
    ...[...times].flatMap(([labels, { count, sum, below }]) => {
      let total = 0
      return [
        ...buckets.map((most, at) => `${name}_bucket{${labels},le="${most}"} ${(total += below[at] ?? 0)}`),
        `${name}_bucket{${labels},le="+Inf"} ${count}`,
        `${name}_sum{${labels}} ${sum}`,
        `${name}_count{${labels}} ${count}`,
      ]
    }),
  ]
}

async function gaugeLines({ name, help, read }: Gauge): Promise<string[]> {
  const value = await read()
  return value === null ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`]
}

/** Figures are for callers on this machine, or who know the token. */
export function mayReadMetrics(token: string | null): Guard {
  return (call: Call) => {
    const given = bearer(call)
    if (token !== null && given !== null && sameSecret(given, token)) return
    if (!isFromThisMachine(call.ctx.req)) throw new Refusal('not-signed-in')
  }
}
