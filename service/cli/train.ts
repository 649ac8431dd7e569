import { writeFileSync } from 'node:fs'
import { type Command, Usage } from './command.ts'

/** Says how far it is, in one line a pass. */
export const train: Command = {
  name: 'train',
  does: 'Makes the filter’s weights from the labelled comments, the same each time; takes a minute.',
  usage: '[--out FILE] [--without-share-alike]',
  options: { out: { type: 'string' }, 'without-share-alike': { type: 'boolean' } },
  help: [
    '--out FILE   writes there; left out, the weights that the service ships are replaced',
    '--without-share-alike   leaves out the rows under CC BY-SA (see service/filters/training/README.md)',
  ],
  async run({ given, terminal }) {
    given.none()
    const out = given.optional('out')
    if (out?.trim() === '') throw new Usage('--out is missing.')
    const [{ readRows }, { recipe, train: makeModel }, { writeModel }] = await Promise.all([
      import('../filters/training/rows.ts'),
      import('../filters/training/train.ts'),
      import('../filters/learner/model.ts'),
    ])
    const rows = readRows({ shareAlike: given.has('without-share-alike') }).filter(({ part }) => part === 'train')
    terminal.say(`${rows.length} labelled comments, ${recipe.passes} passes.`)
    const model = makeModel({
      rows,
      ...recipe,
      progress: (pass, all, loss) => terminal.say(`pass ${pass} of ${all}: loss ${loss.toFixed(4)}`),
    })
    const { weightsFile } = await import('../filters/learner/files.ts')
    const file = out ?? weightsFile
    const bytes = writeModel(model)
    writeFileSync(file, bytes)
    terminal.answer({ file, bytes: bytes.length, rows: rows.length }, [`Wrote ${bytes.length} bytes to ${file}.`])
  },
}
