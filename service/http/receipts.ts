import { readReceipt } from '../operations/reader/read-receipt.ts'
import type { ReceiptShown } from '../presenters/receipts.ts'
import type { Call } from './call.ts'
import { requireSitesOrigin, showTo } from './cors.ts'
import type { Guard } from './guard.ts'
import type { HttpNeeds } from './needs.ts'

type ReceiptNeeds = Pick<HttpNeeds, 'store' | 'directory' | 'clock' | 'usualMinutes' | 'origins'>

/**
 * The receipt whose code stands in the path; its comment is left to the call. Any site's page may be told that there is
 * none: only from here on it is known whose it is, and another site's page is refused.
 */
export async function findReceipt(needs: ReceiptNeeds, call: Call): Promise<ReceiptShown> {
  showTo(call.ctx, 'any-site', needs.origins)
  const receipt = await readReceipt(needs, call.param('code'))
  showTo(call.ctx, needs.directory.current().sites.get(receipt.comment.site) ?? 'any-site', needs.origins)
  requireSitesOrigin(call)
  call.comment = receipt.comment
  return receipt
}

/** 404 for a code that no comment bears, 403 for a page of another site. */
export const byReceipt =
  (needs: ReceiptNeeds): Guard =>
  async (call) =>
    void (await findReceipt(needs, call))
