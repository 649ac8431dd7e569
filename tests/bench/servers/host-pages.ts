// The demo's pages on an origin of their own, as they are shipped, or with the fast line: a few characters that ask for
// the thread while the script is still under way, and leave for them in the page's policy. They stand at the top of the
// head, since a script within a page waits for the style sheets before it.
// Arguments: the origin that the tag names, and `plain` or `fast`.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { startDemo } from '../../../demo/server.ts'

const [, , service = '', line = 'plain'] = process.argv
const demo = await startDemo({ port: 0, host: '127.0.0.1', serviceOrigin: service })

/** As the README tells a site's owner to paste it. */
const asking =
  `rembukAsked=fetch("${service}/v1/sites/kpu-sukamaju/thread?"` +
  `+new URLSearchParams({url:location.href.split("#")[0],sort:"new"}))`
const hash = `'sha256-${createHash('sha256').update(asking).digest('base64')}'`

const faster = (page: string): string => page.replace('<head>', `<head><script>${asking}</script>`)
const kept = ['content-type', 'content-security-policy', 'cache-control', 'x-content-type-options', 'referrer-policy']

createServer((request, response) => {
  const pass = async (): Promise<void> => {
    const answer = await fetch(demo.origin + request.url)
    for (const name of kept) {
      const value = answer.headers.get(name)
      if (value === null) continue
      response.setHeader(name, line === 'fast' ? value.replace('script-src', `script-src ${hash}`) : value)
    }
    response.statusCode = answer.status
    const isPage = answer.headers.get('content-type')?.startsWith('text/html')
    const body = Buffer.from(await answer.arrayBuffer())
    response.end(isPage && line === 'fast' ? faster(body.toString()) : body)
  }
  if (request.url === '/readyz') response.end()
  else pass().catch(() => response.destroy())
}).listen(Number(process.env['PORT']), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
