// node run.mjs PUBLIC
//
// Everything that needs a browser or another's validator, over a built portal. One process and one
// browser for all of it; the files beside this one hold one concern each. What cannot run here is named
// NOT RUN, and fails under VITRINA_REQUIRE=all.
import fs from 'node:fs'
import path from 'node:path'
import test, { after } from 'node:test'
import { CHROMIUM, Site, counts } from './site.mjs'
import { read } from './pages.mjs'

const root = path.resolve(process.argv[2] || 'public')
if (!fs.existsSync(path.join(root, 'index.html'))) {
  console.error(`no portal in ${root}: run vitrina build first`)
  process.exit(1)
}
const missing = []
if (!CHROMIUM) missing.push('the browser tests (Chromium is missing: apt-get install chromium)')
for (const what of missing) console.log(`NOT RUN: ${what}`)
if (missing.length) process.exit(process.env.VITRINA_REQUIRE === 'all' ? 1 : 0)

const started = Date.now()
const only = process.env.ONLY
const site = await Site.open(root)
const pages = read(root)
const portal = {
  site,
  root,
  pages,
  // Languages whose interface is translated have a home page of their own.
  languages: [...new Set(pages.filter((page) => page.template === 'inicio').map((page) => page.lang))].sort((a, b) => (b === 'es') - (a === 'es')),
  pictures: process.env.VITRINA_PICTURES || path.join(path.dirname(new URL(import.meta.url).pathname), 'pictures')
}

after(async () => {
  await site.close()
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`browser: ${counts.views} page views, ${counts.axe} axe audits, ${counts.checks} checks, ${counts.requests} requests; ${pages.length} pages in the portal; ${seconds} s`)
})

for (const concern of ['views', 'reflow', 'keyboard', 'lists', 'weight', 'markup', 'structured', 'letters', 'words', 'choice', 'pictures']) {
  if (only && !only.split(',').includes(concern)) continue
  const file = new URL(`./${concern}.test.mjs`, import.meta.url)
  if (!fs.existsSync(file)) continue
  const { default: tests } = await import(file)
  tests(test, portal)
}
