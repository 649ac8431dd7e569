import type { FormPage, FormShown, PageAddress, Shell, SiteName } from '../../service/contract/html-pages.ts'
import type { RulesView } from '../../service/contract/views.ts'
import { filled } from '../kit/texts.ts'
import { Said } from '../embed/view/said.tsx'
import { ours, threadAddress } from './addresses.ts'
import { documentOf } from './document.tsx'
import { Sign } from './sign.tsx'
import { type Words, wordsIn } from './words.ts'

type FormProps = {
  page: Shell & { site: SiteName; at: PageAddress }
  rules: RulesView
  form: FormShown
  /** its heading: the page's own where there is nothing but the form */
  isWholePage?: boolean
}

/** Fields of the form that people see; what is wrong with any other is said above it. */
const visible = ['text', 'name', 'email', 'url']

/** A field that was left empty is told so in the widget's own words. */
function missingIn({ errors, ...typed }: FormShown, { w }: Words): Record<string, string> {
  const said = { text: w.noText, name: w.noName } as const
  const fields = (['text', 'name'] as const).filter((field) => errors[field] && typed[field].trim() === '')
  return Object.fromEntries(fields.map((field) => [field, said[field]]))
}

/** The form that works without a script: the widget's, open from the beginning. */
export function Form({ page, rules, form, isWholePage = false }: FormProps) {
  const { t, w, o, a, p } = wordsIn(page.language)
  const { to } = form
  const errors = { ...form.errors, ...missingIn(form, wordsIn(page.language)) }
  const name = to?.author?.name
  const Heading = isWholePage ? 'h1' : 'h2'
  const first = visible.find((field) => errors[field])
  /** The field's own attributes; the first one at fault has the focus. */
  const field = (name: 'text' | 'name' | 'email' | 'url', isRequired: boolean) => ({
    id: name,
    name,
    required: isRequired,
    autofocus: name === first,
    ...(errors[name] && ({ 'aria-invalid': true, 'aria-describedby': `${name}-error` } as const)),
  })
  const wrong = (field: string) =>
    errors[field] && (
      <span class="err" id={`${field}-error`}>
        <Sign /> {errors[field]}
      </span>
    )
  return (
    <form id="tulis" class="open" method="post" action={ours(page, `/v1/sites/${page.site.id}/comments`)}>
      <Heading>{form.parent ? (name ? filled(w.replyingTo, name) : t.reply) : p.write}</Heading>
      {to && (
        <article class="quoted">
          <Said comment={to} language={page.language} now={page.now} t={t} />
        </article>
      )}
      <Hidden page={page} form={form} />
      {errors['url'] && (
        <p class="field">
          <label for="url">{p.address}</label>
          <input {...field('url', true)} type="text" inputMode="url" value={page.at.url} />
          {wrong('url')}
        </p>
      )}
      <label class="prompt" for="text">
        {t.prompt}
      </label>
      <div class="frame">
        <textarea {...field('text', true)} rows={5} dir="auto" defaultValue={form.text} />
        <div class="cells">
          <label>
            {w.name}
            <input {...field('name', true)} autocomplete="name" autocapitalize="words" dir="auto" value={form.name} />
          </label>
          <label>
            {rules.emailRequired ? w.email : `${w.email} (${p.optional})`}
            <input
              {...field('email', rules.emailRequired)}
              type="text"
              inputMode="email"
              autocomplete="email"
              autocapitalize="none"
              spellcheck={false}
              value={form.email}
            />
          </label>
        </div>
      </div>
      {['text', 'name', 'email'].map((field) => errors[field] && <p>{wrong(field)}</p>)}
      <div class="foot">
        <div class="hint">
          <p>{rules.moderation === 'closed' ? o.closed : w[rules.moderation]}</p>
          <details>
            <summary>
              {w.promise} <span class="link">{w.whatFor}</span>
            </summary>
            {w.why} {filled(a.whyMore, rules.office.name)}
          </details>
        </div>
        {form.parent && (
          <a class="quiet" href={threadAddress(page)}>
            {w.cancel}
          </a>
        )}
        <button class="send">{form.parent ? w.sendReply : w.send}</button>
      </div>
    </form>
  )
}

/** What the form knows by itself, and the trap that people do not see. */
function Hidden({ page, form }: Pick<FormProps, 'page' | 'form'>) {
  const { p } = wordsIn(page.language)
  const known = {
    ...(form.errors['url'] ? {} : { url: page.at.url }),
    ...(page.at.page && { page: page.at.page }),
    ...(form.parent && { parent: form.parent }),
    ...(form.title && { title: form.title }),
    key: form.key,
  }
  return (
    <>
      {Object.entries(known).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p class="trap">
        <label>
          {p.trap} <input name="trap" tabIndex={-1} autocomplete="off" />
        </label>
      </p>
    </>
  )
}

/** A form that came back, with everything as it was typed. */
export function form(page: FormPage): string {
  const { p } = wordsIn(page.language)
  const hidden = Object.entries(page.form.errors).filter(([field]) => !visible.includes(field))
  return documentOf(
    page,
    { title: p.failed, isPrivate: true },
    <section>
      <p class="panel alert" role="alert">
        <Sign /> <b>{p.failed}.</b>{' '}
        {page.isNewOne
          ? p.keyReused
          : [page.problem, ...hidden.map(([, wrong]) => wrong), p.kept].filter(Boolean).join(' ')}
      </p>
      <Form page={page} rules={page.rules} form={page.form} isWholePage />
      {!page.form.errors['url'] && (
        <p class="ways">
          <a href={threadAddress(page)}>{p.backToThread}</a>
          <a href={page.at.url}>{p.back}</a>
        </p>
      )}
    </section>,
  )
}
