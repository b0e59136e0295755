// Which pages of a portal to look at, so that nothing the theme can draw is left out.
//
// In: the folder of the built portal. Out: every page with its template and what it is made of, and a
// small cover: for each language with an interface of its own, pages that together have every template,
// kind of content, class, part (data-parte) and element that any page has.
import fs from 'node:fs'
import path from 'node:path'

function walk (root, at = '') {
  return fs.readdirSync(path.join(root, at), { withFileTypes: true }).flatMap((entry) => {
    const name = at ? `${at}/${entry.name}` : entry.name
    if (entry.isDirectory()) return walk(root, name)
    return entry.name.endsWith('.html') ? [name] : []
  }).sort()
}

/* What a page is made of, read as text: enough to choose pages by, and quick for thousands of them. */
function features (html) {
  const body = html.slice(html.indexOf('<body'))
  const out = new Set()
  for (const [, names] of body.matchAll(/\sclass="([^"]*)"/g)) for (const name of names.split(/\s+/)) if (name) out.add('.' + name)
  for (const [, part] of body.matchAll(/\sdata-parte="([^"]*)"/g)) out.add('@' + part)
  const kind = /<p class="clase"[^>]*>([^<]*)</.exec(body)
  if (kind) out.add('kind ' + kind[1])
  for (const [, element] of body.matchAll(/<([a-z][a-z0-9]*)[\s>]/g)) out.add(element)
  return out
}

export function read (root) {
  return walk(root).flatMap((name) => {
    const html = fs.readFileSync(path.join(root, name), 'utf8')
    const template = /<body class="p-([a-z]+)/.exec(html)?.[1]
    if (!template) return [] // an address that leads elsewhere
    return [{
      route: '/' + name.replace(/(^|\/)index\.html$/, '$1'),
      file: path.join(root, name),
      template,
      lang: /<html lang="([^"]*)"/.exec(html)?.[1] || '',
      bytes: Buffer.byteLength(html),
      features: features(html)
    }]
  })
}

/* Greedy: the page that brings most of what is still missing; of equals the lightest, then the first. */
export function cover (pages) {
  const wanted = new Set(pages.flatMap((page) => [...page.features]))
  const chosen = []
  const rest = [...pages]
  while (wanted.size) {
    let best = null
    let most = 0
    for (const page of rest) {
      let brings = 0
      for (const feature of page.features) if (wanted.has(feature)) brings++
      if (brings > most || (brings === most && best && page.bytes < best.bytes)) {
        best = page
        most = brings
      }
    }
    chosen.push(best)
    for (const feature of best.features) wanted.delete(feature)
  }
  return chosen
}

/* The subjects of the full matrix, found in the portal: home, the list that offers most ways to narrow it, and the
   record with most to show. A language without them (one that only some pages are written in) has its own pages. */
export function subjects (pages, lang) {
  const own = pages.filter((page) => page.lang === lang && !/\/pagina\/\d+\/$/.test(page.route))
  const richest = (some) => some.sort((a, b) => b.features.size - a.features.size || a.bytes - b.bytes)[0]
  const home = own.find((page) => page.template === 'inicio')
  const list = richest(own.filter((page) => page.template === 'seccion' && page.features.has('@facetas')))
  const record = richest(own.filter((page) => page.template === 'ficha'))
  return [home, list, record].filter(Boolean)
}
