// What other comment boxes write down, read as it stands there: in whatever pieces a file arrives, and however odd.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disqus } from '../../service/importers/disqus.ts'
import { wordsOf } from '../../service/importers/html-words.ts'
import { type Imported, type Importer, momentOf } from '../../service/importers/imported.ts'
import { jsonLines, table } from '../../service/importers/own.ts'
import { wordpress } from '../../service/importers/wordpress.ts'
import { readElements } from '../../service/importers/xml.ts'

/** A text in pieces of this length. */
async function* pieces(text: string, length = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
}

async function all(importer: Importer, text: string, length?: number): Promise<Imported[]> {
  const found = []
  for await (const one of importer.read(pieces(text, length))) found.push(one)
  return found
}

const disqusFile = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
  <category dsq:id="1"><forum>berita</forum><title>General</title></category>
  <thread dsq:id="10"><id>a</id><link>https://berita.example/a?p=1&amp;q=2</link><title>Judul &amp;amp; berita</title>
    <message/><createdAt>2019-01-01T00:00:00Z</createdAt><author><name>Admin</name></author></thread>
  <!-- posts, <post> and all -->
  <post dsq:id="100"><id/><message><![CDATA[<p>Kapan <b>buka</b>?<br>Hari &lt;Senin&gt;</p><p>Lihat <a href="https://x.example/1" rel="nofollow">ini</a></p>]]></message>
    <createdAt>2019-02-03T04:05:06Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
    <author><email>yuni@surat.example</email><name>Yuni &quot;Y&quot;</name><isAnonymous>true</isAnonymous></author>
    <ipAddress>192.0.2.1</ipAddress><thread dsq:id="10"/></post>
  <post dsq:id='101'><message>Besok.</message><createdAt>2019-02-03T05:00:00Z</createdAt><isDeleted>false</isDeleted>
    <isSpam>false</isSpam><author><name></name></author><thread dsq:id="10" /><parent dsq:id="100"/></post>
  <post dsq:id="102"><message>judi</message><createdAt>2019-02-03T05:00:00Z</createdAt><isDeleted>false</isDeleted>
    <isSpam>true</isSpam><author><name>Judi</name></author><thread dsq:id="10"/></post>
</disqus>`

test('Disqus: words as text, with their threads, times, and what was spam there', async () => {
  const [first, reply, spam] = await all(disqus, disqusFile)
  expect(first).toEqual({
    line: 7,
    id: '100',
    parent: null,
    url: 'https://berita.example/a?p=1&q=2',
    title: 'Judul & berita',
    name: 'Yuni "Y"',
    email: 'yuni@surat.example',
    text: 'Kapan buka?\nHari <Senin>\n\nLihat ini https://x.example/1',
    at: Date.UTC(2019, 1, 3, 4, 5, 6),
    editedAt: null,
    state: 'published',
    official: false,
  })
  expect(reply).toMatchObject({ id: '101', parent: '100', name: 'Anonim', text: 'Besok.', state: 'published' })
  expect(spam).toMatchObject({ id: '102', state: 'gone' })
})

const wordpressFile = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Berita</title><link>https://berita.example</link>
<item><title><![CDATA[Daftar pemilih]]></title><link>https://berita.example/daftar</link>
  <content:encoded><![CDATA[<p>Isi ]]]]><![CDATA[> berita</p>]]></content:encoded><wp:post_id>5</wp:post_id>
  <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author><![CDATA[Sri]]></wp:comment_author>
    <wp:comment_author_email><![CDATA[sri@surat.example]]></wp:comment_author_email>
    <wp:comment_date><![CDATA[2020-05-01 19:00:00]]></wp:comment_date><wp:comment_date_gmt><![CDATA[2020-05-01 12:00:00]]></wp:comment_date_gmt>
    <wp:comment_content><![CDATA[Baris satu
Baris dua &amp; "kutip"]]></wp:comment_content><wp:comment_approved><![CDATA[1]]></wp:comment_approved>
    <wp:comment_type><![CDATA[comment]]></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
  <wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author>Joko</wp:comment_author><wp:comment_date_gmt>2020-05-02 00:00:00</wp:comment_date_gmt>
    <wp:comment_content>Setuju</wp:comment_content><wp:comment_approved>0</wp:comment_approved><wp:comment_parent>1</wp:comment_parent></wp:comment>
  <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>Situs</wp:comment_author><wp:comment_date_gmt>2020-05-02 00:00:00</wp:comment_date_gmt>
    <wp:comment_content>[...]</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>
</item>
<item><title>Lain</title><link>https://berita.example/lain</link>
  <wp:comment><wp:comment_id>4</wp:comment_id><wp:comment_author>Ani</wp:comment_author><wp:comment_date_gmt>2020-05-03 00:00:00</wp:comment_date_gmt>
    <wp:comment_content>Terima kasih</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment></item>
</channel></rss>`

test('WordPress: below each post its comments, without the links of other sites; what waited there waits', async () => {
  const found = await all(wordpress, wordpressFile)
  expect(found.map(({ id, parent, url, title, name, state }) => [id, parent, url, title, name, state])).toEqual([
    ['1', null, 'https://berita.example/daftar', 'Daftar pemilih', 'Sri', 'published'],
    ['2', '1', 'https://berita.example/daftar', 'Daftar pemilih', 'Joko', 'held'],
    ['3', null, 'https://berita.example/daftar', 'Daftar pemilih', 'Situs', 'gone'],
    ['4', null, 'https://berita.example/lain', 'Lain', 'Ani', 'published'],
  ])
  expect(found[0]).toMatchObject({
    email: 'sri@surat.example',
    text: 'Baris satu\nBaris dua & "kutip"',
    at: Date.UTC(2020, 4, 1, 12),
  })
})

