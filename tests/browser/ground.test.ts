// The ground under the browser suites: a page on loopback opens, and text in a shadow root is drawn with a font.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'

const page = `<!doctype html><meta charset="utf-8"><title>ground</title><div id="host"></div><script>
  const root = document.getElementById('host').attachShadow({ mode: 'open' })
  root.append(Object.assign(document.createElement('p'), { textContent: 'Menunggu diperiksa — terima kasih' }))
  root.append(Object.assign(document.createElement('span'), { textContent: 'iiiiiiii' }))
  root.append(Object.assign(document.createElement('b'), { textContent: 'WWWWWWWW' }))
</script>`

test('text in a shadow root is drawn, each letter in its width', async () => {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const browser = await launchBrowser()
  const tab = await browser.newPage()
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  expect(await tab.locator('p').textContent()).toBe('Menunggu diperiksa — terima kasih')
  // Boxes in place of letters are all of one width.
  const width = async (selector: string) => (await tab.locator(selector).boundingBox())?.width ?? 0
  expect(await width('b')).toBeGreaterThan(2 * (await width('span')))
  await browser.close()
  server.close()
})
