// What a page costs a telephone with one bar of signal: the budget of the design (compressed).
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { counts, fileOf } from './site.mjs'
import { subjects } from './pages.mjs'

const KB = 1024
const BUDGET = { page: 14 * KB, table: 30 * KB, css: 12 * KB, core: 6 * KB, list: 5 * KB, worker: 3 * KB, first: 60 * KB, goal: 30 * KB, requests: 4 }

export default function (test, { site, root, pages }) {
  const compressed = (file) => {
    const bytes = fs.readFileSync(file)
    return {
      gzip: zlib.gzipSync(bytes, { level: 9 }).length,
      brotli: zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }).length
    }
  }

  test('the stylesheet and the scripts are within their budget', () => {
    const files = fs.readdirSync(path.join(root, 'recursos'))
    const lines = []
    for (const [pattern, most] of [[/^vitrina-\w+\.css$/, BUDGET.css], [/^vitrina-\w+\.js$/, BUDGET.core], [/^lista-\w+\.js$/, BUDGET.list], [/^buscar-\w+\.js$/, BUDGET.core]]) {
      const name = files.find((file) => pattern.test(file))
      if (!name && pattern.source.includes('lista')) continue
      assert.ok(name, `no file like ${pattern} in recursos/`)
      const { gzip, brotli } = compressed(path.join(root, 'recursos', name))
      lines.push(`${name.replace(/-\w+\./, '.')} ${gzip} (brotli ${brotli})`)
      assert.ok(gzip <= most, `${name}: ${gzip} bytes compressed, at most ${most}`)
      counts.checks++
    }
    console.log(`weight: ${lines.join(', ')}`)
  })

  test('every page is within the budget of its kind', () => {
    const wrong = []
    let heaviest = ['', 0]
    // Where compression cannot bring a page over its budget there is nothing to measure.
    for (const page of pages) {
      const table = page.features.has('table') || page.features.has('.numerales') || page.template === 'buscar' || page.template === 'mapa'
      const most = table ? BUDGET.table : BUDGET.page
      if (page.bytes <= most) continue
      const { gzip } = compressed(page.file)
      if (gzip > heaviest[1]) heaviest = [page.route, gzip]
      if (gzip > most) wrong.push(`${page.route}: ${gzip} bytes compressed, at most ${most}`)
      counts.checks++
    }
    console.log(`weight: the heaviest page is ${heaviest[0]} with ${heaviest[1]} bytes`)
    assert.deepEqual(wrong, [])
  })

  test('the first view is light and asks for little', async () => {
    for (const { route } of subjects(pages, 'es')) {
      const tab = await site.tab({ width: 320 })
      await tab.go(route)
      await tab.page.waitForLoadState('networkidle')
      const asked = [...new Set(tab.asked)].map((url) => decodeURIComponent(new URL(url).pathname))
      let bytes = 0
      for (const file of asked) {
        const found = fileOf(root, file)
        assert.ok(found, `${file} is not in the portal`)
        bytes += compressed(found).gzip
      }
      // The picture in the tab is asked for by the browser's frame, not by the page.
      const page = asked.filter((file) => !/icono/.test(file))
      console.log(`weight: ${route} ${bytes} bytes in ${page.length} requests`)
      assert.ok(bytes <= BUDGET.first, `${route}: ${bytes} bytes on first view`)
      assert.ok(page.length <= BUDGET.requests + 1, `${route}: ${page.join(', ')}`)
      counts.checks += 2
      await tab.close()
    }
  })
}
