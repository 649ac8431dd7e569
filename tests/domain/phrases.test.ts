// What people ask about: words that come back, and those that suddenly come from everywhere.
import { expect, test } from 'vitest'
import { type Phrase, phrasesIn, phrasesOf, type Spoken } from '../../service/domain/phrases.ts'

const day = 86_400_000
const now = 100 * day
const time = { from: now - 21 * day, now }
const recurring = (spoken: Spoken[], most: number): Phrase[] => phrasesOf(spoken, time, most).recurring
const rising = (spoken: Spoken[], most: number): Phrase[] => phrasesOf(spoken, time, most).rising

const said = (text: string, over: Partial<Spoken> = {}): Spoken => {
  const id = `c${(made += 1)}`
  return { id, office: 'a', createdAt: now - 1, text, reader: `r-${id}`, ...over }
}
let made = 0

test('phrases are one to three words, folded, without words that say nothing and without numbers of people', () => {
  expect([...phrasesIn('Kapan Daftar PEMILIH tetap diumumkan?')]).toEqual([
    'daftar',
    'daftar pemilih',
    'daftar pemilih tetap',
    'pemilih',
    'pemilih tetap',
    'pemilih tetap diumumkan',
    'tetap',
    'tetap diumumkan',
    'diumumkan',
  ])
  expect([...phrasesIn('NIK 3311012501900001, HP 0812-3456')]).toEqual(['nik'])
  expect([...phrasesIn('di mana TPS saya?')]).toEqual(['tps'])
})

test('five persons make a phrase, one who writes it a hundred times does not; the longer one speaks for the shorter', () => {
  const often = Array.from({ length: 100 }, () => said('sinyal hilang', { reader: 'same' }))
  expect(recurring(often, 9)).toEqual([])
  const many = Array.from({ length: 5 }, (_, n) => said(`daftar pemilih tetap nomor ${n}`, { office: `o${n % 2}` }))
  const [first] = recurring([...often, ...many], 9)
  expect(first).toMatchObject({ words: 'daftar pemilih tetap', persons: 5, offices: 2 })
  expect(first?.comments).toEqual(many.map(({ id }) => id))
  expect(recurring(many, 9).map(({ words }) => words)).not.toContain('pemilih')
})

test('what is far above its usual in several offices within a day is pointed out; what is always asked is not', () => {
  const usual = Array.from({ length: 200 }, (_, n) => said('daftar pemilih', { createdAt: now - day - n * (day / 10) }))
  const asked = Array.from({ length: 8 }, (_, n) => said('daftar pemilih', { office: `o${n % 4}` }))
  const rumour = Array.from({ length: 8 }, (_, n) => said('TPS dipindah mendadak', { office: `o${n % 4}` }))
  const found = rising([...rumour, ...asked, ...usual], 5)
  expect(found.map(({ words }) => words)).toEqual(['tps dipindah mendadak'])
  const inOne = rumour.map((one) => ({ ...one, office: 'a' }))
  expect(rising([...inOne, ...usual], 5)).toEqual([])
})

test('what is usual is told by four weeks, whatever time is looked at, and what comes back by that time alone', () => {
  const usual = Array.from({ length: 60 }, (_, n) => said('jadwal kampanye', { createdAt: now - day - n * (day / 3) }))
  const asked = Array.from({ length: 11 }, (_, n) => said('jadwal kampanye', { office: `o${n % 4}` }))
  const rumour = Array.from({ length: 8 }, (_, n) => said('TPS dipindah mendadak', { office: `o${n % 4}` }))
  const looked = [1, 7, 56].map((days) =>
    phrasesOf([...rumour, ...asked, ...usual], { from: now - days * day, now }, 5),
  )
  for (const { rising } of looked) expect(rising.map(({ words }) => words)).toEqual(['tps dipindah mendadak'])
  const persons = looked.map(({ recurring }) => recurring.find(({ words }) => words === 'jadwal kampanye')?.persons)
  expect(persons).toEqual([11 + 1, 11 + 19, 11 + 60])
})
