// The built portal as a citizen's browser meets it.
//
// In: the folder that `vitrina build` wrote. Out: a server on loopback that also sends the strictest
// Content-Security-Policy a host can ask for, one browser, and contexts in it: a theme, a width, a
// language, with or without JavaScript. Each context listens for what must never happen.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { chromium } from 'playwright-core'

/* Chromium of the system: the tests download no browser. */
export const CHROMIUM = [process.env.VITRINA_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((file) => file && fs.existsSync(file))

/* Stricter than the <meta> of the pages: nothing inline, nothing from elsewhere. */
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.opus': 'audio/ogg',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf'
}

/* Numbers for the last line of the run. */
export const counts = { views: 0, axe: 0, checks: 0, requests: 0 }

/* The file of an address, or null: never outside the folder. */
export function fileOf (root, route) {
  const file = path.join(root, route.endsWith('/') ? route + 'index.html' : route)
  return file.startsWith(root + path.sep) && fs.existsSync(file) && fs.statSync(file).isFile() ? file : null
}

function serve (root) {
  const server = http.createServer((request, answer) => {
    let route
    try {
      route = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    } catch {
      route = '/400'
    }
    const headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' }
    if (!route.endsWith('/') && !path.extname(route) && fileOf(root, route + '/')) {
      answer.writeHead(301, { ...headers, location: encodeURI(route + '/') })
      return answer.end()
    }
    const found = fileOf(root, route)
    const file = found || fileOf(root, '/404.html')
    if (!file) {
      answer.writeHead(404, headers)
      return answer.end()
    }
    const bytes = fs.readFileSync(file)
    headers['content-type'] = TYPES[path.extname(file)] || 'application/octet-stream'
    headers['accept-ranges'] = 'bytes'
    const range = found && /^bytes=(\d+)-(\d*)$/.exec(request.headers.range || '')
    if (range && Number(range[1]) < bytes.length) {
      const from = Number(range[1])
      const to = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1)
      headers['content-range'] = `bytes ${from}-${to}/${bytes.length}`
      answer.writeHead(206, headers)
      return answer.end(bytes.subarray(from, to + 1))
    }
    answer.writeHead(found ? 200 : 404, headers)
    answer.end(bytes)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

export const THEMES = ['light', 'dark', 'contrast']
export const WIDTHS = [320, 768, 1280]
export const HEIGHTS = { 320: 640, 768: 1024, 1280: 800 }

export class Site {
  static async open (root) {
    const site = new Site()
    site.root = path.resolve(root)
    site.server = await serve(site.root)
    site.origin = `http://127.0.0.1:${site.server.address().port}`
    site.browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
    })
    return site
  }

  async close () {
    await this.browser.close()
    this.server.closeAllConnections?.()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /* A tab as a person has set it up. `trouble` fills with what must never happen, `asked` with each address loaded. */
  async tab ({ theme = 'light', width = 1280, height = HEIGHTS[width] || 800, js = true, options = {} } = {}) {
    const context = await this.browser.newContext({
      viewport: { width, height },
      javaScriptEnabled: js,
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      contrast: theme === 'contrast' ? 'more' : 'no-preference',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      locale: 'es-CO',
      timezoneId: 'America/Bogota',
      ...options
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15000)
    const tab = { page, theme, width, js, trouble: [], asked: [], status: 0 }
    page.on('console', (message) => {
      // A worker is blocked here on purpose (offline.test.mjs looks at it); that Playwright says so is not the page's.
      if (message.text() === 'Service Worker registration blocked by Playwright') return
      if (['error', 'warning'].includes(message.type())) tab.trouble.push(`console ${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => tab.trouble.push(`script: ${error.message}`))
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol === 'data:' || protocol === 'blob:') return
      counts.requests++
      tab.asked.push(request.url())
      if (origin !== this.origin) tab.trouble.push(`a request to another origin: ${request.url()}`)
    })
    page.on('requestfailed', (request) => {
      // A page that is left stops what it was loading.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') tab.trouble.push(`not loaded: ${request.url()} ${request.failure()?.errorText}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400 && !tab.allow?.(response)) tab.trouble.push(`${response.status()}: ${response.url()}`)
    })
    // Without JavaScript the page is read without; the auditor's own script runs afterwards.
    const scripts = js ? null : await context.newCDPSession(page)
    tab.auditor = (on) => scripts?.send('Emulation.setScriptExecutionDisabled', { value: !on })
    tab.go = async (route) => {
      await tab.auditor(false)
      tab.trouble.length = tab.asked.length = 0
      tab.route = route
      const response = await page.goto(this.origin + encodeURI(route), { waitUntil: 'load' })
      tab.status = response.status()
      counts.views++
      if (theme === 'contrast') await contrast(page)
      return tab
    }
    tab.close = () => context.close()
    return tab
  }
}

/* High contrast as a citizen asks for it: with the box of the accessibility panel, which needs no script. */
async function contrast (page) {
  const box = page.locator('#v-contraste')
  if (!(await box.count())) return
  const panel = page.locator('details.ajustes')
  const open = await panel.getAttribute('open')
  if (open === null) await page.locator('details.ajustes > summary').click()
  await box.check()
  if (open === null) await page.locator('details.ajustes > summary').click()
}

/* Runs jobs, two at a time: a machine of integration has two cores. */
export async function pool (jobs, work, lanes = 2) {
  const queue = [...jobs]
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (queue.length) await work(queue.shift())
  }))
}
