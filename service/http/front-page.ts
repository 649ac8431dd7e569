import { createHash } from 'node:crypto'

const style = `
:root{color-scheme:light dark;--ground:#fff;--sink:#e9edf0;--ink:#1a1f24;--ink-2:#47505a;--accent:#0f6a73;--line:#dce1e5}
@media (prefers-color-scheme:dark){:root{--ground:#14181c;--sink:#272d34;--ink:#e9edf0;--ink-2:#bcc5cd;--accent:#17a4b2;--line:#323a42}}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main{max-width:640px;margin:0 auto;padding:40px 20px}
svg{display:block;color:var(--accent);margin-bottom:16px}
h1{font-size:1.75em;line-height:1.2;font-weight:600;margin:0 0 12px}
h2{font-size:1.25em;line-height:1.3;font-weight:600;margin:40px 0 8px}
p{margin:0 0 12px}
pre{background:var(--sink);border-radius:8px;padding:16px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.875em;line-height:1.45}
a{color:var(--accent);display:inline-block;padding:10px 0}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
[lang=en]{color:var(--ink-2)}
hr{border:0;border-top:1px solid var(--line);margin:40px 0 0}
`

const mark =
  '<svg width="48" height="48" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path fill-rule="evenodd" ' +
  'd="M12 2a10 10 0 1 1 0 20H2V12A10 10 0 0 1 12 2Zm0 5.5a4.5 4.5 0 1 0 4.5 4.5V7.5Z"/></svg>'

const tag = (origin: string): string =>
  `&lt;script async src="${origin}/embed.js" data-site="ID-SITUS"&gt;&lt;/script&gt;`

/** The content security policy of the front page: its one style by its hash, and nothing else. */
export const frontPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(style)
  .digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

/** What this is, where the desk stands, and the one line to paste. `origin` is our own, from the configuration. */
export function frontPage(origin: string): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rembuk</title>
<style>${style}</style>
</head>
<body>
<main>
${mark}
<h1>Rembuk</h1>
<p>Kotak komentar untuk halaman berita kantor publik: warga bertanya, memberi saran, atau mengeluh tanpa akun, dan petugas
memeriksa serta menjawabnya.</p>
<p><a href="/desk">Buka meja petugas</a></p>
<h2>Pasang di situs Anda</h2>
<p>Tempel satu baris ini di templat berita, di tempat komentar akan tampil. ID situs ada di meja petugas.</p>
<pre>${tag(origin)}</pre>
<hr>
<div lang="en">
<h2>In English</h2>
<p>The comment box under a public office’s news page: citizens ask, propose or complain without an account; officers check and
answer.</p>
<p><a href="/desk">Open the desk</a></p>
<p>Paste the one line above into the news template, where comments are to stand. The desk knows the site’s id.</p>
</div>
</main>
</body>
</html>
`
}
