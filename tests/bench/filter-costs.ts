import { readFileSync, statSync } from 'node:fs'
import { judge, wordsAlone } from '../../service/filters/judge.ts'
import { weightsFile } from '../../service/filters/learner/files.ts'
import { readModel } from '../../service/filters/learner/model.ts'
import type { Row } from './measure.ts'
import { commentText, personName } from './words.ts'

/** CPU of this thread, for the machine may be busy with other things. */
function microsecondsEach(work: () => void, times: number): number {
  work()
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / times
}

/** What the filter costs: time of this thread for each comment and for loading, and bytes. */
export function costs(): Row[] {
  const comments = Array.from({ length: 5_000 }, (_, at) => ({ name: personName(at), text: commentText(at), trap: '' }))
  const each = microsecondsEach(() => comments.forEach((comment) => judge(comment, wordsAlone)), comments.length)
  const loads = 200
  const loadAll = (): void => {
    for (let turn = 0; turn < loads; turn++) readModel(readFileSync(weightsFile))
  }
  const load = microsecondsEach(loadAll, loads) / 1_000
  const kilobytes = statSync(weightsFile).size / 1_000
  const row = (what: string, ours: string, budget: string, kept: boolean): Row => ({
    what,
    ours,
    baseline: '',
    ratio: null,
    budget,
    kept,
  })
  return [
    row('all judging, 200 characters', `${each.toFixed(1)} µs CPU`, '≤ 60 µs', each <= 60),
    row('weights: loaded', `${load.toFixed(2)} ms CPU`, '≤ 30 ms', load <= 30),
    row('weights: size on disk', `${kilobytes.toFixed(0)} kB`, '≤ 150 kB', kilobytes <= 150),
  ]
}