test('a table with semicolons, in any order of columns, with lines within a cell', async () => {
  const text =
    '\uFEFFname;at;page;text;email\r\n\'=Sri;2020-05-01 12:00;https://a.example/1;"satu\ndua; ""tiga""";s@a.example\r\n'
  expect(await all(table, text)).toEqual([
    expect.objectContaining({
      name: '=Sri',
      text: 'satu\ndua; "tiga"',
      url: 'https://a.example/1',
      id: '',
      state: 'published',
    }),
  ])
  await expect(all(table, 'name,text\nx,y\n')).rejects.toThrow('missing: page, at')
  await expect(all(table, 'page,name,text,at\n"x')).rejects.toThrow(/Line 2 cannot be read/)
})

test('JSON lines: what is no comment, or was cut short, is told by its line', async () => {
  const line = JSON.stringify({
    id: 'x',
    page: 'https://a.example/',
    name: 'N',
    text: 'T',
    at: '2020-01-01T00:00:00.000Z',
  })
  expect(await all(jsonLines, `${line}\n\n${line}`)).toHaveLength(2)
  await expect(all(jsonLines, `${line}\n${line.slice(0, -3)}`)).rejects.toThrow('Line 2 is no JSON')
  await expect(all(jsonLines, `${line}\n7`)).rejects.toThrow('Line 2 is no comment')
  const odd = { page: { toString: 'x' }, name: ['a'], text: null, at: 5, state: '__proto__', official: 'true' }
  expect(await all(jsonLines, JSON.stringify(odd))).toEqual([
    expect.objectContaining({ url: '', name: '', text: '', state: 'gone', official: true }),
  ])
})

test('a time without a zone is UTC, and what is none is no number', () => {
  expect(momentOf('2020-05-01 12:00:00')).toBe(Date.UTC(2020, 4, 1, 12))
  expect(momentOf('2020-05-01T12:00:00+07:00')).toBe(Date.UTC(2020, 4, 1, 5))
  expect(momentOf('0000-00-00 00:00:00')).toBeNaN()
  expect(momentOf('besok')).toBeNaN()
})

describe('XML', () => {
  const read = async (text: string, wanted: string[], length?: number) => {
    const found = []
    for await (const element of readElements(pieces(text, length), wanted)) found.push(element)
    return found
  }

  test('reads the same in whatever pieces it arrives', async () => {
    const [first, second] = [await all(disqus, disqusFile, 1e9), await all(wordpress, wordpressFile, 1e9)]
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (length) => {
        expect(await all(disqus, disqusFile, length)).toEqual(first)
        expect(await all(wordpress, wordpressFile, length)).toEqual(second)
      }),
      { numRuns: 30 },
    )
  })

  test('that was cut short anywhere is told, never taken for whole', async () => {
    for (let end = disqusFile.length - 1; end > 400; end -= 37)
      await expect(all(disqus, disqusFile.slice(0, end)), String(end)).rejects.toThrow(/cut short|no end/)
  })

  test('gives back any text that was written into it', async () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), async (text, length) => {
        const [element] = await read(`<a><b c='"&gt;'>${escaped(text)}</b></a>`, ['a/b'], length)
        expect([element?.text, element?.attributes]).toEqual([text, { c: '">' }])
      }),
    )
  })

  test('with entities of its own is refused, so that none can grow without end or read a file', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a><b>&b;</b></a>'
    await expect(read(bomb, ['a/b'])).rejects.toThrow('DOCTYPE')
    expect((await read('<a><b>&constructor;&nbsp;&#0;&#x41;</b></a>', ['a/b']))[0]?.text).toBe('&constructor;&nbsp;A')
  })

  test('that ends what was not begun, or is nested without end, is refused', async () => {
    await expect(read('<a></b></a>', ['a'])).rejects.toThrow('</b>')
    await expect(read('<a>'.repeat(200), ['a'])).rejects.toThrow('nested')
  })
})

test('words of HTML keep line breaks and links, and nothing that would be code', () => {
  expect(wordsOf('<p>satu</p>\n<p>dua<br />tiga</p><script>alert(1)</script>')).toBe('satu\n\ndua\ntiga')
  expect(wordsOf('<a href="https://a.example">https://a.example</a>')).toBe('https://a.example')
  expect(wordsOf('<a href="javascript:alert(1)">klik</a> 3 < 4 &nbsp;&hellip;')).toBe('klik 3 < 4  …')
  expect(wordsOf('<a href="https://judi.example">bank.example</a>')).toBe('bank.example https://judi.example')
})

test.each(['<a href="x">', '<a ', '<script>', '<style ', '</p ', '<br '])(
  'words of HTML that is never closed take no more time than others: %s',
  (tag) => {
    // Were it looked for to the end from each of them, this would take minutes.
    expect(wordsOf(`satu ${tag.repeat(200_000)} dua`)).toMatch(/^satu .*dua$/s)
  },
)
