import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'

type Props = {
  q: string
  /** how often it was asked for since it was closed; 0 hides it on a phone */
  asked: number
  onSearch(words: string): void
  onClose(): void
}

/** Search over what the tab holds. On a phone it opens from the bottom bar, and stays while it narrows the list. */
export function Search({ q, asked, onSearch, onClose }: Props) {
  const { t } = useSay()
  const [words, setWords] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setWords(q), [q])
  // Before the next key can come: it is already a letter of what is looked for.
  useLayoutEffect(() => {
    if (asked > 0) field.current?.focus()
  }, [asked])
  return (
    <form
      class={asked > 0 || q ? 'search shown' : 'search'}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(words.trim())
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        enterKeyHint="search"
        aria-label={t.list.search}
        // With words in it, its own button may be what takes the focus.
        onBlur={() => words === '' && onClose()}
        placeholder={t.list.search}
        maxLength={limits.searchLength}
        value={words}
        onInput={(event) => {
          setWords(event.currentTarget.value)
          // The field's own cross empties it: that is an answer, too.
          if (event.currentTarget.value === '' && q) onSearch('')
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (q) onSearch('')
          setWords('')
          onClose()
          event.currentTarget.blur()
        }}
      />
      <button type="submit" class="quiet">
        {t.frame.search}
      </button>
    </form>
  )
}
