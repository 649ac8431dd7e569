import type { HtmlPages, ReceiptPage, Shell } from '../../contract/html-pages.ts'
import { problemStatus } from '../../contract/problems.ts'
import { foldReceipt } from '../../domain/receipts.ts'
import { Refusal } from '../../domain/refusal.ts'
import { readReceipt } from '../../operations/reader/read-receipt.ts'
import { appeal as makeAppeal } from '../../operations/reader/appeal.ts'
import { reopenMatter } from '../../operations/reader/reopen-matter.ts'
import { problemView } from '../../presenters/problems.ts'
import { receiptView } from '../../presenters/receipts.ts'
import { limited } from '../address-limits.ts'
import { readBody } from '../body.ts'
import { parsed } from '../fields.ts'
import type { HttpNeeds } from '../needs.ts'
import { waitFor } from '../problems.ts'
import { findReceipt } from '../receipts.ts'
import { appealBody } from '../schemas/appeals.ts'
import type { Drawing } from './answering.ts'
import { newKey } from './keys.ts'

const isPrivate = true

/** Asks for a code; one that was typed leads to its own address. */
export const drawReceiptForm: Drawing = async ({ query }, shell, pages) => {
  const typed = foldReceipt(query.get('kode') ?? '')
  if (typed === '') return { document: pages.receiptForm({ ...shell, code: '', unknown: false }), isPrivate }
  const lang = shell.chosen ? `?lang=${shell.language}` : ''
  return { redirect: `/kabar/${encodeURIComponent(typed)}${lang}` }
}

type HtmlReceiptNeeds = Pick<HttpNeeds, 'store' | 'usualMinutes' | 'directory' | 'clock' | 'chance'>
type Asked = { code: string; shell: Shell; pages: HtmlPages; appeal?: ReceiptPage['appeal'] }

async function documentOf(needs: HtmlReceiptNeeds, { code, shell, pages, appeal }: Asked): Promise<string> {
  const found = await readReceipt(needs, code)
  const { id, name } = needs.directory.current().offices.get(found.comment.office) ?? { id: '', name: '' }
  const shown = { code: found.comment.receipt ?? '', receipt: receiptView(found, shell.language) }
  const form = appeal ?? { key: newKey(needs.chance), text: '', error: null }
  return pages.receipt({ ...shell, ...shown, office: { id, name }, appeal: form })
}

/** What became of the comment with this code, or how codes look where nobody has it. */
export function drawReceipt(needs: HtmlReceiptNeeds): Drawing {
  return async (call, shell, pages) => {
    const code = call.param('code')
    try {
      return { document: await documentOf(needs, { code, shell, pages }), isPrivate }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
      return { document: pages.receiptForm({ ...shell, code, unknown: true }), status: 404, isPrivate }
    }
  }
}

/** Its author says that the answer does not settle it, and reads on. */
export function reopenByForm(needs: HttpNeeds): Drawing {
  const changes = limited('changes', needs)
  return async (call, shell) => {
    await changes(call)
    const { comment } = await findReceipt(needs, call)
    await reopenMatter(needs, { comment })
    const lang = shell.chosen ? `?lang=${shell.language}` : ''
    return { redirect: `/kabar/${encodeURIComponent(call.param('code'))}${lang}` }
  }
}

/**
 * Its author says why the decision should be looked at again; what could not be taken comes back with all that was
 * typed.
 */
export function appealByForm(needs: HttpNeeds): Drawing {
  const changes = limited('changes', needs)
  const readForm = readBody('form')
  return async (call, shell, pages) => {
    await findReceipt(needs, call)
    await readForm(call)
    const code = call.param('code')
    const here = `/kabar/${encodeURIComponent(code)}`
    try {
      const { key, text } = parsed(appealBody, call.payload)
      await changes(call)
      await makeAppeal(needs, { comment: call.comment, key, text })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { detail, fields = {} } = problemView(error, shell.language)
      waitFor(call.ctx, error)
      const typed = call.payload['text']
      const text = typeof typed === 'string' ? typed : ''
      const appeal = { key: newKey(needs.chance), text, error: fields['text'] ?? detail }
      const document = await documentOf(needs, { code, shell: { ...shell, here }, pages, appeal })
      return { document, status: problemStatus[error.code], isPrivate }
    }
    return { redirect: here + (shell.chosen ? `?lang=${shell.language}` : '') }
  }
}
