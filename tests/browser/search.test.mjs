// node search.test.mjs PUBLIC [--script buscar.js] [--cases cases.json]
//
// Runs the search of a built site without a browser: a small document whose <script src> reads from
// PUBLIC. For each language it checks that
//   * the first titles, as written and in capitals without accents, find their own page,
//   * every number of a norm or contract in a title finds its page however it is written,
//   * the terms JavaScript derives from all titles are those Rust indexed (the stemmers agree),
//   * what a query loads stays within its budget,
// and, with --cases, that [{lang, q, first | all | none | count}] hold. Exit code 1 if one fails.
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import zlib from 'node:zlib'

const QUERY_BUDGET = 100 * 1024
const CORE_BUDGET = 6 * 1024
const args = process.argv.slice(2)
const option = (name) => {
  const i = args.indexOf(name)
  return i < 0 ? null : args.splice(i, 2)[1]
}
const casesFile = option('--cases')
const scriptFile = option('--script')
const root = path.resolve(args[0] || 'public')
const here = path.dirname(new URL(import.meta.url).pathname)
const script = scriptFile || path.join(here, '../../themes/default/js/buscar.js')
const source = fs.readFileSync(script, 'utf8')

let checks = 0
const failures = []
function check (ok, what) {
  checks++
  if (!ok) failures.push(what)
}

/* A document with what buscar.js uses of one, and no more. */
class Node {
  constructor (tag, page) {
    this.tagName = tag
    this.page = page
    this.children = []
    this.dataset = {}
    this.attributes = {}
    this.listeners = {}
    this.text = ''
  }

  get firstChild () { return this.children[0] || null }
  get textContent () { return this.text + this.children.map((c) => c.textContent).join('') }
  set textContent (value) { this.text = String(value); this.children = [] }
  set innerHTML (value) { throw new Error('innerHTML is not to be used') }
  setAttribute (name, value) { this.attributes[name] = value }
  appendChild (child) {
    child.parent = this
    this.children.push(child)
    if (child.tagName === 'script') this.page.run(child)
    return child
  }

  removeChild (child) { this.children = this.children.filter((c) => c !== child) }
  remove () { if (this.parent) this.parent.removeChild(this) }
  focus () { this.page.focused = this }
  addEventListener (type, listener) { this.listeners[type] = listener }
  querySelector (tag) {
    for (const child of this.children) {
      const found = child.tagName === tag ? child : child.querySelector(tag)
      if (found) return found
    }
    return null
  }
}

const gzipped = new Map()
function weight (file, bytes) {
  if (!gzipped.has(file)) gzipped.set(file, zlib.gzipSync(bytes, { level: 9 }).length)
  return gzipped.get(file)
}

export class Page {
  constructor (lang, { base = '', protocol = 'https:', query = '', change } = {}) {
    this.loaded = new Map()
    this.pending = 0
    this.change = change
    const box = new Node('div', this)
    const results = Object.assign(box.dataset, {
      indice: `/indice/${lang}/`, lang, vacio: 'Nada para {q}', uno: '1 resultado', varios: '{n} resultados', mas: 'Más', error: 'Error'
    })
    if (base) results.base = base
    this.box = box
    this.input = new Node('input', this)
    this.input.value = ''
    this.form = new Node('form', this)
    this.form.querySelector = () => this.input
    const head = new Node('head', this)
    this.base = base
    const window = {}
    this.context = vm.createContext(Object.assign(window, {
      window,
      document: {
        head,
        getElementById: (id) => (id === 'resultados' ? box : null),
        querySelector: (what) => (what.startsWith('main') ? null : this.form),
        createElement: (tag) => new Node(tag, this),
        createTextNode: (text) => Object.assign(new Node('#text', this), { text })
      },
      location: { protocol, search: query },
      history: { replaceState: (a, b, url) => { this.url = url } },
      URLSearchParams,
      setTimeout,
      clearTimeout
    }))
    vm.runInContext(source, this.context)
  }

  run (node) {
    this.pending++
    let file = node.src.split('?')[0]
    if (this.base && file.startsWith(this.base)) file = file.slice(this.base.length)
    setImmediate(() => {
      this.pending--
      let bytes
      try {
        bytes = fs.readFileSync(path.join(root, file))
      } catch {
        return node.onerror && node.onerror()
      }
      this.loaded.set(file, weight(file, bytes))
      let text = bytes.toString('utf8')
      if (this.change) text = this.change(file, text, node.src)
      vm.runInContext(text, this.context)
      if (node.onload) node.onload()
    })
  }

  async settle () {
    for (let quiet = 0; quiet < 4; quiet = this.pending ? 0 : quiet + 1) await new Promise((resolve) => setImmediate(resolve))
  }

  async search (query) {
    this.input.value = query
    this.form.listeners.submit({ preventDefault () {} })
    await this.settle()
    return this.results()
  }

  results () {
    const list = this.box.querySelector('ol')
    const items = list ? list.children.map((li) => ({ href: li.children[0].href, text: li.textContent, title: li.children[0].textContent })) : []
    return { message: this.box.children.length ? this.box.children[0].textContent : '', items, weight: [...this.loaded.values()].reduce((a, b) => a + b, 0) }
  }
}

