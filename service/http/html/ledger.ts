import type { openLedger } from '../../operations/reader/read-ledger.ts'
import { ledgerView } from '../../presenters/ledger.ts'
import type { Drawing } from './answering.ts'

/** The open ledger of an office, of all offices where none is asked for. */
export function drawLedger(readLedger: ReturnType<typeof openLedger>): Drawing {
  return async ({ query }, shell, pages) => {
    const ledger = ledgerView(await readLedger(query.get('office') ?? undefined))
    return { document: pages.ledger({ ...shell, ledger }) }
  }
}
