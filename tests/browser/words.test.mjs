// Search in the browser: words as people write them, with their marks and without, find the page that they name.
//
// Which page a word must find is said here, from what the page is about; the names of peoples are those that their pages
// say are also written. The words in languages of the peoples are those of the quotations on their pages: of articles 1 and
// 2 of the Universal Declaration of Human Rights, in the order of the text. Each page has at least twenty different ones.
// What is looked for is first looked for on the page itself, so that no word is anybody's here.
import fs from 'node:fs'
import { counts } from './site.mjs'
import { report } from './views.test.mjs'

const WORDS = {
  es: [
    ['Kamëntšá', '/pueblos/kamentsa/'], ['Camsá', '/pueblos/kamentsa/'], ['Kamsá', '/pueblos/kamentsa/'],
    ['Camëntsá', '/pueblos/kamentsa/'], ['Ingano', '/pueblos/inga/'], ['Cofán', '/pueblos/cofan/'],
    ['Kofán', '/pueblos/cofan/'], ['Emberá Chamí', '/pueblos/embera-chami/'], ['Awá', '/pueblos/awa/'],
    ['Huitoto', '/pueblos/murui/'], ['Páez', '/pueblos/nasa/'], ['Coreguaje', '/pueblos/koreguaje/'],
    ['vehículos', '/tramites/impuesto-vehiculos/'], ['certificación laboral', '/tramites/certificado-laboral/'],
    ['información pública', '/tramites/solicitar-informacion-publica/'], ['rendición de cuentas', '/participa/rendicion-de-cuentas/'],
    ['niños', '/ninos/'], ['Leguízamo', '/putumayo/municipios/puerto-leguizamo/'], ['galería', '/putumayo/galerias/'],
    ['Mocoa', '/putumayo/municipios/mocoa/'], ['veedurías', '/participa/control-social/'], ['información mujeres', '/atencion/mujeres/']
  ],
  en: [
    ['Kamëntšá', '/en/pueblos/kamentsa/'], ['Camsá', '/en/pueblos/kamentsa/'], ['Kamsá', '/en/pueblos/kamentsa/'],
    ['Ingano', '/en/pueblos/inga/'], ['Cofán', '/en/pueblos/cofan/'], ['Awá', '/en/pueblos/awa/'],
    ['vehicles', '/en/tramites/impuesto-vehiculos/'], ['employment certificate', '/en/tramites/certificado-laboral/'],
    ['registration tax', '/en/tramites/impuesto-registro/'], ['archive copies', '/en/tramites/copias-archivo/'],
    ['browsers', '/en/ayuda/navegadores/'], ['accessibility', '/en/accesibilidad/'], ['accountability', '/en/participa/rendicion-de-cuentas/'], ['copyright', '/en/politicas/derechos-de-autor/'], ['trade associations', '/en/gobernacion/agremiaciones/'], ['indicators', '/en/putumayo/indicadores/'],
    ['children', '/en/ninos/'], ['women', '/en/atencion/mujeres/'], ['glossary', '/en/glosario/'], ['budget', '/en/presupuesto/']
  ]
}
/* Quotations in languages without an interface, found from the search of each language that has one. */
const QUOTED = {
  huu: ['/huu/pueblos/declaracion-universal-articulo-1/', "Nana comuillamona dama caɨ abido itɨcaɨ jɨaɨmɨe anamo iñedɨcaɨ daje facaiconi Abɨ uiñuanona comuidɨcaɨ Danɨ coninɨrie nabairilla Rafue Illafue Comɨnɨ"],
  kwi: ['/kwi/pueblos/declaracion-universal-articulo-2/', 'wantuz mɨjan wuantuz nitchatpa karakas mɨnkaskachapmuchi kualtuz puchakas relionkaz politikakaz mamaztusne indulekaz nacionalkaz socialkaz posicionkaz pialkaz chikta mamaztuskaz kunticionkaz Suntakaz sarawai'],
  pbb: ['/pbb/pueblos/declaracion-universal-articulo-1/', "Ya'nwe'wewa'te' maa nasapa ha'dacehk hi'pku up'hi' wëtte u'huwa'hi'pta' eena' f'i'zewa' hi'pta' üus d'ik'the naapa'kate Sa' h'ukaysa hi'pcehktha'w pyakhna'we f'i'ze hi'ptha'w"],
  snn: ['/snn/pueblos/declaracion-universal-articulo-1/', "Sia'bai̱ aideo'yë goa'ye beoye gu̱i'ne sia'yë'quë maca bai'ye quëco baye co̱ni ja̱je̱ goachase'sëte goa'ju̱i'ñe ñese saiye bai'ji co̱caijë yequë bai̱reje"]
}

