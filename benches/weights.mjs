// node benches/weights.mjs PUBLIC KITS [page…]
//
// What a first visit weighs here and with three public design systems, for pages that do the same. In: the built portal,
// and a folder where `npm install govuk-frontend @uswds/uswds bootstrap-italia playwright-core` was run. Each system gets
// our own <main>, with its classes, and the files that its manual asks for (style sheet, script, fonts that the page
// then asks for), without its header and footer: generous to them. All is sent with gzip -9; photographs are not counted.
import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import zlib from 'node:zlib'

const [root, kits, ...asked] = process.argv.slice(2)
const { chromium } = createRequire(path.resolve(kits, 'package.json'))('playwright-core')
const pages = asked.length ? asked : ['/', '/contratos/', '/tramites/certificado-laboral/', '/presupuesto/2026/']
const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2', json: 'application/json', png: 'image/png' }

const systems = {
  'GOV.UK Frontend': {
    folder: 'govuk-frontend/dist/govuk',
    mount: '/',
    head: '<link rel="stylesheet" href="/govuk-frontend.min.css">',
    end: '<script type="module" src="/inicio.js"></script>',
    own: { '/inicio.js': "import { initAll } from '/govuk-frontend.min.js'\ninitAll()" },
    body: 'class="govuk-template__body"',
    classes: [['<h1', 'govuk-heading-l'], ['<h2', 'govuk-heading-m'], ['<h3', 'govuk-heading-s'], ['<p', 'govuk-body'], ['<a', 'govuk-link'], ['<ul', 'govuk-list'], ['<dl', 'govuk-summary-list'], ['<table', 'govuk-table'], ['<th', 'govuk-table__header'], ['<td', 'govuk-table__cell']]
  },
  USWDS: {
    folder: '@uswds/uswds/dist',
    mount: '/',
    head: '<script src="/js/uswds-init.min.js"></script><link rel="stylesheet" href="/css/uswds.min.css">',
    end: '<script src="/js/uswds.min.js"></script>',
    body: '',
    classes: [['<main', 'usa-prose'], ['<table', 'usa-table'], ['<a', 'usa-link'], ['<ul', 'usa-list']]
  },
  'Bootstrap Italia': {
    folder: 'bootstrap-italia/dist',
    mount: '/bootstrap-italia/dist/',
    head: '<link rel="stylesheet" href="/bootstrap-italia/dist/css/bootstrap-italia.min.css">',
    end: '<script src="/bootstrap-italia/dist/js/bootstrap-italia.bundle.min.js"></script><script src="/inicio.js"></script>',
    own: { '/inicio.js': 'bootstrap.loadFonts("/bootstrap-italia/dist/fonts")' },
    body: '',
    classes: [['<main', 'container'], ['<table', 'table'], ['<ul', 'it-list']]
  }
}

function dressed (html, system) {
  let main = /<main[\s\S]*<\/main>/.exec(html)[0].replace(/ class="[^"]*"/g, '')
  for (const [tag, name] of system.classes) main = main.replace(new RegExp(`${tag}(?=[ >])`, 'g'), `${tag} class="${name}"`)
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>${/<title>([^<]*)/.exec(html)[1]}</title><meta name="viewport" content="width=device-width, initial-scale=1">${system.head}</head><body ${system.body}>${main}${system.end}</body></html>`
}

function serve (answer) {
  return new Promise((resolve) => {
    const server = http.createServer((request, response) => {
      const found = answer(decodeURIComponent(new URL(request.url, 'http://x').pathname))
      if (!found) return response.writeHead(404).end()
      const type = types[found.name.split('.').pop()] || 'application/octet-stream'
      const packed = /^(text|application|image\/svg)/.test(type)
      const bytes = packed ? zlib.gzipSync(found.bytes, { level: 9 }) : found.bytes
      response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, ...(packed && { 'content-encoding': 'gzip' }) }).end(bytes)
    })
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

function file (folder, name) {
  const at = path.join(folder, name)
  return fs.existsSync(at) && fs.statSync(at).isFile() ? { name, bytes: fs.readFileSync(at) } : null
}

async function weigh (browser, answer, route) {
  const server = await serve(answer)
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })).newPage()
  let bytes = 0
  let requests = 0
  page.on('response', async (response) => {
    if (/favicon|\/recursos\/icono/.test(response.url())) return
    requests++
    bytes += Number(response.headers()['content-length'] || 0)
  })
  await page.goto(`http://127.0.0.1:${server.address().port}${route}`, { waitUntil: 'networkidle' })
  await page.context().close()
  server.close()
  return `${(bytes / 1000).toFixed(1)} KB, ${requests}`
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const table = [['', 'Vitrina', ...Object.keys(systems)]]
for (const route of pages) {
  const index = path.join(route, 'index.html')
  const html = fs.readFileSync(path.join(root, index), 'utf8')
  const row = [route, await weigh(browser, (at) => file(root, at.endsWith('/') ? at + 'index.html' : at), route)]
  for (const system of Object.values(systems)) {
    row.push(await weigh(browser, (at) => {
      if (at === route) return { name: 'index.html', bytes: Buffer.from(dressed(html, system)) }
      if (system.own?.[at]) return { name: 'inicio.js', bytes: Buffer.from(system.own[at]) }
      return at.startsWith(system.mount) ? file(path.join(kits, 'node_modules', system.folder), at.slice(system.mount.length)) : null
    }, route))
  }
  table.push(row)
}
await browser.close()
const widths = table[0].map((_, n) => Math.max(...table.map((row) => row[n].length)))
for (const row of table) console.log(row.map((cell, n) => cell.padEnd(widths[n])).join('  '))
