// What a person makes of the page: 400 % zoom (1280 px become 320, 1024 become 256), wider spacing of the text
// (WCAG 1.4.12) and twice the size of the letter, at each page of the cover. Nothing goes beyond the screen,
// no word is cut off.
import { counts, pool } from './site.mjs'
import { cover } from './pages.mjs'
import { report, wide } from './views.test.mjs'

/* WCAG 1.4.12, as it stands. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'

/* Elements with text of their own that is cut: the box hides what does not fit. */
export function cut (page) {
  return page.evaluate(() => [...document.querySelectorAll('body *')].filter((node) => {
    const style = getComputedStyle(node)
    const hides = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip')
    if (!hides || style.visibility === 'hidden' || style.clipPath !== 'none' || !node.textContent.trim()) return false
    // A closed choice shows what fits; open, the browser shows its options whole.
    if (node.tagName === 'SELECT') return false
    return node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1
  }).slice(0, 3).map((node) => `text is cut off in ${node.tagName.toLowerCase()}.${node.className}`))
}

export default function (test, { site, pages }) {
  const routes = cover(pages.filter((page) => page.lang === 'es')).map((page) => page.route)
  test(`nothing is lost at 400 %, with wide spacing and with large letters (${routes.length} pages)`, async () => {
    const wrong = []
    await pool(['zoom', 'spacing', 'letters'], async (way) => {
      const tab = await site.tab({ width: 320, height: way === 'zoom' ? 256 : 640, options: { deviceScaleFactor: way === 'zoom' ? 4 : 1 } })
      tab.allow = (response) => response.url().endsWith('/404.html')
      for (const route of routes) {
        await tab.go(route)
        if (way === 'spacing') {
          // The strict policy lets no inline style in: a sheet made by script is what an extension would use.
          await tab.page.evaluate((css) => {
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(css)
            document.adoptedStyleSheets = [sheet]
          }, SPACED)
        } else if (way === 'letters') {
          await tab.page.evaluate(() => { document.getElementById('v-letra-3').checked = true })
        }
        const found = [...await wide(tab.page), ...await cut(tab.page)]
        counts.checks += 2
        for (const what of found) wrong.push(`${route} (${way}): ${what}`)
      }
      await tab.close()
    })
    report(wrong)
  })
}
