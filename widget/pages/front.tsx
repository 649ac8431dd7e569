import type { ComponentChildren } from 'preact'
import type { FrontPage } from '../../service/contract/html-pages.ts'
import type { CommentView } from '../../service/contract/views.ts'
import { counted, filled } from '../kit/texts.ts'
import { Said } from '../embed/view/said.tsx'
import { documentOf } from './document.tsx'
import { script } from './script.ts'
import { wordsIn } from './words.ts'

/** "Pasang Rembuk": three steps, the lines to paste, and how it will look. */
export function front(page: FrontPage): string {
  const { p } = wordsIn(page.language)
  const { lines, policies, site } = page
  return documentOf(
    page,
    { title: p.install, description: p.tagline },
    <section class="front">
      <h1>{p.install}</h1>
      <p>{p.tagline}</p>
      <p class="ways">
        <a href="/desk">{p.desk}</a>
      </p>
      <ol class="stages">
        <li>
          <h2>{p.stepSite}</h2>
          <p>{p.stepSiteWords}</p>
        </li>
        <li>
          <h2>{p.stepPaste}</h2>
          <p>
            {p.stepPasteWords} {!site && p.stepPasteId}
          </p>
          <Line page={page} name="plain" code={lines.plain} title={p.plain}>
            {p.plainWords}
          </Line>
          <Line page={page} name="fast" code={lines.fast} title={p.fast}>
            {p.fastWords}
          </Line>
          <Line page={page} name="noscript" code={lines.noscript} title={p.noscript}>
            {p.noscriptWords}
          </Line>
          <Line page={page} name="csp" code={policies.plain} title="Content-Security-Policy">
            {p.csp}
          </Line>
          <p>{p.cspFast}</p>
          <pre tabIndex={0} role="region" aria-label={p.cspFast}>
            <code>{policies.fast}</code>
          </pre>
        </li>
        <li>
          <h2>{p.stepTry}</h2>
          <p>{p.stepTryWords}</p>
        </li>
      </ol>
      <Preview page={page} />
    </section>,
    script,
  )
}

type LineProps = { page: FrontPage; name: string; title: string; code: string; children: ComponentChildren }

/** One tap selects the whole line; the button is there once the script is. */
function Line({ page, name, title, code, children }: LineProps) {
  const { p } = wordsIn(page.language)
  return (
    <div class="line">
      <h3 id={`title-${name}`}>{title}</h3>
      <button
        type="button"
        hidden
        data-copy={`line-${name}`}
        data-done={p.copied}
        id={`copy-${name}`}
        aria-labelledby={`copy-${name} title-${name}`}
      >
        {p.copy}
      </button>
      <p>{children}</p>
      <pre id={`line-${name}`} tabIndex={0} role="region" aria-labelledby={`title-${name}`}>
        <code>{code}</code>
      </pre>
    </div>
  )
}

const made = (language: FrontPage['language'], now: number): { comment: CommentView; answer: CommentView } => {
  const words = {
    id: {
      asked: 'Apakah kantor buka hari Sabtu? Saya bekerja Senin sampai Jumat dan ingin memeriksa data pemilih.',
      answered: 'Buka, Bu. Sabtu ini kami melayani pukul 08.00 sampai 12.00, cukup membawa KTP.',
    },
    en: {
      asked: 'Is the office open on Saturdays? I work from Monday to Friday and would like to check my voter data.',
      answered: 'It is. This Saturday we are here from 8 to 12 o’clock; just bring your identity card.',
    },
  }[language]
  const base = { editedAt: null, supports: 0, replyCount: 0, replies: [], state: 'published' } as const
  const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString()
  return {
    comment: {
      ...base,
      id: 'contoh-1',
      parent: null,
      author: { name: 'Siti Aminah', avatar: '2b7', badge: null },
      text: words.asked,
      createdAt: ago(26),
      replies: [],
    },
    answer: {
      ...base,
      id: 'contoh-2',
      parent: 'contoh-1',
      author: { name: 'KPU Kabupaten Sukamaju', avatar: '000', badge: 'office' },
      text: words.answered,
      createdAt: ago(23),
      replies: [],
    },
  }
}

/** A conversation as the widget draws it: one of the site's own, else an example that says it is one. */
function Preview({ page }: { page: FrontPage }) {
  const { t, p } = wordsIn(page.language)
  const { language, now, preview } = page
  const { comment, answer } = preview ?? made(language, now)
  const shared = { language, now, t }
  return (
    <>
      <h2>{p.preview}</h2>
      <p class="hint">{preview ? filled(p.previewOf, preview.from) : p.previewMade}</p>
      <figure class="preview">
        <h3>{counted(t.count, 2, language)}</h3>
        <p class="frame" aria-hidden="true">
          {t.prompt}
        </p>
        <div class="root">
          <article aria-labelledby={`n-${comment.id}`}>
            <Said {...shared} comment={comment} />
          </article>
          <div class="replies">
            <article aria-labelledby={`n-${answer.id}`} class="panel answer">
              <Said {...shared} comment={answer} />
            </article>
          </div>
        </div>
      </figure>
    </>
  )
}
