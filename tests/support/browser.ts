// The browser of the tests, driven by Playwright.
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** What keeps a browser from calling home during tests, and its sandbox from failing where there is none. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
  '--no-pings',
]

/** Starts a browser; the caller closes it. A context a test gives each its own cookies and storage. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findChromium()
  const asRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: path,
    args: asRoot ? [...flags, '--no-sandbox'] : flags,
    env: { ...(process.env as Record<string, string>), ...env },
  })
}
