import { useEffect, useState } from 'preact/hooks'
import { limits } from '../../../service/contract/limits.ts'
import { Icon } from '../icons.tsx'
import { useSay } from '../texts/use.ts'

type Props = { q: string; shown: boolean; onSearch(words: string): void; onClose(): void }

/** Search over what the tab holds. On a phone it opens from the bottom bar, and stays while it narrows the list. */
export function Search({ q, shown, onSearch, onClose }: Props) {
  const { t } = useSay()
  const [words, setWords] = useState(q)
  useEffect(() => setWords(q), [q])
  return (
    <form
      class={shown || q ? 'search shown' : 'search'}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(words.trim())
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        enterKeyHint="search"
        aria-label={t.list.search}
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
