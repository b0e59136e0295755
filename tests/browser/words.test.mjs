// Search in the browser: words as people write them, with their marks and without, find the page that they name.
//
// Which page a word must find is said here, from what the page is about; the names of peoples are those that their pages
// say are also written.
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
    ['browsers', '/en/ayuda/navegadores/'], ['accessibility', '/en/accesibilidad/'], ['accountability', '/en/participa/rendicion-de-cuentas/'], ['copyright', '/en/politicas/derechos-de-autor/'], ['guilds', '/en/gobernacion/agremiaciones/'], ['indicators', '/en/putumayo/indicadores/'],
    ['children', '/en/ninos/'], ['women', '/en/atencion/mujeres/'], ['glossary', '/en/glosario/'], ['budget', '/en/presupuesto/']
  ]
}
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
}
