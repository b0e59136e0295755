// Reading without a server (from a folder) and without a signal (the service worker), in a real browser.
// node tests/browser/offline.test.mjs PUBLIC USB: the site as it is served, and as `build --profile usb` makes it.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [site, usb] = process.argv.slice(2).map(folder => path.resolve(folder))
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' }
const server = http.createServer((request, response) => {
  let name = decodeURIComponent(new URL(request.url, 'http://x').pathname)
  if (name.endsWith('/')) name += 'index.html'
  const file = path.join(site, name)
  const there = file.startsWith(site) && fs.existsSync(file) && fs.statSync(file).isFile()
  response.writeHead(there ? 200 : 404, { 'content-type': types[path.extname(there ? file : '.html')] || 'application/octet-stream' })
  fs.createReadStream(there ? file : path.join(site, '404.html')).pipe(response)
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })

async function page (options) {
  const context = await browser.newContext(options)
  const tab = await context.newPage()
  const errors = []
  tab.on('console', message => { if (message.type() === 'error') errors.push(message.text()) })
  tab.on('pageerror', error => errors.push(String(error)))
  return { context, tab, errors }
}

// From a folder: links, pictures, style and search.
{
  const { context, tab, errors } = await page()
  await tab.goto(pathToFileURL(path.join(usb, 'index.html')).href)
  const menu = tab.locator('.menu a[href*="tramites"], .menu a[href*="noticias"]').first()
  await tab.goto(await menu.evaluate(link => link.href))
  assert.match(tab.url(), /^file:.*index\.html$/)
  assert.ok(await tab.evaluate(() => getComputedStyle(document.querySelector('.saltar')).position === 'absolute' ||
    document.styleSheets.length > 0), 'the stylesheet is read')
  await tab.goto(pathToFileURL(path.join(usb, 'buscar', 'index.html')).href + '?q=vehiculos')
  const result = tab.locator('#resultados a').first()
  await result.waitFor({ timeout: 15000 })
  await tab.goto(await result.evaluate(link => link.href))
  assert.match(tab.url(), /^file:.*index\.html/)
  assert.match(await tab.locator('h1').innerText(), /veh[ií]culo/i)
  assert.deepEqual(errors, [], 'from a folder nothing fails')
  await context.close()
}

// Without a signal: what was read, what is kept from the start, and the page that stands for the rest.
{
  const { context, tab } = await page({ serviceWorkers: 'allow' })
  await tab.goto(base + '/')
  await tab.evaluate(() => navigator.serviceWorker.ready)
  await tab.waitForFunction(async () => (await caches.keys()).some(name => name.startsWith('vitrina-')) && (await caches.match('/contacto/')))
  await tab.goto(base + '/noticias/')
  await tab.waitForFunction(() => caches.match('/noticias/'))
  // A worker does not notice that the browser plays «offline»: the server really goes away.
  const port = server.address().port
  await new Promise(resolve => { server.close(resolve); server.closeAllConnections() })
  await tab.goto(base + '/noticias/')
  assert.equal(await tab.locator('h1').innerText(), 'Noticias')
  await tab.goto(base + '/contacto/')
  assert.ok(await tab.locator('h1').innerText())
  await tab.goto(base + '/normas/')
  assert.match(tab.url(), /\/normas\/$/)
  assert.equal(await tab.locator('h1').innerText(), 'Sin conexión')
  await tab.goto(base + '/en/normas/')
  assert.equal(await tab.locator('h1').innerText(), 'Offline')
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve))

  // The switch empties it.
  await tab.goto(base + '/ayuda/')
  const box = tab.locator('[data-guardado] input')
  assert.ok(await box.isChecked())
  await box.uncheck()
  await tab.waitForFunction(async () => (await caches.keys()).length === 0 && !(await navigator.serviceWorker.getRegistrations()).length)
  await tab.goto(base + '/')
  await tab.waitForTimeout(500)
  assert.equal((await tab.evaluate(() => navigator.serviceWorker.getRegistrations())).length, 0)
  await context.close()
}

// Nothing is kept for whoever saves data.
{
  const { context, tab } = await page()
  await tab.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await tab.goto(base + '/')
  await tab.waitForTimeout(500)
  assert.equal(await tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0)
  await context.close()
}

// The worker that takes it away.
{
  const { context, tab } = await page()
  await tab.goto(base + '/')
  await tab.evaluate(() => navigator.serviceWorker.ready)
  await tab.waitForFunction(() => caches.match('/contacto/'))
  await tab.evaluate(() => { window.localStorage.setItem('vitrina-guardar', '0'); return navigator.serviceWorker.register('/sw-apagado.js', { scope: '/' }) })
  await tab.waitForFunction(async () => (await caches.keys()).length === 0)
  await context.close()
}

// Paper has the code of the address; the screen has not.
{
  const { context, tab } = await page()
  await tab.goto(base + '/contacto/')
  const code = tab.locator('svg.qr')
  if (await code.count()) {
    assert.ok(!(await code.first().isVisible()))
    await tab.emulateMedia({ media: 'print' })
    assert.ok(await code.first().isVisible())
    assert.ok(!(await tab.locator('.menu').first().isVisible()))
  }
  await context.close()
}

await browser.close()
server.close()
server.closeAllConnections()
console.log('offline: from a folder, without a signal, on paper')
