// With the keyboard alone: the skip link comes first and skips, the focus is always seen and never caught, the panel of
// accessibility, the menu and the filters open and close, and Escape closes them.
import assert from 'node:assert/strict'
import { counts, pool } from './site.mjs'
import { subjects } from './pages.mjs'

/* What has the focus, and whether a person can see where it is. */
function focus (page) {
  return page.evaluate(() => {
    const node = document.activeElement
    if (!node || node === document.body) return null
    const box = node.getBoundingClientRect()
    const style = getComputedStyle(node)
    const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    return {
      name: `${node.tagName.toLowerCase()} «${(node.getAttribute('aria-label') || node.textContent || node.name || '').trim().slice(0, 40)}»`,
      key: [...document.querySelectorAll('*')].indexOf(node),
      seen,
      ring
    }
  })
}

export default function (test, { site, pages }) {
  const [home, list, record] = subjects(pages, 'es').map((page) => page.route)

  test('the skip link is first, is seen, and leads to the text', async () => {
    for (const js of [true, false]) {
      const tab = await site.tab({ js })
      await tab.go(list)
      await tab.page.keyboard.press('Tab')
      const first = await focus(tab.page)
      assert.match(first.name, /Saltar al contenido/)
      assert.ok(first.seen && first.ring, 'the skip link is seen')
      await tab.page.keyboard.press('Enter')
      await tab.page.waitForFunction(() => document.activeElement.id === 'contenido')
      await tab.page.keyboard.press('Tab')
      assert.ok(await tab.page.evaluate(() => document.getElementById('contenido').contains(document.activeElement)), 'Tab goes on inside the text')
      counts.checks += 4
      await tab.close()
    }
  })

  test('the focus is seen at every step, goes through the whole page and is never caught', async () => {
    const wrong = []
    await pool([[home, 320], [home, 1280], [list, 320], [list, 1280], [record, 320], [record, 1280], ['/pqrsd/', 1280], ['/buscar/', 320]], async ([route, width]) => {
      const tab = await site.tab({ width })
      await tab.go(route)
      const visited = new Set()
      let end = false
      for (let step = 0; step < 400; step++) {
        await tab.page.keyboard.press('Tab')
        const now = await focus(tab.page)
        if (!now) { end = true; break }
        if (visited.has(now.key)) { // a group of radio buttons is one stop; anything else twice is a trap
          end = visited.size > 20 && now.name.includes('Saltar')
          if (!end) wrong.push(`${route} at ${width}: the focus comes back to ${now.name} after ${visited.size} stops`)
          break
        }
        visited.add(now.key)
        if (!now.seen) wrong.push(`${route} at ${width}: ${now.name} has the focus and is not on the screen`)
        else if (!now.ring) wrong.push(`${route} at ${width}: the focus on ${now.name} is not seen`)
        counts.checks++
      }
      if (!end && visited.size >= 400) wrong.push(`${route} at ${width}: more than 400 stops`)
      await tab.close()
    })
    assert.deepEqual(wrong, [])
  })

  test('the panel of accessibility and the menu work by keyboard, and Escape closes them', async () => {
    const tab = await site.tab({ width: 320 })
    await tab.go(home)
    for (const [summary, inside] of [['.ajustes > summary', '#v-letra-1'], ['.menu summary', '.menu li a']]) {
      const open = () => tab.page.locator(summary).evaluate((node) => node.parentElement.open)
      await tab.page.locator(summary).focus()
      assert.equal(await open(), false, `${summary} begins closed`)
      await tab.page.keyboard.press('Enter')
      assert.equal(await open(), true, `${summary} opens`)
      await tab.page.keyboard.press('Tab')
      assert.ok(await tab.page.locator(inside).first().evaluate((node) => node === document.activeElement), `Tab goes into ${summary}`)
      await tab.page.keyboard.press('Escape')
      assert.equal(await open(), false, `Escape closes ${summary}`)
      assert.ok(await tab.page.locator(summary).evaluate((node) => node === document.activeElement), `and the focus is on ${summary}`)
      counts.checks += 5
    }
    await tab.close()
  })

  test('what a person chose is kept from page to page, and what the system asks for is obeyed', async () => {
    const tab = await site.tab()
    await tab.go(home)
    const size = () => tab.page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
    const normal = await size()
    await tab.page.locator('.ajustes > summary').click()
    await tab.page.getByLabel('Muy grande').check()
    assert.ok(await size() > normal * 1.3, 'very large letters are larger')
    await tab.page.getByLabel('Alto contraste').check()
    const black = () => tab.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    assert.equal(await black(), 'rgb(0, 0, 0)')
    await tab.go(list)
    assert.ok(await size() > normal * 1.3, 'on the next page too')
    assert.equal(await black(), 'rgb(0, 0, 0)')
    counts.checks += 4
    await tab.close()
    const still = await site.tab({ options: { forcedColors: 'active' } })
    await still.go(home)
    assert.equal(await still.page.evaluate(() => [...document.querySelectorAll('*')].some((node) => getComputedStyle(node).animationName !== 'none')), false, 'nothing moves')
    for (let n = 0; n < 12; n++) {
      await still.page.keyboard.press('Tab')
      const now = await focus(still.page)
      assert.ok(now.ring, `with forced colours the focus on ${now.name} is seen`)
      counts.checks++
    }
    await still.close()
  })
}
