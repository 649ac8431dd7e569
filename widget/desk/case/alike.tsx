import { useEffect, useState } from 'preact/hooks'
import { readSimilarQuestions } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { useSay } from '../texts/use.ts'
import { clockWords } from './matter.tsx'

function useAlike(id: string): QueueItem[] {
  const [items, set] = useState<QueueItem[]>([])
  useEffect(() => {
    let here = true
    ask(readSimilarQuestions, { params: { id } }).then(
      (found) => here && set(found.items),
      // Without them one answers this one.
      () => undefined,
    )
    return () => void (here = false)
  }, [id])
  return items
}

type Props = { id: string; chosen: readonly QueueItem[]; onChoose(items: QueueItem[]): void }

/** What else this office is to answer and asks the like: the same words may answer it, too. Nothing is chosen by itself. */
export function Alike({ id, chosen, onChoose }: Props) {
  const say = useSay()
  const { t } = say
  const items = useAlike(id)
  if (items.length === 0) return null
  const isChosen = (item: QueueItem) => chosen.some((one) => one.id === item.id)
  return (
    <fieldset class="alike">
      <legend>{t.helping.alike}</legend>
      <p class="faint">{t.helping.alikeHint}</p>
      {items.map((item) => {
        const clock = item.matter?.step === 'answer' ? clockWords(say, item.matter) : null
        return (
          <label class="check" key={item.id}>
            <input
              type="checkbox"
              checked={isChosen(item)}
              onChange={() => onChoose(isChosen(item) ? chosen.filter((one) => one.id !== item.id) : [...chosen, item])}
            />
            <span>
              <span dir="auto">{item.text}</span>
              <span class="faint">
                <bdi>{item.author?.name ?? t.list.without}</bdi>
                {clock && ` · ${clock.words}`}
              </span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
