import type { AddressPage, ProblemPage, ReceiptFormPage } from '../../service/contract/html-pages.ts'
import { ours } from './addresses.ts'
import { documentOf } from './document.tsx'
import { Sign } from './sign.tsx'
import { wordsIn } from './words.ts'

/** Which page of the site is meant: for whoever comes without an address, or with one that is not the site's. */
export function address(page: AddressPage): string {
  const { p } = wordsIn(page.language)
  const { error, url, site } = page
  return documentOf(
    page,
    { title: `${p.which} ${site.name}`, isPrivate: true },
    <section>
      <p class="over">{site.name}</p>
      <h1>{p.which}</h1>
      <p>{p.whichHint}</p>
      <form method="get" action={`/sites/${site.id}/thread`}>
        <p class="field">
          <label for="url">{p.address}</label>
          <input
            id="url"
            name="url"
            type="text"
            inputMode="url"
            autocomplete="url"
            autocapitalize="none"
            required
            value={url}
            autofocus={error !== null}
            {...(error !== null && ({ 'aria-invalid': true, 'aria-describedby': 'url-error' } as const))}
          />
          {error !== null && (
            <span class="err" id="url-error" role="alert">
              <Sign /> {error}
            </span>
          )}
        </p>
        {page.chosen && <input type="hidden" name="lang" value={page.language} />}
        <button class="send">{p.open}</button>
      </form>
    </section>,
  )
}

/** Which comment is meant: for whoever has a code, or one that nobody knows. */
export function receiptForm(page: ReceiptFormPage): string {
  const { p } = wordsIn(page.language)
  return documentOf(
    page,
    { title: page.unknown ? p.codeUnknown : p.news, isPrivate: true },
    <section>
      <h1>{page.unknown ? p.codeUnknown : p.news}</h1>
      <p>{page.unknown ? p.codeCheck : p.codeHint}</p>
      <CodeForm page={page} code={page.code} />
    </section>,
  )
}

function CodeForm({ page, code }: { page: ReceiptFormPage; code: string }) {
  const { p } = wordsIn(page.language)
  return (
    <form method="get" action={ours({ ...page, chosen: false }, '/kabar')}>
      <p class="field">
        <label for="kode">{p.code}</label>
        <input
          id="kode"
          name="kode"
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          required
          value={code}
          autofocus={page.unknown}
          aria-describedby="kode-hint"
        />
        <span class="hint" id="kode-hint">
          {p.codeForm}
        </span>
      </p>
      {page.chosen && <input type="hidden" name="lang" value={page.language} />}
      <button class="send">{p.see}</button>
    </form>
  )
}

/** What cannot be shown, and why. */
export function problem(page: ProblemPage): string {
  return documentOf(
    page,
    { title: page.title, isPrivate: true },
    <section>
      <h1>{page.title}</h1>
      <p>{page.detail}</p>
    </section>,
  )
}
