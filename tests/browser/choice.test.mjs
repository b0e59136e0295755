// The language that was chosen in the menu: remembered on the device, without cookies; offered by the home page to whoever
// comes from outside, and never imposed.
import assert from 'node:assert/strict'
import { counts } from './site.mjs'
import { audit, wide } from './views.test.mjs'

export default function (test, { site }) {
  const at = (tab) => new URL(tab.page.url()).pathname
  const offered = (tab) => tab.page.locator('.oferta a:visible').evaluateAll((links) => links.map((link) => `${link.lang} ${new URL(link.href).pathname}`))
  const choose = (tab, tag) => Promise.all([tab.page.waitForLoadState('load'), tab.page.click(`[data-parte=idiomas] a[hreflang=${tag}]`)])

  test('a chosen language is offered on the next visit to the home page, and only there', async () => {
    const tab = await site.tab({ width: 320 })
    await tab.go('/')
    assert.deepEqual(await offered(tab), [], 'nobody chose anything yet')
    await choose(tab, 'en')
    await tab.page.waitForURL('**/en/')
    assert.deepEqual(await offered(tab), [], 'this is the chosen one')

    // The next visit: from outside, with no referrer.
    await tab.go('/')
    assert.equal(at(tab), '/', 'nobody is sent elsewhere')
    assert.deepEqual(await offered(tab), ['en /en/'])
    const words = await tab.page.locator('.oferta p:visible').evaluate((node) => [node.innerText.replace(/\s+/g, ' '), (node.closest('[lang=en]') || node.querySelector('[lang=en]')) !== null])
    assert.deepEqual(words, ['The language you chose on your last visit: English', true])
    assert.deepEqual([...await audit(tab), ...await wide(tab.page), ...tab.trouble], [])
    await tab.go('/noticias/')
    assert.equal(at(tab), '/noticias/', 'a link to a page leads to that page')
    assert.deepEqual(await offered(tab), [])
    // Whoever goes home from a page reads in the language of that page.
    await tab.page.click('[data-parte=inicio]')
    await tab.page.waitForURL('**/')
    assert.equal(at(tab), '/')
    assert.deepEqual(await offered(tab), [])

    await tab.go('/')
    await tab.page.click('.oferta a:visible')
    await tab.page.waitForURL('**/en/')
    await choose(tab, 'es')
    await tab.page.waitForFunction(() => document.documentElement.lang === 'es')
    await tab.go('/')
    assert.deepEqual(await offered(tab), [], 'Spanish was chosen last')
    assert.deepEqual(await tab.page.context().cookies(), [])
    assert.equal(await tab.page.evaluate(() => window.localStorage.getItem('vitrina-lengua')), 'es')
    counts.checks += 12
    await tab.close()
  })

  test('what was stored by somebody else breaks nothing, and without JavaScript nothing is offered', async () => {
    const tab = await site.tab()
    await tab.go('/')
    for (const value of ['zz', '"]', '', 'es']) {
      await tab.page.evaluate((value) => window.localStorage.setItem('vitrina-lengua', value), value)
      await tab.go('/')
      assert.deepEqual([await offered(tab), tab.trouble], [[], []], value)
    }
    await tab.close()
    const still = await site.tab({ js: false })
    await still.go('/')
    assert.equal(await still.page.locator('.oferta').isVisible(), false)
    counts.checks += 5
    await still.close()
  })
}
