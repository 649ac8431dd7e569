import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { useSay } from '../texts/use.ts'

/** So many cards are drawn at once: hundreds of them would keep a small machine busy for seconds. */
const atOnce = 40

const fold = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

type Props<One> = {
  all: readonly One[]
  /** what somebody may look for one by */
  words(one: One): string
  children(one: One): ComponentChildren
}

/** A list of cards as long as the country: some of them at a time, found by any of their words. */
export function Many<One>({ all, words, children }: Props<One>) {
  const { t, n } = useSay()
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(atOnce)
  const wanted = fold(typed).split(/\s+/).filter(Boolean)
  const folded = useMemo(() => all.map((one) => ({ one, folded: fold(words(one)) })), [all])
  const found = folded.filter((each) => wanted.every((word) => each.folded.includes(word)))
  const isLong = all.length > atOnce
  return (
    <>
      {isLong && (
        <label>
          {t.many.find}
          <input
            type="search"
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value)
              setShown(atOnce)
            }}
          />
        </label>
      )}
      {isLong && (
        <p class="faint" role="status">
          {found.length === 0 ? t.many.none : n(t.many.found, found.length)}
        </p>
      )}
      <ul class="cards">{found.slice(0, shown).map(({ one }) => children(one))}</ul>
      {found.length > shown && (
        <button type="button" onClick={() => setShown(shown + atOnce)}>
          {t.many.more}
        </button>
      )}
    </>
  )
}
