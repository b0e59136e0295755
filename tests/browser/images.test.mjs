// Photographs in a real browser: what a telephone downloads, that nothing moves while they come, and what a browser
// without WebP shows. node tests/browser/images.test.mjs VITRINA: the program; the portal and its pictures are made here.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Site } from './site.mjs'

const program = path.resolve(process.argv[2])
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'vitrina-imagenes-'))
const write = (name, bytes) => {
  const file = path.join(root, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, bytes)
}
fs.mkdirSync(path.join(root, 'public'))
fs.writeFileSync(path.join(root, 'public/index.html'), '<!DOCTYPE html>')
const site = await Site.open(path.join(root, 'public'))

// A picture with the soft colours and the grain of a photograph, drawn by the browser.
async function photograph (width, height) {
  const page = await site.browser.newPage()
  const data = await page.evaluate(([width, height]) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    const pen = canvas.getContext('2d')
    const image = pen.createImageData(width, height)
    let seed = 1
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 4) {
        seed = (seed * 1103515245 + 12345) % 2147483648
        const grain = (seed >> 16) % 9
        image.data[at] = 120 + 80 * Math.sin(x / 190) + grain
        image.data[at + 1] = 120 + 70 * Math.cos(y / 140) + grain
        image.data[at + 2] = 110 + 60 * Math.sin((x + y) / 260) + grain
        image.data[at + 3] = 255
      }
    }
    pen.putImageData(image, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.9)
  }, [width, height])
  await page.close()
  return Buffer.from(data.split(',')[1], 'base64')
}

const paragraphs = 'Un párrafo que llena la pantalla antes de que llegue la otra imagen, para que haya que bajar hasta ella.\n\n'.repeat(140)
write('portal.toml', 'base = "https://www.ejemplo.gov.co"\n\n[entidad]\nnombre = "Alcaldía de Ejemplo"\ntelefono = "+57 608 555 0100"\ncorreo = "contacto@ejemplo.gov.co"\n\n[[idiomas]]\ncodigo = "es"\nnombre = "Español"\n')
write('content/secciones/inicio.md', '+++\ntitulo = "Inicio"\nruta = "/"\norden = 1\nmenu = true\nresumen = "Portal de ejemplo."\n+++\nBienvenida.\n')
write('content/secciones/noticias.md', '+++\ntitulo = "Noticias"\nruta = "/noticias/"\nlista = "noticia"\n+++\n')
write('content/imagenes/puente.jpg', await photograph(3000, 2000))
write('content/imagenes/rampa.jpg', await photograph(2000, 2600))
write('content/noticias/puente.md', `+++\ntitulo = "Puente"\nfecha = 2026-11-05\nresumen = "Quedó."\n[imagen]\narchivo = "imagenes/puente.jpg"\ntexto_alternativo = "El puente, desde la orilla"\npie = "Desde abajo"\ncredito = "Oficina"\n+++\n${paragraphs}![La rampa de acceso](imagenes/rampa.jpg "La rampa")\n\nFin.\n`)
const build = () => execFileSync(program, ['build', '--root', root, '--date', '2026-11-24'], { stdio: ['ignore', 'pipe', 'inherit'] })
let began = Date.now()
build()
const first = Date.now() - began
began = Date.now()
build()
const second = Date.now() - began

const pictures = (tab) => [...new Set(tab.asked)].map((url) => new URL(url).pathname).filter((name) => name.startsWith('/recursos/imagenes/'))
const bytes = (name) => fs.statSync(path.join(root, 'public', name)).size

// Layout shifts are counted from the first moment.
const shifts = () => {
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

for (const [width, dots, wanted] of [[360, 2, 640], [360, 1, 320], [412, 2.625, 960], [1280, 1, 640], [1280, 2, 1280]]) {
  const tab = await site.tab({ width, height: 800, options: { deviceScaleFactor: dots } })
  await tab.page.addInitScript(shifts)
  await tab.go('/noticias/puente/')
  await tab.page.waitForLoadState('networkidle')
  const shown = await tab.page.locator('figure.foto img').evaluate((img) => ({
    src: new URL(img.currentSrc).pathname, done: img.complete, natural: img.naturalWidth, wide: img.clientWidth, high: img.clientHeight
  }))
  assert.ok(shown.done && shown.wide > 0)
  assert.match(shown.src, new RegExp(`^/recursos/imagenes/puente-${wanted}-\\w+\\.webp$`), `${width} px at ${dots}`)
  assert.ok(wanted >= shown.wide * dots * 0.95, `${wanted} is enough for ${shown.wide} × ${dots}`)
  assert.deepEqual(pictures(tab), [shown.src], 'one file of the first picture, and none of the one far below')
  // As the reader goes down the other comes, and nothing moves.
  for (let n = 0; n < 80; n++) {
    await tab.page.mouse.wheel(0, 700)
    await tab.page.waitForTimeout(25)
  }
  await tab.page.waitForLoadState('networkidle')
  const rampa = tab.page.locator('.texto figure img')
  await rampa.scrollIntoViewIfNeeded()
  await tab.page.waitForFunction(() => document.querySelector('.texto figure img').complete)
  assert.equal(pictures(tab).length, 2)
  const heaviest = Math.max(...pictures(tab).map(bytes))
  assert.ok(heaviest <= 80_000, `${heaviest} bytes`)
  const shifted = await tab.page.evaluate(() => window.shifted)
  assert.ok(shifted < 0.01, `${width} px at ${dots}: layout shift ${shifted}`)
  const over = await tab.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(over <= 0, 'nothing is wider than the screen')
  assert.deepEqual(tab.trouble, [])
  console.log(`images: ${width} px at ${dots}: ${shown.src} (${bytes(shown.src)} bytes), shift ${shifted}`)
  await tab.close()
}

// A browser that does not read WebP.
{
  const tab = await site.tab({ width: 360, options: { deviceScaleFactor: 2 } })
  await tab.page.route('**/noticias/puente/', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('image/webp', 'image/x-unknown') })
  })
  await tab.go('/noticias/puente/')
  await tab.page.waitForLoadState('networkidle')
  const src = await tab.page.locator('figure.foto img').evaluate((img) => img.naturalWidth > 0 && new URL(img.currentSrc).pathname)
  assert.match(src, /^\/recursos\/imagenes\/puente-960-\w+\.jpg$/)
  await tab.close()
}

// In the list: the narrowest.
{
  const tab = await site.tab({ width: 360, options: { deviceScaleFactor: 1 } })
  await tab.go('/noticias/')
  const img = tab.page.locator('main picture img').first()
  await img.scrollIntoViewIfNeeded()
  await tab.page.waitForLoadState('networkidle')
  assert.match(await img.evaluate((img) => img.currentSrc), /puente-160-/)
  await tab.close()
}

console.log(`images: built in ${first} ms, from the store in ${second} ms`)
await site.close()
fs.rmSync(root, { recursive: true })
