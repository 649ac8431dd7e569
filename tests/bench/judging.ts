import { judge, type JudgeContext, wordsAlone } from '../../service/filters/judge.ts'
import { type Benchmark, inTurn } from './measure.ts'
import { commentText, personName } from './words.ts'

const comments = 5_000
const rounds = 7
const most = 60

const phrases = (
  'gacor slot maxwin scatter togel judi rtp bonus deposit link alternatif zeus olympus mahjong pragmatic jackpot ' +
  'bandar casino poker domino taruhan anjing bangsat goblok tolol kampret'
).split(' ')

const context: JudgeContext = {
  ...wordsAlone,
  policy: { ...wordsAlone.policy, moderation: 'pre', holdLinks: true, blockedPhrases: phrases },
  officeNames: ['KPU Kota Uji', 'KPU RI'],
  firstTime: true,
  ownOrigins: ['https://uji.kpu.go.id'],
}

/** What people send: mostly plain words, some with a link, some in the letters that spam dresses in. */
function sample(at: number): { name: string; text: string; trap: string } {
  const text = commentText(at)
  const name = personName(at)
  if (at % 10 === 3) return { name, text: `${text} Lihat https://contoh.example/pengumuman/${at}`, trap: '' }
  if (at % 10 === 7) return { name, text: `${text.slice(0, 150)} 𝐒𝐋𝐎𝐓 𝐆𝐀𝐂𝐎𝐑 𝐌𝐀𝐗𝐖𝐈𝐍 zeus88 . com`, trap: '' }
  return { name, text, trap: '' }
}

const samples = Array.from({ length: comments }, (_, at) => sample(at))

/** Keeps the compiler from leaving out work whose outcome nobody asks for. */
let found = 0

/** CPU of this thread alone: the work is all in one, and the machine may be busy with other things. */
function microsecondsEach(work: (comment: (typeof samples)[number]) => boolean): number {
  const before = process.threadCpuUsage()
  for (const comment of samples) if (work(comment)) found += 1
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / comments
}

const judged = (): number => microsecondsEach((comment) => judge(comment, context).outcome === 'spam')

const scanned = (): number =>
  microsecondsEach(({ text }) => {
    const lower = text.toLowerCase()
    return phrases.some((phrase) => lower.includes(phrase))
  })

/** The machine's verdict on a comment of some 200 characters, beside looking for the same words in the text as it is. */
export const judging: Benchmark = {
  name: 'judging',
  async run() {
    const pairs = await inTurn(
      rounds,
      async () => judged(),
      async () => scanned(),
    )
    return [
      {
        what: `judging one comment, ${phrases.length} blocked phrases, no network`,
        ours: `${pairs.ours.toFixed(1)} µs CPU`,
        baseline: `${pairs.baseline.toFixed(1)} µs, scan for the phrases alone`,
        ratio: pairs.ratio,
        budget: `≤ ${most} µs`,
        kept: pairs.ours <= most && found > 0,
      },
    ]
  },
}
