import type { HonestyWeek, SampleView } from '../contract/filter-views.ts'
import type { Week } from '../domain/honesty.ts'
import type { QueueEntry } from './queue.ts'
import { iso } from './times.ts'

export const honestyWeek = (week: Week): HonestyWeek => ({ ...week, from: iso(week.from) })

/** Words and place alone: whoever judges is not told what the machine thought. */
export const sampleItem = ({ comment, page }: QueueEntry): SampleView['items'][number] => ({
  id: comment.id,
  name: comment.author.name,
  text: comment.text,
  page,
})
