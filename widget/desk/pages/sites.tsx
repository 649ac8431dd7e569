import { useMemo, useState } from 'preact/hooks'
import { addSite, changeSite, listSites } from '../../../service/contract/member.ts'
import type { OfficeView, SiteView } from '../../../service/contract/views.ts'
import { ask } from '../calls.ts'
import { OfficePicker } from '../office-picker.tsx'
import { useSay } from '../texts/use.ts'
import { Many } from './many.tsx'
import { CopyLine, Field, Page, Trouble, useRead, useSend } from './parts.tsx'

/** Where comments are installed: the addresses, and the one line to paste. */
export function SitesPage({ offices, mayChange }: { offices: OfficeView[]; mayChange: boolean }) {
  const { t } = useSay()
  const { found, failure, again } = useRead(() => ask(listSites, {}), 'sites')
  const names = useMemo(() => new Map(offices.map(({ id, name }) => [id, name])), [offices])
  const [adding, setAdding] = useState(false)
  return (
    <Page title={t.sites.title} about={t.sites.about} reading={!found && !failure}>
      <Trouble failure={failure} again={() => void again()} />
      {found && mayChange && !adding && (
        <button type="button" onClick={() => setAdding(true)}>
          {t.sites.add}
        </button>
      )}
      {adding && (
        <SiteForm offices={offices} onDone={() => (setAdding(false), void again())} onCancel={() => setAdding(false)} />
      )}
      {found?.sites.length === 0 && <p class="note">{t.sites.none}</p>}
      {found && (
        <Many
          all={found.sites}
          words={({ id, name, office, origins }) => [id, name, names.get(office) ?? office, ...origins].join(' ')}
          children={(site) => (
            <Site key={site.id} site={site} offices={offices} mayChange={mayChange} again={() => void again()} />
          )}
        />
      )}
    </Page>
  )
}

type SiteProps = { site: SiteView; offices: OfficeView[]; mayChange: boolean; again(): void }

function Site({ site, offices, mayChange, again }: SiteProps) {
  const { t } = useSay()
  const [changing, setChanging] = useState(false)
  const office = offices.find(({ id }) => id === site.office)?.name ?? site.office
  return (
    <li>
      <h2>{site.name}</h2>
      <p class="meta">
        <span>{site.id}</span>
        <span>{office}</span>
      </p>
      {changing ? (
        <SiteForm
          site={site}
          offices={offices}
          onDone={() => (setChanging(false), again())}
          onCancel={() => setChanging(false)}
        />
      ) : (
        <>
          <ul class="plain">
            {site.origins.map((origin) => (
              <li key={origin}>{origin}</li>
            ))}
          </ul>
          {mayChange && (
            <button type="button" onClick={() => setChanging(true)}>
              {t.sites.change}
            </button>
          )}
        </>
      )}
      <CopyLine
        label={t.sites.line}
        line={`<script async src="${location.origin}/embed.js" data-site="${site.id}"></script>`}
      />
    </li>
  )
}

type FormProps = { site?: SiteView; offices: OfficeView[]; onDone(): void; onCancel(): void }

function SiteForm({ site, offices, onDone, onCancel }: FormProps) {
  const { t } = useSay()
  const { busy, failure, send } = useSend()
  const [id, setId] = useState(site?.id ?? '')
  const [name, setName] = useState(site?.name ?? '')
  const [office, setOffice] = useState(site?.office ?? offices[0]?.id ?? '')
  const [origins, setOrigins] = useState(site?.origins.join('\n') ?? '')

  function save(event: Event): void {
    event.preventDefault()
    const rest = { name: name.trim(), office, origins: origins.split(/\s+/).filter(Boolean) }
    void send(async () => {
      await (site
        ? ask(changeSite, { params: { id: site.id }, body: rest })
        : ask(addSite, { body: { id: id.trim(), ...rest } }))
      onDone()
    })
  }

  return (
    <form class="form" onSubmit={save} noValidate>
      <Field label={t.sites.name} name="name" value={name} onInput={setName} error={failure?.fields?.['name']} />
      {!site && (
        <Field
          label={t.sites.code}
          hint={t.sites.codeHint}
          name="id"
          value={id}
          onInput={setId}
          error={failure?.fields?.['id']}
        />
      )}
      <OfficePicker label={t.sites.office} value={office} offices={offices} onChange={setOffice} />
      {site && office !== site.office && (
        <p class="hint" role="status">
          {t.sites.moves}
        </p>
      )}
      <label>
        {t.sites.origins}
        <span class="faint">{t.sites.originsHint}</span>
        <textarea
          rows={3}
          name="origins"
          spellcheck={false}
          value={origins}
          onInput={(event) => setOrigins(event.currentTarget.value)}
        />
      </label>
      <Trouble failure={failure} />
      <div class="foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {t.sites.cancel}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {t.sites.save}
        </button>
      </div>
    </form>
  )
}
