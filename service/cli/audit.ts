import { emptyChain } from '../domain/chain.ts'
import { checkChain } from '../operations/operator/audit/check.ts'
import { type Command, Stop, Usage } from './command.ts'
import { many } from './texts.ts'

const said = {
  'line-missing': 'the line is not there',
  'entry-missing': 'what it sealed was removed',
  altered: 'the line, or what it sealed, was altered',
  'undo-unwritten': 'it is marked as taken back, and no line says so',
}

/** A head of the chain that somebody noted: `NUMBER:SEAL`. */
function headIn(text: string): { number: number; seal: string } {
  const [, number = '', seal = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (seal === '') throw new Usage('--head is a number and a seal as the open ledger shows them: NUMBER:SEAL.')
  return { number: Number(number), seal }
}

const verify: Command = {
  name: 'audit verify',
  does: 'Walks the whole chain of the audit’s seals and names the first broken line.',
  usage: '[--head NUMBER:SEAL]',
  options: { head: { type: 'string' } },
  help: ['--head NUMBER:SEAL  a line noted earlier, as the open ledger shows it: whether it still stands'],
  async run({ given, open, terminal }) {
    given.none()
    const asked = given.optional('head')
    const head = asked === null ? null : headIn(asked)
    const { store } = await open()
    const { broken, lines, seal, sealedAt } = await checkChain({ store }, emptyChain)
    if (broken) {
      const { line, entry, fault } = broken
      throw new Stop(`The chain is broken at line ${line} (entry ${entry ?? 'unknown'}): ${said[fault]}.`)
    }
    if (head) {
      const [found] = await store.audit.sealed({ from: head.number, limit: 1 })
      const stands = found?.line.number === head.number && found.line.seal === head.seal
      if (!stands) throw new Stop(`Line ${head.number} no longer is what was noted: the chain was cut or written anew.`)
    }
    const waiting = await store.audit.countUnsealed()
    const until = sealedAt === null ? '' : `, sealed ${new Date(sealedAt).toISOString()}`
    terminal.answer({ lines, seal, sealedAt: sealedAt === null ? null : new Date(sealedAt).toISOString(), waiting }, [
      `The chain is whole: ${many(lines, 'line')}${until}.`,
      `Its head: ${lines}:${seal}`,
      ...(waiting > 0 ? [`Not sealed yet: ${waiting}.`] : []),
    ])
  },
}

export const audit: Command[] = [verify]
