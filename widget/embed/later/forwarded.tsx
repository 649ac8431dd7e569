/** "Diteruskan ke KPU Provinsi Jawa Tengah": whole pages and the widget say the same. */
import type { Language } from '../../../service/contract/languages.ts'
import type { ForwardedView } from '../../../service/contract/views.ts'
import { filled, type Text } from '../../kit/texts.ts'

type Props = { said: ForwardedView; words: Text; language: Language }

/** A page drawn on the server does not know its reader's zone, so that both go by the west's. */
const dayOf = (time: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Jakarta' }).format(new Date(time))

export function Forwarded({ said: { to, at, url }, words, language }: Props) {
  const text = filled(words, to)
  return (
    <p class="caption forwarded">
      {url ? (
        <a href={url} rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
      {' · '}
      <time dateTime={at}>{dayOf(at, language)}</time>
    </p>
  )
}