/* The index as plain data. */
function read (folder, lang) {
  const out = { terms: new Map(), cards: [] }
  const files = (kind) => fs.readdirSync(path.join(folder, kind)).map((f) => parseInt(f)).sort((a, b) => a - b)
  const get = (name) => {
    let data
    vm.runInNewContext(fs.readFileSync(path.join(folder, name + '.js'), 'utf8'), { vitrina_indice: (l, n, d) => { check(l === lang && n === name, `${name} says it is ${n}`); data = d } })
    return data
  }
  out.manifest = get('manifiesto')
  if (out.manifest.n) {
    for (const i of files('t')) {
      const { t: first } = out.manifest
      for (const [t, p] of Object.entries(get(`t/${i}`))) {
        check((!i || first[i] <= t) && (i + 1 >= first.length || t < first[i + 1]), `${lang}: «${t}» is in file ${i}, where the browser does not look`)
        out.terms.set(t, p)
      }
    }
    for (const i of files('d')) out.cards.push(...get(`d/${i}`))
  }
  check(out.cards.length === out.manifest.n, `${lang}: ${out.cards.length} cards, ${out.manifest.n} documents`)
  return out
}

/* The documents of a list of postings. */
function decode (postings) {
  const out = new Set()
  let high = 0; let doc = 0
  for (const c of postings) {
    const digit = '#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'.indexOf(c)
    if (digit > 63) high = high * 27 + digit - 64
    else {
      doc += Math.floor((high * 64 + digit) / 8)
      out.add(doc++)
      high = 0
    }
  }
  return out
}

function plainCapitals (text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toUpperCase()
}

/* Every way people write one number. */
function spellings (title) {
  const out = []
  const norm = /\b(decreto|ley|resolución|ordenanza|acuerdo|circular)\s+(?:n[.°º]*o?\.?\s*)?0*(\d+)\s+de\s+((?:19|20)\d\d)/iu.exec(title)
  if (norm) {
    const [, kind, n, year] = norm
    const short = { decreto: 'dec.', ley: 'Ley', resolución: 'Res.', ordenanza: 'Ord.', acuerdo: 'Acdo.', circular: 'Circ.' }[kind.toLowerCase()]
    const four = n.padStart(4, '0')
    out.push(`${kind} ${n} ${year}`, `${kind} No. ${four} de ${year}`, `${kind} n.º ${n} de ${year}`, `${short} ${n}/${year}`,
      `${short}${n}/${year}`, `${plainCapitals(kind)}-${four}-${year}`, `${kind} número ${n} del ${year}`, `${kind} N° ${n} ${year}`)
    if (n.length === 4) out.push(`${kind} ${n[0]}.${n.slice(1)} de ${year}`)
  }
  const code = /\b[A-Z][A-Z0-9]*(?:[-.][A-Z0-9]+)*[-.]\d{3,}(?:[-.]\d+)*\b/.exec(title)
  if (code) out.push(code[0], code[0].toLowerCase(), code[0].replace(/[-.]/g, ' '), code[0].replace(/\b0+(?=\d)/g, ''))
  return out
}

async function language (lang) {
  const folder = path.join(root, 'indice', lang)
  const index = read(folder, lang)
  const step = Math.max(1, Math.floor(index.cards.length / 150))
  const page = new Page(lang)
  let heaviest = 0; let total = 0; let queries = 0
  const find = async (query, card, places) => {
    const fresh = new Page(lang)
    const found = await fresh.search(query)
    queries++
    total += found.weight
    heaviest = Math.max(heaviest, found.weight)
    const same = (item) => item.href === card[0] || item.title === card[1]
    check(found.items.slice(0, places).some(same), `${lang}: «${query}» does not find ${card[0]}; ${found.message}; first ${found.items[0] && found.items[0].href}`)
    check(found.weight <= QUERY_BUDGET, `${lang}: «${query}» loads ${found.weight} bytes`)
  }
  for (let i = 0; i < index.cards.length; i += step) {
    const card = index.cards[i]
    if (!/[\p{L}]{2}/u.test(card[1])) continue
    await find(card[1], card, 10)
    await find(plainCapitals(card[1]), card, 10)
    for (const query of spellings(card[1])) await find(query, card, 10)
  }
  // All titles: what the browser looks for is what was indexed.
  if (index.manifest.n) {
    await page.search('a1')
    let words = 0
    const stop = new Set(index.manifest.s.join(' ').split(/\s+/))
    const documents = new Map()
    const has = (term, doc) => {
      if (!documents.has(term)) documents.set(term, decode(index.terms.get(term) || ''))
      return documents.get(term).has(doc)
    }
    index.cards.forEach(([, title], doc) => {
      for (const unit of page.context.vitrina_indice.units(title)) {
        if (unit.word && stop.has(unit.word.hard)) continue
        words++
        check(unit.terms.some((t) => has(t, doc)), `${lang}: no term of ${JSON.stringify(unit.terms)} in «${title}» was indexed for it`)
      }
    })
    console.log(`${lang}: ${index.manifest.n} documents, ${index.terms.size} terms, ${words} units of titles compared; ${queries} queries, mean ${Math.round(total / Math.max(1, queries))} and at most ${heaviest} bytes`)
  }
  const nothing = await page.search('zzqxv')
  check(nothing.message === 'Nada para zzqxv' && !nothing.items.length, `${lang}: nothing is found and said: ${nothing.message}`)
  check((await page.search('')).message === '', `${lang}: an empty query clears`)
}

