import type { MemberView, OfficeView, TabCounts } from '../../../service/contract/views.ts'
import { setDevice, useDevice } from '../device.ts'
import { Icon, Mark } from '../icons.tsx'
import type { Place } from '../place.ts'
import { useSay } from '../texts/use.ts'
import { Go } from './nav.tsx'
import type { Layer } from './layer.ts'

type BarProps = {
  member: MemberView
  offices: OfficeView[]
  layer: Layer
  setLayer(layer: Layer): void
  place: Place
  go(place: Place): void
}

/** The top line: where one is, and what belongs to no single page. */
export function Bar({ member, offices, layer, setLayer, place, go }: BarProps) {
  const { t } = useSay()
  const { language } = useDevice()
  const office = offices.find(({ id }) => id === member.office)?.name ?? ''
  return (
    <header class="bar">
      <a class="skip" href="#queue">
        {t.frame.skip}
      </a>
      <button
        type="button"
        class="quiet square wide-menu"
        aria-expanded={layer === 'menu'}
        aria-label={t.frame.menu}
        onClick={() => setLayer('menu')}
      >
        <Icon name="menu" />
      </button>
      <Mark />
      <strong>Rembuk</strong>
      <span class="office-name">{office}</span>
      <span class="end">
        <button
          type="button"
          class="quiet roomy"
          lang={language === 'id' ? 'en' : 'id'}
          onClick={() => setDevice({ language: language === 'id' ? 'en' : 'id' })}
        >
          {t.frame.language}
        </button>
        <button type="button" class="quiet roomy" onClick={() => setLayer('session')}>
          <Icon name="history" />
          {t.frame.session}
        </button>
        <button type="button" class="quiet square roomy" aria-label={t.frame.help} onClick={() => setLayer('help')}>
          <Icon name="help" />
        </button>
        <Go to={{ ...place, page: 'account', id: null }} go={go} current={place.page === 'account'}>
          <Icon name="person" />
          <span class="roomy">{member.name}</span>
          <span class="hidden">{t.frame.account}</span>
        </Go>
      </span>
    </header>
  )
}

type FootProps = {
  place: Place
  counts: TabCounts | null
  go(place: Place): void
  setLayer(layer: Layer): void
  onSearch(): void
}

/** The bottom bar of a phone: what one thumb needs. */
export function Foot({ place, counts, go, setLayer, onSearch }: FootProps) {
  const { t, most } = useSay()
  const held = counts?.held ?? 0
  return (
    <nav class="bottom" aria-label={t.frame.pages}>
      <Go to={{ ...place, page: 'queue', id: null }} go={go} current={place.page === 'queue'}>
        <Icon name="queue" />
        <span>
          {t.frame.queue} {held > 0 && most(held)}
        </span>
      </Go>
      <button
        type="button"
        onClick={() => {
          if (place.page !== 'queue') go({ ...place, page: 'queue', id: null })
          onSearch()
        }}
      >
        <Icon name="search" />
        <span>{t.frame.search}</span>
      </button>
      <button type="button" onClick={() => setLayer('session')}>
        <Icon name="history" />
        <span>{t.frame.session}</span>
      </button>
      <button type="button" onClick={() => setLayer('menu')}>
        <Icon name="menu" />
        <span>{t.frame.menu}</span>
      </button>
    </nav>
  )
}
