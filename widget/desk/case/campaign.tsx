import { useCallback, useEffect, useState } from 'preact/hooks'
import { readCampaign } from '../../../service/contract/member.ts'
import type { CampaignAlone, StandingView } from '../../../service/contract/campaign-views.ts'
import type { CampaignName, QueueItem } from '../../../service/contract/views.ts'
import { moment } from '../../kit/moment.ts'
import { relative } from '../../kit/time.ts'
import { ask } from '../calls.ts'
import { Icon } from '../icons.tsx'
import { useSay, type Say } from '../texts/use.ts'
import { Section } from './section.tsx'

/** Copies shown at first, and with each further page. */
const shownAtOnce = 5

/** A sentence says so of less than this, in milliseconds. */
const justNow = 60_000

/** Whether it stands for more than itself. */
export const hasCopies = (item: QueueItem): item is QueueItem & { campaign: CampaignName } =>
  item.campaign !== null && item.campaign.copies > 1

/** How large a campaign is, in a word or two: the offices only where there are several. */
export const sizeOf = ({ t, n }: Say, { copies, offices }: CampaignName): string =>
  offices > 1 ? `${n(t.campaign.copies, copies)} · ${n(t.campaign.offices, offices)}` : n(t.campaign.copies, copies)

/** The campaign with its copies so far; asked anew whenever one of the figures that are known of it has changed. */
function useCampaign({ id, copies }: CampaignName, version: number) {
  const [found, set] = useState<CampaignAlone | null>(null)
  const [asked, again] = useState(0)
  useEffect(() => {
    let here = true
    ask(readCampaign, { params: { id }, query: { limit: shownAtOnce } }).then(
      (view) => here && set(view),
      // What is known from the list stays; the next look comes soon.
      () => undefined,
    )
    return () => void (here = false)
  }, [id, copies, version, asked])
  const more = useCallback(() => {
    if (!found?.next) return
    ask(readCampaign, { params: { id }, query: { limit: shownAtOnce * 4, after: found.next } }).then(
      (view) => set({ ...view, items: [...found.items, ...view.items] }),
      () => undefined,
    )
  }, [id, found])
  return { found, more, again: useCallback(() => again((times) => times + 1), []) }
}

type Props = {
  item: QueueItem & { campaign: CampaignName }
  /** whether a decision is about this one comment alone */
  apart: boolean
  now: number
  mayDecide: boolean
  onApart(apart: boolean): void
  /** takes back a decision that goes on */
  onTakeBack(undo: string): Promise<void>
}

/** "Kelompok yang sama": how far a decision reaches, what still arrives, the copies, and all of it as a file. */
export function Campaign({ item, apart, now, mayDecide, onApart, onTakeBack }: Props) {
  const say = useSay()
  const { t, n, of, language } = say
  const { campaign } = item
  const { found, more, again } = useCampaign(campaign, item.version)
  const ago = (time: string): string =>
    Math.abs(now - Date.parse(time)) < justNow ? t.campaign.justNow : relative(Date.parse(time), now, language)
  return (
    <Section title={t.campaign.title}>
      <p>
        <span class="tag wave">{sizeOf(say, found ?? campaign)}</span>{' '}
        {found && (
          <span class="faint">
            {of(t.campaign.first, ago(found.beganAt))}, {of(t.campaign.last, ago(found.lastAt))}
          </span>
        )}
      </p>
      {mayDecide && (
        <>
          <p class="reach-of">{apart ? t.campaign.apart : n(t.campaign.reach, campaign.copies)}</p>
          <label class="choice">
            <input type="checkbox" checked={apart} onClick={() => onApart(!apart)} />
            {t.campaign.only}
          </label>
        </>
      )}
      {found && found.standing.length > 0 && (
        <ul class="standing">
          {found.standing.map((one) => (
            <Standing
              key={one.until + one.by}
              standing={one}
              onTakeBack={async (undo) => {
                await onTakeBack(undo)
                again()
              }}
            />
          ))}
        </ul>
      )}
      {found && (
        <>
          <ul class="copies" aria-label={t.campaign.list}>
            {found.items.map((copy) => (
              <li key={copy.id}>
                <bdi class="where">{copy.page.title || copy.page.url}</bdi>
                <span class="faint">
                  {copy.office.name} · {t.states[copy.state]} · {ago(copy.createdAt)}
                </span>
              </li>
            ))}
          </ul>
          <p class="after">
            {found.next !== null && (
              <button type="button" class="quiet" onClick={more}>
                {t.list.more}
              </button>
            )}
            <a href={`/v1/campaigns/${encodeURIComponent(campaign.id)}/export.csv`} download>
              <Icon name="save" />
              {t.campaign.export}
            </a>
          </p>
        </>
      )}
    </Section>
  )
}

/** Who decided what still arrives, until when; one's own can be taken back here, long after its toast is gone. */
function Standing({ standing, onTakeBack }: { standing: StandingView; onTakeBack(undo: string): Promise<void> }) {
  const { t, of, language } = useSay()
  const [busy, setBusy] = useState(false)
  const { undo } = standing
  return (
    <li>
      {of(t.acts[standing.action], standing.by)} ({standing.office.name}).{' '}
      {of(t.campaign.until, moment(standing.until, language))}
      {undo !== null && (
        <button
          type="button"
          class="quiet"
          disabled={busy}
          onClick={() => {
            setBusy(true)
            void onTakeBack(undo).finally(() => setBusy(false))
          }}
        >
          {t.actions.undo}
        </button>
      )}
    </li>
  )
}
