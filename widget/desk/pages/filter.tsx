import { useState } from 'preact/hooks'
import { judgeSample, readHonesty, readSample } from '../../../service/contract/member.ts'
import type { HonestyWeek, SampleView, ShareView } from '../../../service/contract/filter-views.ts'
import { ask } from '../calls.ts'
import { type Say, useSay } from '../texts/use.ts'
import { Lines } from './lines.tsx'
import { Page, Trouble, useRead, useSend } from './parts.tsx'

/** How right the filter is, and a few comments by which that can be told without looking only at what it caught. */
export function FilterPage({ mayJudge }: { mayJudge: boolean }) {
  const { t } = useSay()
  const { found, failure, again } = useRead(() => ask(readHonesty, { query: {} }), 'filter')
  return (
    <Page title={t.filter.title} about={t.filter.about} reading={!found && !failure}>
      <Trouble failure={failure} again={() => void again()} />
      {found && <Record weeks={found.weeks} />}
      {mayJudge && <Sample />}
    </Page>
  )
}

const percent = (say: Say, { value }: ShareView): string =>
  new Intl.NumberFormat(say.language, { style: 'percent', maximumFractionDigits: 1 }).format(value)

/** A week by its first day. */
const dayIn = ({ language }: Say): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'id' ? 'id' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'Asia/Jakarta',
  })

/** The finding of the last week that can be told, in one sentence. */
function finding(say: Say, weeks: HonestyWeek[]): string {
  const { t, of } = say
  const last = [...weeks].reverse().find(({ recall, precision }) => recall && precision)
  if (!last?.recall || !last.precision) return t.filter.tooFew
  const week = of(t.filter.inWeek, dayIn(say).format(new Date(last.from)))
  return `${week} ${of(t.filter.caught, percent(say, last.recall))} ${of(t.filter.right, percent(say, last.precision))}`
}

function Record({ weeks }: { weeks: HonestyWeek[] }) {
  const say = useSay()
  const { t, n } = say
  const day = dayIn(say)
  const share = (of: (week: HonestyWeek) => ShareView | null) => weeks.map((week) => of(week)?.value ?? null)
  const judged = weeks.reduce((sum, { sample }) => sum + sample.judged, 0)
  const missed = weeks.reduce((sum, { sample }) => sum + sample.spam, 0)
  return (
    <section class="part">
      <Lines
        title={finding(say, weeks)}
        step={t.filter.week}
        steps={weeks.map(({ from }) => day.format(new Date(from)))}
        lines={[
          { name: t.filter.recall, values: share(({ recall }) => recall) },
          { name: t.filter.precision, values: share(({ precision }) => precision) },
          { name: t.filter.held, values: share(({ held }) => held) },
        ]}
      />
      <p class="faint">{t.filter.means}</p>
      {judged > 0 && <p>{`${n(t.filter.judged, judged)} ${n(t.filter.missed, missed)}`}</p>}
    </section>
  )
}

function Sample() {
  const { t, n } = useSay()
  const { found, failure, again } = useRead(() => ask(readSample, {}), 'sample')
  const [judged, setJudged] = useState<string[]>([])
  const left = found?.items.filter(({ id }) => !judged.includes(id)) ?? []
  const [next] = left
  return (
    <section class="part">
      <h2>{t.filter.sample}</h2>
      <p class="faint">{t.filter.sampleAbout}</p>
      <Trouble failure={failure} again={() => void again()} />
      {found && !next && <p role="status">{judged.length > 0 ? t.filter.done : t.filter.nothing}</p>}
      {next && (
        <>
          <p role="status">{n(t.filter.left, left.length)}</p>
          <Blind key={next.id} item={next} done={() => setJudged([...judged, next.id])} />
        </>
      )}
    </section>
  )
}

/** One comment without the machine's opinion. */
function Blind({ item, done }: { item: SampleView['items'][number]; done(): void }) {
  const { t } = useSay()
  const { busy, failure, send } = useSend()
  const judge = (spam: boolean) =>
    void send(async () => {
      await ask(judgeSample, { params: { id: item.id }, body: { spam } }).catch((thrown: { code?: string }) => {
        // Somebody else was quicker: it is judged all the same.
        if (thrown.code !== 'conflict') throw thrown
      })
      done()
    })
  return (
    <article class="blind">
      <p class="meta">
        <b dir="auto">{item.name}</b>
        <span dir="auto">{item.page.title || item.page.url}</span>
      </p>
      <p class="words" dir="auto">
        {item.text}
      </p>
      <Trouble failure={failure} />
      <div class="line-up">
        <button type="button" disabled={busy} onClick={() => judge(false)}>
          {t.filter.fine}
        </button>
        <button type="button" disabled={busy} onClick={() => judge(true)}>
          {t.filter.spam}
        </button>
      </div>
    </article>
  )
}
