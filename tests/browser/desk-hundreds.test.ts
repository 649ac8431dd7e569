// An office's morning: two hundred comments wait, three quarters of them four waves of spam. Every key press is counted,
// and at each decision it is looked whether what it decides stood on the screen.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaigns } from '../../service/duties/campaigns.ts'
import { type DeskStage, openDeskStage } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
  await stage.clear()
})
afterAll(() => stage?.close())

/** What a moderator is to press: the action's key, and for a rejection its reason's number. */
type Sort = 'advert' | 'fine' | 'rude'
const presses: Record<Sort, string[]> = { advert: ['s'], fine: ['a'], rude: ['d', '4'] }

/** Pasted by the dozen, and nothing in their words that the filter would put into the spam folder by itself. */
const waves: [string, number][] = [
  ['Kami menolak pemindahan gudang logistik pemilu ke luar kota yang menyulitkan warga', 60],
  ['Mohon jadwal pleno rekapitulasi diumumkan lebih awal supaya warga bisa hadir', 40],
  ['Sediakan bilik suara khusus untuk penyandang disabilitas di semua tempat kami', 30],
  ['Tolong perbaiki daftar pemilih, banyak nama warga meninggal masih tercantum', 20],
]
const begin =
  `Ibu saya sudah sepuh dan memakai kursi roda|Kemarin antrean di balai desa sampai sore|Saya baru pindah dari Klaten bulan lalu
Anak kami genap tujuh belas tahun minggu depan|Nama almarhum bapak masih ada di papan|Kartu keluarga kami sedang diperbaiki di kecamatan
Warga dusun atas belum menerima undangan|Di kampus banyak perantau yang bingung|Posko keliling belum lewat di gang kami
Jembatan menuju sekolah itu putus|Pengumuman di masjid berbeda dengan situs ini`.split(/[|\n]/)
const middle = `apakah petugas bisa datang ke rumah|berkas apa saja yang harus dibawa|kapan daftar itu ditempel ulang
bolehkah diwakili oleh tetangga|di mana tempat melapor yang terdekat|berapa lama biasanya dijawab kantor
apakah cukup lewat telepon saja|siapa yang harus kami temui di sana|mengapa jamnya berubah lagi
bisakah dibuka juga pada hari Sabtu|apakah ada penerjemah bahasa isyarat|haruskah mencetak ulang formulirnya
adakah parkir untuk mobil bak terbuka`.split(/[|\n]/)
const end = `terima kasih sebelumnya|kami tunggu kabarnya|semoga lancar semuanya|matur nuwun|mohon segera dijawab
salam dari Wonosari|maaf kalau merepotkan`.split(/[|\n]/)
const rude =
  `Dasar pemalas semua yang duduk di loket itu|Otakmu di mana sih, lurah Darto tukang bohong|Si Budi ketua panitia maling, tangkap saja
Perempuan seperti Bu Ratna mana becus mengurus orang`.split(/[|\n]/)
const shop =
  `Mampir juga ke warung kopi saya dekat pasar|Terima jahit seragam panitia, hubungi Mas Tono|Dijual cepat motor bebek tahun tua mulus`.split(
    '|',
  )

/** No two share more than one of their three parts, so that none is a copy of another. */
const asked = (at: number): string => [begin[at % 11], middle[at % 13], end[at % 7]].join(', ')

/** Two hundred comments, in an order in which waves and people mix; gives what each of the fifty single ones is. */
async function fillQueue(): Promise<Map<string, Sort>> {
  const singles = new Map<string, Sort>()
  const copies = waves.flatMap(([text, count]) => Array.from({ length: count }, (_, at) => `${text} ${at}`))
  for (let at = 0; at < 150; at += 1) {
    await stage.post(copies[(at * 67) % 150] ?? '', `Warga ${at}`)
    if (at % 3 > 0) continue
    const number = at / 3
    const place = Math.floor(number / 13)
    const [sort, text]: [Sort, string] =
      number % 13 === 5
        ? ['rude', rude[place] ?? '']
        : number % 13 === 9 && place < 3
          ? ['advert', shop[place] ?? '']
          : ['fine', asked(number)]
    singles.set(text, sort)
    await stage.post(text)
  }
  await campaigns(stage.service.service.collaborators).run(Date.now())
  return singles
}

/** What stands in the opened case: its words, and how many copies a decision reaches. */
const opened = (tab: Page): Promise<{ id: string; words: string; reaches: number }> =>
  tab.evaluate(() => {
    const words = document.querySelector<HTMLElement>('.case .words')
    const whole = words?.cloneNode(true) as HTMLElement | undefined
    for (const number of whole?.querySelectorAll('sup') ?? []) number.remove()
    const box = words?.getBoundingClientRect()
    const isSeen = box !== undefined && box.top >= 0 && box.bottom <= innerHeight
    return {
      id: document.querySelector('.row.chosen')?.getAttribute('data-id') ?? '',
      words: isSeen ? (whole?.textContent ?? '') : '',
      reaches: Number(/\d+/.exec(document.querySelector('.case .reach-of')?.textContent ?? '1')?.[0]),
    }
  })

test('two hundred comments, of which 150 are four waves, in at most 60 key presses, each decided one seen', async () => {
  const singles = await fillQueue()
  const { json: counts } = await queue()
  expect(counts.held).toBe(200)
  const tab = await stage.desk(await stage.member('Rina'))
  await tab.locator('.row.chosen').waitFor()
  let pressed = 0
  let decided = 0
  for (let last = ''; decided < 200;) {
    // Somebody reads: the next case stands there before the next key.
    await expect.poll(async () => (await opened(tab)).id).not.toBe(last)
    const { id, words, reaches } = await opened(tab)
    expect(words, 'what is decided stands on the screen').not.toBe('')
    for (const key of presses[singles.get(words) ?? 'advert']) {
      await tab.keyboard.press(key)
      pressed += 1
    }
    // A wave says how far a decision on it reaches, before it is made.
    expect(reaches > 1).toBe(!singles.has(words))
    decided += reaches
    last = id
  }
  await tab.getByText('Antrean kosong, semua sudah diperiksa.').waitFor()
  expect([decided, singles.size]).toEqual([200, 50])
  expect(pressed).toBeLessThanOrEqual(60)
  const states = [...singles.values()]
  const fine = states.filter((sort) => sort === 'fine').length
  const rude = states.filter((sort) => sort === 'rude').length
  await expect
    // They go out one after the other, behind the screen.
    .poll(async () => (await queue()).json, { timeout: 30_000 })
    .toMatchObject({ held: 0, published: fine, rejected: rude, spam: 200 - fine - rude })
  await tab.context().close()
})

async function queue(): Promise<{ json: Record<string, number> }> {
  const { token } = await stage.service.makeMember()
  const answer = await fetch(stage.service.url('/v1/queue?tab=held&limit=1'), {
    headers: { Authorization: `Bearer ${token}` },
  })
  return { json: ((await answer.json()) as { counts: Record<string, number> }).counts }
}
