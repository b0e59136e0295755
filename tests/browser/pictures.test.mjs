// Pictures of the main templates, kept as an artefact of the run (tests/browser/pictures, not in the repository): on a
// telephone and on a desk; home, a list and a record also dark and in high contrast.
import fs from 'node:fs'
import path from 'node:path'
import { THEMES, counts, pool } from './site.mjs'
import { subjects } from './pages.mjs'

export default function (test, { site, pages, pictures }) {
  test('pictures of the main templates', async () => {
    fs.rmSync(pictures, { recursive: true, force: true })
    fs.mkdirSync(pictures, { recursive: true })
    // Of each template, and of each kind of record, the page with most to show.
    const main = new Map()
    for (const page of pages.filter((page) => page.lang === 'es')) {
      const name = page.template === 'ficha' ? [...page.features].find((one) => one.startsWith('kind ')) : page.template
      if (!main.has(name) || main.get(name).features.size < page.features.size) main.set(name, page)
    }
    const routes = [...main.values()].sort((a, b) => b.features.size - a.features.size).map((page) => page.route)
    for (const { route } of pages) if (['/', '/contratos/', '/pqrsd/', '/calendario/', '/404.html'].includes(route) && !routes.includes(route)) routes.unshift(route)
    const three = subjects(pages, 'es').map((page) => page.route)
    await pool([360, 1280].flatMap((width) => THEMES.map((theme) => [width, theme])), async ([width, theme]) => {
      const tab = await site.tab({ width, height: width === 360 ? 780 : 900, theme })
      tab.allow = () => true
      for (const route of theme === THEMES[0] ? new Set([...routes, ...three]) : three) {
        await tab.go(route)
        const high = await tab.page.evaluate(() => document.documentElement.scrollHeight)
        const name = route.replace(/^\/|\/$/g, '').replaceAll('/', '_') || 'inicio'
        await tab.page.screenshot({ path: path.join(pictures, `${name}-${width}-${theme}.png`), clip: { x: 0, y: 0, width, height: Math.min(high, 4000) }, fullPage: true })
        counts.checks++
      }
      await tab.close()
    })
    console.log(`pictures: ${fs.readdirSync(pictures).length} in ${pictures}`)
  })
}
