// Lists in the browser: filter, sort, sums, an address that can be shared; whole and in pages without JavaScript.
//
// What must come out is worked out here from `datos.json`, the download of the whole list, and not from the page.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { counts } from './site.mjs'
import { report } from './views.test.mjs'

const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
const pesos = (n) => '$\u00a0' + String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
const titles = (page) => page.locator('#v-lista tbody th').evaluateAll((heads) => heads.map((head) => (head.querySelector('a, span') || head).textContent.trim()))
const values = (page) => page.locator('#v-lista tbody td[data-label="Valor inicial"]').evaluateAll((cells) => cells.map((cell) => Number(cell.textContent.replace(/\D/g, ''))))
const status = (page) => page.locator('#v-lista [role=status]')

export default function (test, { site, root, pages }) {
  const contracts = JSON.parse(fs.readFileSync(path.join(root, 'contratos/datos.json'), 'utf8'))
  const total = contracts.reduce((sum, one) => sum + one.valor, 0)
  const norms = JSON.parse(fs.readFileSync(path.join(root, 'normas/datos.json'), 'utf8'))

  test('a list without JavaScript is whole: all rows over its pages, count and sum, facet pages that agree', async () => {
    const tab = await site.tab({ js: false })
    await tab.go('/contratos/')
    const caption = await tab.page.locator('#v-lista caption').textContent()
    assert.ok(caption.includes(String(contracts.length)), caption)
    assert.ok(caption.includes(pesos(total)), `${caption} says the sum ${pesos(total)}`)
    assert.equal((await titles(tab.page)).length, contracts.length)
    assert.equal(await tab.page.locator('.filtrar').count(), 0, 'no control that would do nothing')
    let rows = 0
    for (let route = '/normas/'; route;) {
      await tab.go(route)
      rows += (await titles(tab.page)).length
      route = await tab.page.locator('.paginador a[rel=next]').getAttribute('href', { timeout: 500 }).catch(() => null)
    }
    assert.equal(rows, norms.length)
    // Every facet page holds as many rows as the list says.
    await tab.go('/contratos/')
    const facets = await tab.page.locator('.facetas a').evaluateAll((links) => links.map((link) => [link.getAttribute('href'), Number(link.querySelector('.menor').textContent)]))
    assert.ok(facets.length > 10)
    for (const [route, many] of facets) {
      await tab.go(route)
      assert.equal((await titles(tab.page)).length, many, route)
      const sum = (await values(tab.page)).reduce((a, b) => a + b, 0)
      assert.ok((await tab.page.locator('#v-lista caption').textContent()).includes(pesos(sum)), `${route} says its own sum`)
      counts.checks += 2
    }
    await tab.close()
  })

  test('the contracts are filtered at once, added up, announced, and the address can be shared', async () => {
    const tab = await site.tab()
    await tab.go('/contratos/')
    const { page } = tab
    assert.equal(await page.locator('.facetas').isVisible(), false, 'choices take the place of the links')
    const word = 'ejemplo'
    await page.getByLabel('Contiene').fill(word.toUpperCase())
    await page.waitForFunction(() => document.querySelector('#v-lista [role=status]').textContent)
    const choice = page.locator('.filtrar select[name=modalidad]')
    const option = await choice.locator('option').nth(1).evaluate((node) => [node.value, Number(/\((\d+)\)$/.exec(node.textContent)[1])])
    await page.getByLabel('Contiene').fill('')
    await choice.selectOption(option[0])
    await page.waitForFunction((many) => document.querySelectorAll('#v-lista tbody tr').length === many, option[1])
    const shown = await values(page)
    const said = await status(page).textContent()
    assert.ok(said.includes(String(option[1])) && said.includes(String(contracts.length)), said)
    assert.ok(said.includes(pesos(shown.reduce((a, b) => a + b, 0))), `${said} adds up what is seen`)
    assert.match(page.url(), new RegExp(`\\?modalidad=${option[0]}$`))
    const again = await site.tab()
    await again.go('/contratos/')
    await again.page.goto(page.url())
    assert.deepEqual(await titles(again.page), await titles(page), 'whoever gets the address sees the same')
    await page.getByRole('button', { name: 'Quitar los filtros' }).click()
    await page.waitForFunction((many) => document.querySelectorAll('#v-lista tbody tr').length === many, contracts.length)
    assert.ok(!page.url().includes('?'))
    await page.getByLabel('Contiene').fill('zzqx')
    await page.waitForFunction(() => document.querySelectorAll('#v-lista tbody tr').length === 0)
    assert.match(await status(page).textContent(), /coincide/)
    report([...tab.trouble, ...again.trouble])
    counts.checks += 9
    await tab.close()
    await again.close()
  })

  test('the heads of columns sort, by keyboard, and say how', async () => {
    const tab = await site.tab()
    await tab.go('/contratos/')
    const { page } = tab
    const before = await titles(page)
    const head = page.locator('#v-lista thead th[data-campo=valor]')
    await head.getByRole('button').focus()
    await page.keyboard.press('Enter')
    const ascending = contracts.map((one) => one.valor).sort((a, b) => a - b)
    await page.waitForFunction(() => document.querySelector('th[data-campo=valor]').getAttribute('aria-sort') === 'ascending')
    assert.deepEqual(await values(page), ascending)
    await page.keyboard.press('Enter')
    assert.equal(await head.getAttribute('aria-sort'), 'descending')
    assert.deepEqual(await values(page), [...ascending].reverse())
    assert.match(page.url(), /\?orden=-valor$/)
    assert.equal(await page.locator('#v-lista th[aria-sort]').count(), 1)
    await page.keyboard.press('Enter')
    assert.deepEqual(await titles(page), before, 'a third time: as published')
    counts.checks += 6
    await tab.close()
  })

  test('a list of many pages loads its rows on first use only, and filters all of them', async () => {
    const tab = await site.tab()
    await tab.go('/normas/')
    await tab.page.waitForLoadState('networkidle')
    const { page } = tab
    const parts = () => tab.asked.filter((url) => /filas-\d+\.json$/.test(url)).length
    assert.equal(parts(), 0, 'nothing before it is needed')
    const names = await titles(page)
    const word = fold(names.at(-1)).split(/\s+/).filter((one) => one.length > 3)[0]
    await page.getByLabel('Contiene').fill(word)
    await page.waitForFunction(() => document.querySelector('#v-lista [role=status]').textContent)
    assert.ok(parts() > 0)
    // Rows that the browser drew are those that the pages have.
    const tabs = await site.tab({ js: false })
    const all = []
    for (let route = '/normas/'; route;) {
      await tabs.go(route)
      all.push(...await tabs.page.locator('#v-lista tbody tr').evaluateAll((rows) => rows.map((row) => ({ text: [...row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, ' ')), link: row.querySelector('a').getAttribute('href') }))))
      route = await tabs.page.locator('.paginador a[rel=next]').getAttribute('href', { timeout: 500 }).catch(() => null)
    }
    const expected = all.filter((row) => fold(row.text.join(' ')).includes(word))
    const drawn = async () => page.locator('#v-lista tbody tr').evaluateAll((rows) => rows.map((row) => ({ text: [...row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, ' ')), link: row.querySelector('a').getAttribute('href') })))
    while (await page.locator('.mas').isVisible()) await page.locator('.mas').click()
    assert.deepEqual(await drawn(), expected)
    const count = parts()
    await page.getByLabel('Contiene').fill('')
    await page.locator('thead th').first().getByRole('button').click()
    while (await page.locator('.mas').isVisible()) await page.locator('.mas').click()
    assert.equal((await drawn()).length, norms.length)
    const sorted = (await drawn()).map((row) => row.text[0])
    const collator = new Intl.Collator('es', { numeric: true })
    for (let n = 1; n < sorted.length; n++) assert.ok(collator.compare(fold(sorted[n - 1]), fold(sorted[n])) <= 0, `${sorted[n - 1]} before ${sorted[n]}`)
    assert.equal(parts(), count, 'rows are loaded once')
    report(tab.trouble)
    counts.checks += 6
    await tab.close()
    await tabs.close()
  })

  test('rows that cannot be loaded are told, and the pages stay', async () => {
    const tab = await site.tab()
    tab.allow = () => true
    await tab.go('/normas/')
    await tab.page.route('**/filas-*.json', (route) => route.fulfill({ status: 503, body: '' }))
    const before = await titles(tab.page)
    await tab.page.getByLabel('Contiene').fill('decreto')
    await tab.page.waitForFunction(() => /No se pudo/.test(document.querySelector('#v-lista [role=status]').textContent))
    assert.deepEqual(await titles(tab.page), before)
    assert.ok(await tab.page.locator('.paginador').isVisible())
    counts.checks += 2
    await tab.close()
  })

  test('ten thousand rows answer while a person types', async () => {
    const tab = await site.tab({ width: 320 })
    const part = JSON.parse(fs.readFileSync(path.join(root, 'normas/filas-1.json'), 'utf8'))
    const rows = 10000
    const many = { ...part, l: {}, s: {}, e: [] }
    const cycle = (list) => Array.from({ length: rows }, (_, i) => list[i % list.length])
    many.t = Array.from({ length: rows }, (_, i) => `${part.t[i % part.t.length]} z${i}`)
    many.h = cycle(part.h)
    many.c = part.c.map((column) => ({ ...column, i: cycle(column.i) }))
    many.f = part.f.map(cycle)
    await tab.page.route('**/filas-1.json', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(many) }))
    await tab.go('/normas/')
    const { page } = tab
    await page.getByText('Filtrar y ordenar esta lista').click()
    await page.getByLabel('Contiene').fill('z99')
    await page.waitForFunction(() => /111/.test(document.querySelector('#v-lista [role=status]').textContent))
    assert.match(await status(page).textContent(), /\b111\b.*10\.000/, '99, 990 to 999 and 9900 to 9999')
    assert.ok(await page.locator('#v-lista tbody tr').count() <= 100, 'only what a person looks at is drawn')
    const took = await page.evaluate(() => {
      const input = document.querySelector('.filtrar input')
      const form = document.querySelector('.filtrar')
      const start = performance.now()
      input.value = 'de z'
      form.dispatchEvent(new Event('submit', { cancelable: true }))
      return new Promise((resolve) => setTimeout(() => resolve(performance.now() - start)))
    })
    console.log(`lists: 10,000 rows filtered in ${Math.round(took)} ms`)
    assert.ok(took < 1000, `${took} ms`)
    counts.checks += 3
    await tab.close()
  })

  test('on a telephone rows are cards and the order is a choice', async () => {
    const tab = await site.tab({ width: 320 })
    await tab.go('/contratos/')
    const { page } = tab
    assert.equal(await page.locator('#v-lista tbody tr').first().evaluate((row) => getComputedStyle(row).display), 'block')
    assert.equal(await page.getByLabel('Ordenar por').isVisible(), false, 'the choices wait until they are asked for')
    await page.getByText('Filtrar y ordenar esta lista').click()
    await page.getByLabel('Ordenar por').selectOption('-valor')
    await page.waitForFunction(() => location.search === '?orden=-valor')
    assert.deepEqual(await values(page), contracts.map((one) => one.valor).sort((a, b) => b - a))
    assert.equal(await page.locator('thead button').first().isVisible(), false, 'no button that cannot be seen takes the focus')
    counts.checks += 3
    await tab.close()
  })

  test('every list offers the whole of it to download', () => {
    const wrong = []
    for (const page of pages.filter((page) => page.lang === 'es' && page.features.has('@facetas'))) {
      const html = fs.readFileSync(page.file, 'utf8')
      const files = [...html.matchAll(/href="([^"]+\.(?:csv|json|xlsx))"/g)].map((found) => found[1])
      if (files.length < 4) wrong.push(`${page.route}: ${files}`)
      for (const file of files) if (!fs.existsSync(path.join(root, file))) wrong.push(`${page.route}: ${file} is not there`)
      counts.checks++
    }
    assert.deepEqual(wrong, [])
  })
}
