import { foldReceipt } from '../../domain/receipts.ts'
import { Refusal } from '../../domain/refusal.ts'
import { readReceipt } from '../../operations/reader/read-receipt.ts'
import { receiptView } from '../../presenters/receipts.ts'
import { limited } from '../address-limits.ts'
import { openByReceipt } from '../matters.ts'
import type { HttpNeeds } from '../needs.ts'
import type { Drawing } from './answering.ts'

const isPrivate = true

/** Asks for a code; one that was typed leads to its own address. */
export const drawReceiptForm: Drawing = async ({ query }, shell, pages) => {
  const typed = foldReceipt(query.get('kode') ?? '')
  if (typed === '') return { document: pages.receiptForm({ ...shell, code: '', unknown: false }), isPrivate }
  const lang = shell.chosen ? `?lang=${shell.language}` : ''
  return { redirect: `/kabar/${encodeURIComponent(typed)}${lang}` }
}

/** What became of the comment with this code, or how codes look where nobody has it. */
export function drawReceipt(needs: Pick<HttpNeeds, 'store' | 'usualMinutes' | 'directory'>): Drawing {
  return async (call, shell, pages) => {
    const code = call.param('code')
    try {
      const found = await readReceipt(needs, code)
      const { id, name } = needs.directory.current().offices.get(found.comment.office) ?? { id: '', name: '' }
      const shown = { code: found.comment.receipt ?? '', receipt: receiptView(found, shell.language) }
      return { document: pages.receipt({ ...shell, ...shown, office: { id, name } }), isPrivate }
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
    await openByReceipt(needs, call)
    const lang = shell.chosen ? `?lang=${shell.language}` : ''
    return { redirect: `/kabar/${encodeURIComponent(call.param('code'))}${lang}` }
  }
}
