import type { Browser } from 'playwright-core'

/** Scenes side by side, each under its name, on a sheet so wide. */
export async function sheet(
  browser: Browser,
  scenes: { name: string; picture: Buffer | undefined }[],
  width: number,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height: 600 } })
  const figures = scenes.map(
    ({ name, picture }) =>
      `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${picture?.toString('base64')}"></figure>`,
  )
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: 16px; display: flex; flex-wrap: wrap; gap: 16px; align-items: start; background: #e3e7ea; font: 600 15px/1.4 system-ui, sans-serif; color: #47505a }
    figure { margin: 0 } figcaption { padding-bottom: 6px }
    img { display: block; border-radius: 10px; border: 1px solid #c9d0d6 }
  </style>${figures.join('')}`)
  const shot = await page.screenshot({ fullPage: true })
  await page.close()
  return shot
}
