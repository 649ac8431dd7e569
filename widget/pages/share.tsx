import type { SharePage } from '../../service/contract/html-pages.ts'
import { filled } from '../kit/texts.ts'
import { Before } from '../embed/later/before.tsx'
import { dayOfYear } from '../embed/later/day.ts'
import { Said } from '../embed/view/said.tsx'
import { onItsPage, threadAddress } from './addresses.ts'
import { wordsAround } from './answer-words.ts'
import { shareCard } from './cards.ts'
import { Corrected, PassedOn } from './corrected.tsx'
import { documentOf } from './document.tsx'
import { shareData } from './structured.ts'
import { titleOf } from './thread.tsx'
import { moment } from './times.ts'
import { wordsIn } from './words.ts'

/** One comment with what the office said to it, for whoever was sent its link. */
export function share(page: SharePage): string {
  const { o, p } = wordsIn(page.language)
  const { comment, answers, language, now } = page
  const title = titleOf({ title: page.title, url: page.at.url })
  const name = comment.author?.name ?? ''
  const shared = { language, now }
  return documentOf(
    page,
    {
      title: `${name} · ${title}`,
      canonical: page.at.url,
      card: shareCard(page, title),
      data: shareData(page, title),
    },
    <section>
      <p class="over">{filled(p.shareOf, name)}</p>
      <h1 dir="auto">{title}</h1>
      <div class="root">
        <PassedOn page={page} comment={comment} />
        <Corrected page={page} comment={comment} />
        <article aria-labelledby={`n-${comment.id}`} class={comment.author?.badge === 'office' ? 'panel answer' : ''}>
          <Said
            {...shared}
            comment={comment}
            above={page.above ?? undefined}
            t={wordsAround(comment, language)}
            moment={moment(comment.createdAt, language)}
          >
            <Before comment={comment} t={o} language={language} day={dayOfYear} />
          </Said>
        </article>
        {answers[0] && (
          <div class="replies">
            {answers.map((answer) => (
              <article key={answer.id} aria-labelledby={`n-${answer.id}`} class="panel answer">
                <Said
                  {...shared}
                  comment={answer}
                  t={wordsAround(answer, language)}
                  moment={moment(answer.createdAt, language)}
                >
                  <Before comment={answer} t={o} language={language} day={dayOfYear} />
                </Said>
              </article>
            ))}
          </div>
        )}
      </div>
      <a class="send" href={onItsPage(page.at.url, comment.id)}>
        {p.read}
      </a>
      <p class="ways">
        <a href={threadAddress(page)}>{p.backToThread}</a>
      </p>
    </section>,
  )
}
