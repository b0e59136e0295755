// node pseudo.test.mjs PUBLIC
//
// A portal built with `vitrina build --pseudo`: its interface speaks a language that nobody speaks, half as long again
// and between brackets. At 320 px nothing goes beyond the screen and nothing is cut; and what is interface, after the
// scripts have run as well, is between brackets: the rest was written into a template, a script or the program.
import fs from 'node:fs'
import path from 'node:path'
import test, { after } from 'node:test'
import { CHROMIUM, Site, counts, pool } from './site.mjs'
import { cover, read } from './pages.mjs'
import { cut } from './reflow.test.mjs'
import { report, wide } from './views.test.mjs'

const root = path.resolve(process.argv[2] || 'public')
if (!CHROMIUM || !fs.existsSync(path.join(root, 'index.html'))) {
  console.log(`NOT RUN: the language of tests in a browser (${CHROMIUM ? `no portal in ${root}` : 'Chromium is missing'})`)
  process.exit(process.env.VITRINA_REQUIRE === 'all' ? 1 : 0)
}

/* Names that are the same in every language: of formats of files, and of the site of the State. */
const SAME = ['GOV.CO', 'PDF', 'CSV', 'JSON', 'XLSX', 'RSS', 'Atom', 'ODT', 'ICS', 'SVG', 'JSON-LD']

/* What a person reads of the interface that is no message, and what of a message is not said to be of the interface.
   Texts are taken by whose language they stand under, in a drawing by drawing and language, as tests/it/spoken.rs does
   without scripts. */
function literals (page) {
  return page.evaluate((same) => {
    const found = new Set()
    const look = (text, lang, node, what) => {
      let depth = 0
      let rest = ''
      let message = false
      for (const sign of text) {
        if (sign === '⟦') depth++
        else if (sign === '⟧') depth = Math.max(0, depth - 1)
        else if (depth === 0) rest += sign
        else if (/\p{L}/u.test(sign)) message = true
      }
      const words = rest.split(/\s+/).filter((word) => !/:\/\/|@|\d/.test(word) &&
        /\p{L}/u.test(word) && !same.includes(word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')))
      const where = `${what} of ${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className}`
      if (lang === 'es-XA' && words.length) found.add(`«${words.join(' ').slice(0, 60)}» is no message (${where})`)
      if (lang !== 'es-XA' && message) found.add(`«${text.trim().slice(0, 60)}» is of the interface and said to be ${lang} (${where})`)
    }
    const runs = new Map()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const node = texts.currentNode.parentElement
      if (node.closest('script,style,template')) continue
      const speaks = node.closest('[lang]')
      const owner = node.closest('svg') ?? speaks
      if (!runs.has(owner)) runs.set(owner, new Map())
      const of = runs.get(owner)
      const lang = speaks.getAttribute('lang')
      of.set(lang, [(of.get(lang)?.[0] ?? '') + ' ' + texts.currentNode.data, node])
    }
    for (const of of runs.values()) for (const [lang, [text, node]] of of) look(text, lang, node, 'text')
    for (const name of ['alt', 'aria-label', 'label', 'placeholder', 'title']) {
      for (const node of document.querySelectorAll(`[${name}]`)) look(node.getAttribute(name), node.closest('[lang]').getAttribute('lang'), node, name)
    }
    return [...found]
  }, SAME)
}

const site = await Site.open(root)
const pages = read(root)
after(async () => {
  await site.close()
  console.log(`pseudo: ${counts.views} page views, ${counts.checks} checks`)
})

const routes = cover(pages.filter((page) => page.lang !== 'en')).map((page) => page.route)
test(`half as long again, nothing is lost at 320 px and every word is a message (${routes.length} pages)`, async () => {
  const wrong = []
  await pool([routes.filter((_, n) => n % 2), routes.filter((_, n) => n % 2 === 0)], async (half) => {
    const tab = await site.tab({ width: 320 })
    tab.allow = (response) => response.url().endsWith('/404.html')
    for (const route of half) {
      await tab.go(route)
      for (const open of await tab.page.locator('details:not([open]) > summary').all()) {
        if (await open.isVisible()) await open.click()
      }
      for (const what of [...await wide(tab.page), ...await cut(tab.page), ...await literals(tab.page)]) wrong.push(`${route}: ${what}`)
      counts.checks += 3
    }
    await tab.close()
  })
  report(wrong)
})

test('what scripts say is a message too', async () => {
  const wrong = []
  const tab = await site.tab({ width: 320 })
  for (const [route, act] of [
    ['/buscar/?q=decreto', null],
    ['/buscar/?q=zzzzqqqq', null],
    ['/contratos/', async (page) => {
      await page.locator('details.filtros > summary').click()
      await page.locator('details.filtros input[type=search]').fill('zzzz')
    }]
  ]) {
    await tab.go(route)
    if (act) await act(tab.page)
    await tab.page.waitForTimeout(400)
    for (const what of [...await wide(tab.page), ...await literals(tab.page)]) wrong.push(`${route}: ${what}`)
    counts.checks += 2
  }
  await tab.close()
  report(wrong)
})
