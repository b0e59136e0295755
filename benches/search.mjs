// node benches/search.mjs PUBLIC KITS [query…]
//
// What searching costs here and with Pagefind on the same pages. In: a built portal, and a folder where
// `npm install pagefind playwright-core` was run. Out: a table: size of the index, time to make it, and for each query,
// in a browser that has nothing yet, what the search itself asks for and how long until ten results are on the page.
// Ours is made within the build: its time is that of the phase «extras» (`vitrina build --timings`), which holds feeds
// and site maps too. All is sent with gzip -9 where it packs. Pagefind's page shows the same ten results in the least
// code that does it; it needs WebAssembly, which a strict policy forbids.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'

const [root, kits, ...asked] = process.argv.slice(2)
const { chromium } = createRequire(path.resolve(kits, 'package.json'))('playwright-core')
const queries = asked.length ? asked : ['presupuesto', 'agua potable', 'resolución 2014']
const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', json: 'application/json', png: 'image/png', wasm: 'application/wasm' }
const packs = /^(text|application\/json|image\/svg)/

const made = fs.mkdtempSync(path.join(os.tmpdir(), 'pagefind-'))
const started = process.hrtime.bigint()
const run = spawnSync(path.resolve(kits, 'node_modules/.bin/pagefind'), ['--site', root, '--output-path', path.join(made, 'pagefind'), '--root-selector', 'main', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] })
if (run.status !== 0) throw new Error(`pagefind: ${run.status ?? run.error}`)
const seconds = Number(process.hrtime.bigint() - started) / 1e9
fs.writeFileSync(path.join(made, 'pagefind.html'), `<!doctype html><html lang="es"><meta charset="utf-8"><title>Pagefind</title><ol id="r"></ol>
<script type="module">import * as p from '/pagefind/pagefind.js'
const found = await p.search(new URL(location).searchParams.get('q'))
const ten = await Promise.all(found.results.slice(0, 10).map((one) => one.data()))
for (const one of ten) document.getElementById('r').append(Object.assign(document.createElement('li'), { textContent: one.meta.title + one.excerpt }))
document.body.dataset.done = found.results.length</script></html>`)

function weigh (folder) {
  let files = 0
  let bytes = 0
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    files++
    bytes += fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size
  }
  return `${(bytes / 1e6).toFixed(2)} MB, ${files} files`
}

const server = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://x').pathname)
  const at = [root, made].map((folder) => path.join(folder, name.endsWith('/') ? name + 'index.html' : name)).find((at) => fs.existsSync(at) && fs.statSync(at).isFile())
  if (!at) return response.writeHead(404).end()
  const type = types[at.split('.').pop()] || 'application/octet-stream'
  let bytes = fs.readFileSync(at)
  const packed = packs.test(type)
  if (packed) bytes = zlib.gzipSync(bytes, { level: 9 })
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, ...(packed && { 'content-encoding': 'gzip' }) }).end(bytes)
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })

async function ask (address, own, done) {
  const times = []
  let told
  for (let round = 0; round < 5; round++) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
    const page = await context.newPage()
    let bytes = 0
    let requests = 0
    page.on('response', (response) => {
      if (!own.test(new URL(response.url()).pathname)) return
      requests++
      bytes += Number(response.headers()['content-length'] || 0)
    })
    const from = process.hrtime.bigint()
    await page.goto(base + address)
    const results = await page.waitForFunction(done, undefined, { polling: 5 })
    times.push(Number(process.hrtime.bigint() - from) / 1e6)
    told = `${(bytes / 1000).toFixed(1)} KB, ${requests} requests, ${await results.jsonValue()} results`
    await context.close()
  }
  return `${told}, ${times.sort((a, b) => a - b)[2].toFixed(0)} ms`
}

const table = [['', 'Vitrina', 'Pagefind']]
table.push(['index', weigh(path.join(root, 'indice')), weigh(path.join(made, 'pagefind'))])
table.push(['made in', 'see «extras»', `${seconds.toFixed(1)} s`])
for (const query of queries) {
  const q = encodeURIComponent(query)
  table.push([query,
    await ask(`/buscar/?q=${q}`, /^\/(indice\/|recursos\/buscar)/, () => {
      const count = document.querySelector('.resultados-cuenta')
      return document.querySelectorAll('.resultados-lista > li').length && count && (/\d[\d.]*/.exec(count.textContent.replace(/«.*»/, '')) || ['1'])[0]
    }),
    await ask(`/pagefind.html?q=${q}`, /^\/pagefind\//, () => document.body.dataset.done)])
}
await browser.close()
server.close()
fs.rmSync(made, { recursive: true })
for (const row of table) console.log(`| ${row.join(' | ')} |`)
