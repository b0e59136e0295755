// What each page must be for everybody: axe finds nothing at WCAG 2.2 AA with best practices, nothing is
// wider than the screen, the console is silent, nothing comes from elsewhere, the strict policy breaks nothing.
//
// Home, a list and a record are seen over the whole matrix {light, dark, high contrast} × {320, 768, 1280}
// × {languages with an interface, and one that falls back} × {JavaScript on, off}. The pages of the cover
// are seen three times each, so that over them every two of these choices meet.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { THEMES, WIDTHS, counts, pool } from './site.mjs'
import { cover, subjects } from './pages.mjs'

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/* What axe says of the page, in words. */
export async function audit ({ page, auditor }) {
  await auditor(true)
  await page.evaluate(AXE)
  const found = await page.evaluate((tags) => window.axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } }
  }).then((result) => result.violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map((node) => node.target.join(' ') + ' | ' + node.html.slice(0, 160)).join(' ‖ ')} (${rule.nodes.length})`)), TAGS)
  counts.axe++
  return found
}

/* How far the page goes beyond the screen, and what does. */
export function wide (page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const over = document.documentElement.scrollWidth - width
    if (over <= 0) return []
    const guilty = [...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > width + 1).slice(0, 4)
    return [`${over} px wider than the screen: ${guilty.map((node) => node.tagName.toLowerCase() + (node.className.baseVal ?? node.className ? '.' + (node.className.baseVal ?? node.className) : '')).join(', ')}`]
  })
}

/* Letters under 12 points (16 px), which the ITA matrix asks for; drawings have their table. */
export function small (page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = new Set()
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement
      if (!walker.currentNode.data.trim() || around.closest('svg, script, style, template')) continue
      const size = parseFloat(getComputedStyle(around).fontSize)
      if (size < 16) found.add(`${around.tagName.toLowerCase()}.${around.className} has letters of ${size} px`)
    }
    return [...found].slice(0, 4)
  })
}

export default function (test, { site, pages, languages }) {
  const views = []
  const ethnic = [...new Set(pages.map((page) => page.lang))].filter((lang) => !languages.includes(lang))

  test('the portal has pages in every language it is to be seen in', () => {
    assert.ok(languages.includes('es') && languages.includes('en'), `interfaces: ${languages}`)
    assert.ok(ethnic.length > 0, 'no page in a language of the peoples')
    for (const lang of languages) assert.equal(subjects(pages, lang).length, 3, `home, list and record in ${lang}`)
  })

  // Where a language has no interface of its own, its pages are seen instead: one of each such language.
  const matrix = [...languages.flatMap((lang) => subjects(pages, lang)), ...ethnic.slice(0, 3).map((lang) => pages.find((page) => page.lang === lang))]
  for (const { route } of matrix) {
    for (const theme of THEMES) for (const width of WIDTHS) for (const js of [true, false]) views.push({ route, theme, width, js })
  }
  const seen = new Set(matrix.map((page) => page.route))
  for (const lang of languages) {
    cover(pages.filter((page) => page.lang === lang)).filter((page) => !seen.has(page.route)).forEach(({ route }, n) => {
      // A Latin square: in the first language page n sees each theme once and each width once, and the pairing turns
      // with n; in the others a page is seen once, so that each template still meets each language.
      THEMES.forEach((theme, i) => {
        if (lang === languages[0] || i === n % 3) views.push({ route, theme, width: WIDTHS[(i + n) % 3], js: (n + i) % 2 === 0 })
      })
    })
  }

  test(`every page is for everybody (${views.length} views)`, async () => {
    // A tab for each way of looking; pages in it one after the other.
    const ways = new Map()
    for (const view of views) {
      const way = `${view.theme} ${view.width} ${view.js ? 'with' : 'without'} JavaScript`
      if (!ways.has(way)) ways.set(way, { way, ...view, routes: [] })
      ways.get(way).routes.push(view.route)
    }
    const wrong = []
    await pool([...ways.values()], async ({ way, theme, width, js, routes }) => {
      const tab = await site.tab({ theme, width, js })
      tab.allow = (response) => response.url().endsWith('/404.html')
      for (const route of routes) {
        await tab.go(route)
        const found = [...await wide(tab.page), ...await small(tab.page), ...await audit(tab), ...tab.trouble]
        counts.checks += 4
        for (const what of found) wrong.push(`${route} (${way}): ${what}`)
      }
      await tab.close()
    })
    report(wrong)
  })

  test('what falls back to Spanish says so', () => {
    for (const page of pages.filter((page) => ethnic.includes(page.lang))) {
      const html = fs.readFileSync(page.file, 'utf8')
      const skip = /<a class="saltar"[^>]*>/.exec(html)[0]
      assert.match(skip, /lang="es"/, `${page.route}: the skip link is in Spanish and must say it`)
      for (const part of ['gov', 'menu', 'idiomas', 'pie', 'ruta', 'buscador']) {
        const tag = new RegExp(`<[a-z]+ [^>]*data-parte="${part}"[^>]*>`).exec(html)
        assert.ok(tag, `${page.route}: ${part} is missing`)
        assert.match(tag[0], /lang="es"/, `${page.route}: ${part} is in Spanish and must say it`)
      }
      counts.checks++
    }
  })
}

/* Fails with what is wrong, the same trouble of many views told once. */
export function report (wrong) {
  const once = new Map()
  for (const line of wrong) {
    const [, where, what] = /^(.*?\(.*?\)): (.*)$/s.exec(line) || [null, '', line]
    if (!once.has(what)) once.set(what, [])
    once.get(what).push(where)
  }
  const lines = [...once].map(([what, where]) => `  ${what}\n    in ${where.slice(0, 4).join(', ')}${where.length > 4 ? ` and ${where.length - 4} more` : ''}`)
  assert.equal(wrong.length, 0, `${wrong.length} found, ${once.size} different:\n${lines.slice(0, 60).join('\n')}`)
}