async function behaviour (lang) {
  const index = read(path.join(root, 'indice', lang), lang)
  if (!index.cards.length) return
  const [route, title] = index.cards[index.cards.length - 1]
  const asked = new Page(lang, { query: '?q=' + encodeURIComponent(title) })
  await asked.settle()
  check(asked.results().items.some((i) => i.href === route || i.title === title), '?q= is answered when the page opens')
  const local = new Page(lang, { base: '../', protocol: 'file:' })
  const found = await local.search(title)
  const expected = ('../' + route.slice(1)).replace(/\/$/, '/index.html')
  check(found.items.some((i) => i.href === expected || i.title === title) && found.items.every((i) => i.href.startsWith('../')), `links under data-base: ${found.items[0] && found.items[0].href}`)
  const typing = new Page(lang)
  typing.input.value = title.slice(0, Math.max(4, title.length >> 1))
  typing.input.listeners.input()
  await new Promise((resolve) => setTimeout(resolve, 200))
  await typing.settle()
  check(typing.results().items.length > 0, 'half a title finds something while it is typed')
  check(typing.url && typing.url.startsWith('?q='), 'the address keeps the query')
  // A stale manifest: the first one names hashes that no longer exist.
  let reads = 0
  const stale = new Page(lang, {
    change: (file, text) => (file.endsWith('manifiesto.js') && reads++ === 0 ? text.replace(/("ht":\[)"[^\]]*\]/, (m) => m.replace(/"[0-9a-v]{7}"/g, '"0000000"')) : text)
  })
  check((await stale.search(title)).items.length > 0 && reads === 2, 'a stale manifest is read again')
  const broken = new Page(lang, { change: (file, text) => (file.includes('/t/') ? '' : text) })
  check((await broken.search(title)).message === 'Error', 'a file that does not load is said')
}

/* The stemmers, word by word: Rust's own test holds rust-stemmers against the same number. */
function stemmers () {
  const folder = path.join(here, '../../src/search')
  const list = {}
  for (const line of fs.readFileSync(path.join(folder, 'tests/stems.txt'), 'utf8').split('\n')) {
    const [lang, what, ...words] = line.split(' ')
    if (lang !== '#') list[`${lang} ${what}`] = words
  }
  for (const lang of ['es', 'en']) {
    const { s } = vm.runInNewContext(fs.readFileSync(path.join(folder, `stem_${lang}.js`), 'utf8'))
    let hash = 0xcbf29ce484222325n; let words = 0
    for (const root of list[`${lang} roots`]) {
      for (const ending of list[`${lang} endings`]) {
        words++
        for (const byte of Buffer.from(s(root + (ending === '-' ? '' : ending)) + '\n')) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
      }
    }
    check(String(hash) === list[`${lang} stems`][0], `stem_${lang}.js differs from rust-stemmers: ${hash}`)
    console.log(`${lang}: ${words} stems compared`)
  }
}

async function cases (file) {
  for (const c of JSON.parse(fs.readFileSync(file, 'utf8'))) {
    const found = await new Page(c.lang).search(c.q)
    const routes = found.items.map((i) => i.href)
    if (c.first) check(routes[0] === c.first, `«${c.q}»: first is ${routes[0]}, not ${c.first}`)
    for (const r of c.all || []) check(routes.includes(r), `«${c.q}»: ${r} is missing from ${routes}`)
    for (const r of c.none || []) check(!routes.includes(r), `«${c.q}»: ${r} should not be found`)
    if (c.count !== undefined) check(found.message === (c.count === 0 ? `Nada para ${c.q}` : c.count === 1 ? '1 resultado' : `${c.count} resultados`), `«${c.q}»: ${found.message}, not ${c.count}`)
  }
}

const core = zlib.gzipSync(source, { level: 9 }).length
check(core <= CORE_BUDGET, `buscar.js is ${core} bytes`)
check(!/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b\(|new Function|fetch\(/.test(source.replace(/\/\*[^]*?\*\//g, '')), 'buscar.js writes text only')
stemmers()
const langs = fs.existsSync(path.join(root, 'indice')) ? fs.readdirSync(path.join(root, 'indice')).sort() : []
check(langs.length > 0, `no index in ${root}`)
for (const lang of langs) await language(lang)
if (langs.length) await behaviour(langs.includes('es') ? 'es' : langs[0])
if (casesFile) await cases(casesFile)
console.log(`buscar.js ${core} bytes; ${checks} checks, ${failures.length} failed`)
for (const failure of failures.slice(0, 30)) console.log('FAILED ' + failure)
process.exit(failures.length ? 1 : 0)
