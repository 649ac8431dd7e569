// Host pages for the demo: an invented office's news site on an origin of its own, which knows nothing of Rembuk but
// the one line that its owner pasted under each article.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { contentPolicy, fill, framed } from './pages.ts'

const folder = join(import.meta.dirname, 'site')

/** Every address there is: a closed table, so that no path ever leads to another file. */
const pages: Record<string, string> = {
  '/': 'index.html',
  '/berita/cek-nama-anda': 'cek-nama-anda.html',
  '/berita/pindah-memilih': 'pindah-memilih.html',
}
const files: Record<string, [string, string]> = {
  '/gaya.css': ['gaya.css', 'text/css; charset=utf-8'],
  '/gambar/lambang.svg': ['gambar/lambang.svg', 'image/svg+xml'],
  '/gambar/balai-desa.svg': ['gambar/balai-desa.svg', 'image/svg+xml'],
  '/gambar/terminal.svg': ['gambar/terminal.svg', 'image/svg+xml'],
}

export type DemoOptions = {
  /** 0 takes a free one */
  port: number
  host: string
  /** where `embed.js` comes from */
  serviceOrigin: string
}

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')

async function sendPage(response: ServerResponse, status: number, name: string, origins: Origins): Promise<void> {
  const [frame, body] = await Promise.all([read('frame.html'), read(name)])
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentPolicy(origins.service),
    'cache-control': 'no-cache',
  })
  response.end(fill(framed(frame, body), { service: origins.service, site: origins.site }, new Date()))
}

async function sendFile(response: ServerResponse, [name, type]: [string, string]): Promise<void> {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=60' })
  response.end(await read(name))
}

type Origins = { service: string; site: string }

async function answer(response: ServerResponse, path: string, origins: Origins): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin')
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  if (page !== undefined) await sendPage(response, 200, page, origins)
  else if (file !== undefined) await sendFile(response, file)
  else await sendPage(response, 404, 'tidak-ada.html', origins)
}

/** One page has one address: who types `localhost` is led to the address that the thread hangs on. */
function elsewhere(host: string | undefined, origin: string): boolean {
  return host !== undefined && host.startsWith('localhost') && host !== new URL(origin).host
}

/** Starts the host pages. Fails as `listen` does, with `EADDRINUSE` where the port is taken. */
export async function startDemo({
  port,
  host,
  serviceOrigin,
}: DemoOptions): Promise<{ origin: string; close(): Promise<void> }> {
  let origin = ''
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '/', origin)
    if (!url || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(url ? 405 : 400).end()
      return
    }
    if (elsewhere(request.headers.host, origin)) {
      response.writeHead(302, { location: origin + url.pathname + url.search }).end()
      return
    }
    answer(response, url.pathname, { service: serviceOrigin, site: origin }).catch(() => response.destroy())
  })
  await once(server.listen(port, host), 'listening')
  const shown = host.includes(':') ? `[${host}]` : host
  origin = `http://${shown}:${(server.address() as AddressInfo).port}`
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