/* As it is typed on a keyboard that has neither marks nor these letters. */
const bare = (text) => plain(text).replace(/'/g, '').replace(/ɨ/g, 'i').replace(/Ɨ/g, 'I')
const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

export default function (test, { site, pages }) {
  test('words find their page with their marks and without, in each language', async () => {
    const wrong = []
    for (const [lang, words] of Object.entries(WORDS)) {
      const tab = await site.tab()
      for (const [word, route] of words) {
        const known = pages.find((page) => page.route === route)
        for (const query of new Set([word, plain(word), plain(word).toUpperCase(), word.normalize('NFD')])) {
          await tab.go(`${lang === 'es' ? '' : `/${lang}`}/buscar/?q=${query}`)
          await tab.page.waitForFunction(() => document.querySelector('#resultados').textContent.trim(), null, { timeout: 10000 })
          const found = await tab.page.locator('#resultados a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname + ' ' + link.textContent.trim().slice(0, 40)))
          counts.checks++
          if (!known || !found.some((one) => one.split(' ')[0] === route)) wrong.push(`${lang} «${query}»: ${route} is not among ${found.slice(0, 4).join(' | ') || 'nothing'}`)
        }
      }
      await tab.close()
    }
    report(wrong)
  })

  test('words quoted in a language without an interface find their page from any search, which says its language', async () => {
    const wrong = []
    const flat = (text) => text.normalize('NFC')
    for (const [lang, [route, text]] of Object.entries(QUOTED)) {
      const known = pages.find((page) => page.route === route)
      const words = text.split(' ')
      if (!known || new Set(words).size < 20) {
        wrong.push(`${route}: ${known ? `only ${words.length} words` : 'no such page'}`)
        continue
      }
      const page = flat(fs.readFileSync(known.file, 'utf8').replace(/&#x27;|&#39;|&apos;|’/g, "'"))
      for (const from of ['/buscar/', '/en/buscar/']) {
        const tab = await site.tab()
        for (const word of words) {
          if (!page.includes(flat(word))) wrong.push(`${route} does not say «${word}»`)
          for (const query of new Set([word, bare(word), word.toUpperCase(), word.normalize('NFD')])) {
            await tab.go(`${from}?q=${query}`)
            await tab.page.waitForFunction(() => document.querySelector('#resultados').textContent.trim(), null, { timeout: 10000 })
            const found = await tab.page.locator('#resultados li').evaluateAll((items) => items.map((item) => {
              const link = item.querySelector('a')
              const own = item.querySelector('.resultado-lengua')
              return [new URL(link.href).pathname, link.lang, own?.lang, own?.textContent, item.querySelector('.resultado-resumen')?.lang]
            }))
            counts.checks++
            const one = found.find(([path]) => path === route)
            if (!one) wrong.push(`${from} «${query}»: ${route} is not among ${found.slice(0, 4).map(([path]) => path).join(' | ') || 'nothing'}`)
            else if (one[1] !== lang || one[2] !== lang || !one[3] || one[4] !== lang) wrong.push(`${from} «${query}»: the result is of ${lang} and says ${one.slice(1)}`)
          }
        }
        await tab.close()
      }
    }
    report(wrong)
  })

  test('what exists only in Spanish is found from English, and says so', async () => {
    const tab = await site.tab()
    await tab.go('/en/buscar/?q=Decreto 0251 de 2013')
    await tab.page.waitForSelector('#resultados li')
    const first = await tab.page.locator('#resultados li').first().evaluate((item) => [new URL(item.querySelector('a').href).pathname, item.querySelector('a').lang, item.querySelector('.resultado-lengua')?.textContent])
    report(first.join(' ') === '/normas/decreto/2013/0251/ es Español' ? [] : [`first is ${first}`])
    await tab.close()
  })
}
