/* Search of the portal. Reads the index that `src/search` writes: see shard.rs for its files.
   Works from file:// and under script-src 'self': no eval, no fetch, no inline script; every text
   is written with textContent. Without it the page is an index by letter. */
(function () {
  'use strict'
  var box = document.getElementById('resultados')
  var form = document.querySelector('main form[role=search]') || document.querySelector('form[role=search]')
  if (!box || !form) return
  var input = form.querySelector('[name=q]')
  var say = box.dataset, lang = say.lang
  var PAGE = 10, EXPANSIONS = 40, PREFIX_FILES = 3, UNITS = 8
  var has = Object.prototype.hasOwnProperty

  /* Files: each is a script that calls vitrina_indice with its name and data. */

  var files = {}, waiting = {}, manifest = null, stem = null
  window.vitrina_indice = function (l, name, data, hash) {
    if (l === lang && waiting[name]) waiting[name](data, hash)
  }
  window.vitrina_indice.units = function (query) { return units(query) } // for the tests
  function address (route) {
    if (say.base && route[0] === '/') route = say.base + route.slice(1)
    return location.protocol === 'file:' ? route.replace(/\/(?=$|[?#])/, '/index.html') : route
  }
  function load (name, hash) {
    if (!files[name]) {
      files[name] = new Promise(function (resolve, reject) {
        var script = document.createElement('script')
        var folder = say.base && say.indice[0] === '/' ? say.base + say.indice.slice(1) : say.indice
        waiting[name] = function (data, real) {
          real === hash || name === 'manifiesto' ? resolve(data) : reject(new Error('old'))
        }
        script.onload = function () { script.remove(); reject(new Error(name)) } // no effect once resolved
        script.onerror = function () { script.remove(); delete files[name]; reject(new Error(name)) }
        script.charset = 'utf-8'
        script.src = folder + name + '.js' + (hash ? '?v=' + hash : '')
        document.head.appendChild(script)
      })
    }
    return files[name]
  }
  function open (again) {
    if (manifest && !again) return Promise.resolve()
    if (again) files = {}
    return load('manifiesto', again).then(function (m) {
      var set = function (list) {
        var out = {}
        list.join(' ').split(/\s+/).forEach(function (w) { out[w] = '' })
        return out
      }
      m.stop = set(m.s)
      m.links = set(m.l.concat(m.m))
      m.marks = set(m.m)
      m.kinds = {}
      m.k.forEach(function (line) {
        line = line.split(' ')
        line.forEach(function (w) { m.kinds[w] = line[0] })
      })
      m.letters = {}
      m.f.forEach(function (pair) { m.letters[pair[0]] = pair.slice(1) })
      m.variants = {}
      m.longest = 0
      for (var i = 0; i < m.e.length; i += 2) {
        m.variants[m.e[i]] = m.e[i + 1]
        m.longest = Math.max(m.longest, m.e[i].split(' ').length)
      }
      manifest = m
      return m.r[0] ? load('raiz', m.r[0]) : { t: function (w) { return [hard(w)] }, c: function () { return [] } }
    }).then(function (s) { stem = s })
  }

  /* Words: the same forms and tokens as fold.rs and tokenize.rs. */

  var GONE = /['\u00ad\u0294\u02b9-\u02bf\u02c8\u200b-\u200f\u2018\u2019\u2060\ua78b\ua78c\ufeff]/g
  var MARKS = /[\u0300\u0302-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
  var ACUTE = 'áéíóú', VOWELS = 'aeiou'
  function soft (text) {
    return text.replace(/\u00b4/g, '').normalize('NFKD').toLowerCase().replace(GONE, '').replace(MARKS, '')
      .replace(/[^\0-\x7f\u0301]/g, function (c) { return has.call(manifest.letters, c) ? manifest.letters[c] : c })
      .replace(/([aeiou]?)\u0301+/g, function (m, v) { return v && ACUTE[VOWELS.indexOf(v)] })
  }
  function hard (word) {
    return word.replace(/[áéíóú]/g, function (c) { return VOWELS[ACUTE.indexOf(c)] })
  }
  function tokens (text) {
    var out = [], at = 0, last = -2, m
    var next = /\d+|(?:(?!\d)[\p{Alphabetic}\p{N}])+/gu
    var number = /(?:[1-9]\d{0,2}(?:[.,]\d{3}(?!\d))+|\d+)/y
    var decimals = /[.,]\d{1,2}(?![\p{Alphabetic}\p{N}]|[.,\-/_]\d)/uy
    while ((next.lastIndex = at, m = next.exec(text))) {
      var gap = last < 0 ? ' ' : text.slice(last, m.index), word = m[0]
      var digits = /^\d/.test(word)
      var token = { soft: word, number: digits, joined: /^[.\-/_]?$/.test(gap), gap: gap }
      at = m.index + word.length
      if (digits && !token.joined) {
        number.lastIndex = m.index
        token.soft = number.exec(text)[0]
        decimals.lastIndex = at = m.index + token.soft.length
        if (decimals.test(text)) { token.decimal = true; at = decimals.lastIndex }
      }
      token.raw = token.soft.length
      if (digits) token.soft = token.soft.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
      token.hard = hard(token.soft)
      last = at
      out.push(token)
    }
    return out
  }
  function cut (term) { return term.length > 40 ? Array.from(term).slice(0, 40).join('') : term }

  /* The code a run of joined tokens is, as in identifier.rs. */
  function code (run) {
    var out = '', letters = false, digits = 0, after = false, i = 0
    if (run.length < 2 || run.length > 16) return ''
    while (i < run.length && !run[i].number && (has.call(manifest.kinds, run[i].hard) || (has.call(manifest.links, run[i].hard) &&
      (!has.call(manifest.marks, run[i].hard) || (run[i + 1] && run[i + 1].gap !== '-'))))) i++
    for (; i < run.length; i++) {
      var t = run[i]
      if (t.number) {
        digits += t.raw
        out += (after ? '-' : '') + t.hard
      } else if (/^(?:de|del|of)$/.test(t.soft)) continue
      else { letters = true; out += t.hard }
      after = t.number
    }
    return letters && digits > 2 && out.length <= 32 ? out : ''
  }

  /* A query as units. A document has a unit if it has one of its terms, or one that begins with
     its prefix; `or` are the units to look for instead when no document has it. */
  function units (query) {
    var list = tokens(soft(query)), out = [], pending = [], i, j, k
    function plain (t) {
      // A stop word by itself may be the beginning of another word.
      if (!t.number && has.call(manifest.stop, t.hard) && list.length > 1) return
      out.push({ terms: t.number ? [t.hard] : stem.t(t.soft).map(cut), word: t })
    }
    function isKind (t) { return has.call(manifest.kinds, t.hard) }
    function release () { pending.splice(0).forEach(plain) }
    for (i = 0; i < list.length; i = j) {
      var t = list[i]
      for (j = i + 1; j < list.length && list[j].joined;) j++
      var run = list.slice(i, j), whole = i && t.joined ? '' : code(run)
      if (whole) {
        release()
        k = out.length
        run.forEach(plain)
        out.push({ terms: [whole], prefix: whole, or: out.splice(k) })
        continue
      }
      for (k = Math.min(manifest.longest, list.length - i); k > 0; k--) {
        var spelling = list.slice(i, i + k).map(function (x) { return x.hard }).join(' ')
        if (has.call(manifest.variants, spelling)) break
      }
      j = i + Math.max(k, 1)
      var kinds = pending.filter(isKind)
      if (k > 0) {
        release()
        out.push({ terms: [manifest.variants[spelling]], word: k === 1 ? t : null })
      } else if (t.number && !t.decimal && kinds.length) {
        var refs = kinds.map(function (x) { return manifest.kinds[x.hard] + ' ' + t.hard })
        k = out.length
        release()
        if (/^(?:19|20)\d\d$/.test(t.hard)) { // perhaps a year
          out.push({ terms: refs.concat(t.hard), word: t })
        } else {
          plain(t)
          out.push({ terms: refs, prefix: refs[0], or: out.splice(k) })
        }
      } else if (!t.number && (isKind(t) || (pending.length && has.call(manifest.links, t.hard)))) {
        pending.push(t)
      } else {
        release()
        plain(t)
      }
    }
    release()
    var last = out[out.length - 1]
    if (last && /[\p{Alphabetic}\p{N}]$/u.test(soft(query))) { // still being typed
      var word = last.word
      if (last.or) last.or.forEach(function (u, n) { u.prefix = n === last.or.length - 1 ? u.word.hard : '' })
      else if (word && word.hard.length > (word.number ? 1 : 2)) {
        last.prefix = word.hard
        if (!word.number) last.terms = last.terms.concat(stem.c(word.soft))
      }
    } else if (last) delete last.prefix
    out.forEach(function (u) { if (u !== last) delete u.prefix })
    return out
  }

  /* Postings. */

  function shard (term) { // the file of terms that `term` falls in
    var low = 0, high = manifest.t.length
    while (low < high) {
      var mid = (low + high) >> 1
      if (manifest.t[mid] <= term) low = mid + 1
      else high = mid
    }
    return Math.max(0, low - 1)
  }
  function need (unit) {
    var out = {}
    if (!manifest.t.length) return Promise.resolve([])
    unit.terms.forEach(function (t) { out[shard(t)] = 1 })
    if (unit.prefix) {
      var from = shard(unit.prefix)
      for (var i = from; i < manifest.t.length && i < from + PREFIX_FILES; i++) {
        if (i === from || manifest.t[i].slice(0, unit.prefix.length) <= unit.prefix) out[i] = 1
      }
    }
    return Promise.all(Object.keys(out).map(function (i) { return load('t/' + i, manifest.ht[i]) }))
  }
  function decode (text, each) {
    for (var i = 0, n = 0, doc = 0; i < text.length; i++) {
      var c = text.charCodeAt(i)
      c -= c > 92 ? 36 : 35
      if (c > 63) n = n * 27 + c - 64
      else {
        n = n * 64 + c
        doc += Math.floor(n / 8)
        each(doc++, n % 8)
        n = 0
      }
    }
  }
  function postings (unit) { // document -> [score, level]
    return need(unit).then(function (parts) {
      var found = new Map(), expansions = 0, rarity = 0
      function add (text, typed) {
        var all = []
        decode(text, function (doc, level) { all.push(doc, level) })
        var df = all.length / 2, idf = Math.log(1 + (manifest.n - df + 0.5) / (df + 0.5))
        if (typed) rarity = Math.max(rarity, idf)
        else idf = Math.min(idf, rarity || idf) / 2 // never better than the word itself
        for (var i = 0; i < all.length; i += 2) {
          var score = idf * manifest.w[all[i + 1]], before = found.get(all[i])
          if (!before || before[0] < score) found.set(all[i], [score, typed ? all[i + 1] : 0])
        }
      }
      parts.forEach(function (part) {
        unit.terms.forEach(function (t) { if (has.call(part, t)) add(part[t], true) })
      })
      parts.forEach(function (part) {
        if (!unit.prefix) return
        for (var t in part) {
          if (t.slice(0, unit.prefix.length) === unit.prefix && unit.terms.indexOf(t) < 0 && expansions++ < EXPANSIONS) add(part[t], false)
        }
      })
      return found
    })
  }
  function match (list) { // units -> their postings, with units nobody has taken apart
    return Promise.all(list.map(postings)).then(function (maps) {
      return Promise.all(maps.map(function (map, i) {
        return map.size || !list[i].or || !list[i].or.length ? [map] : match(list[i].or)
      }))
    }).then(function (groups) { return [].concat.apply([], groups) })
  }

  /* Documents with the most units, best first; of equals the newest. */
  function rank (query) {
    var list = units(query)
    if (!list.length) return Promise.resolve(null)
    // Of a pasted paragraph the longest words say most.
    if (list.length > UNITS) list = list.sort(function (a, b) { return b.terms[0].length - a.terms[0].length }).slice(0, UNITS)
    return match(list).then(function (maps) {
      var docs = new Map(), most = 0
      maps.forEach(function (map) {
        map.forEach(function (hit, doc) {
          var d = docs.get(doc)
          if (!d) docs.set(doc, d = { doc: doc, units: 0, exact: 0, score: 0 })
          d.score += hit[0]
          d.units++
          d.exact += hit[1] === 7 ? 1e3 : hit[1] > 3 ? 1 : 0
          most = Math.max(most, d.units)
        })
      })
      var out = []
      docs.forEach(function (d) {
        if (d.units === most) out.push(d)
        d.exact = d.exact > 999 && Math.floor(d.exact / 1e3) + d.exact % 1e3 === maps.length ? 1 : 0
      })
      return out.sort(function (a, b) { return b.exact - a.exact || b.score - a.score || b.doc - a.doc })
    })
  }
  function cards (hits) {
    return Promise.all(hits.map(function (hit) {
      var block = Math.floor(hit.doc / manifest.b)
      return load('d/' + block, manifest.hd[block]).then(function (all) { return all[hit.doc % manifest.b] })
    }))
  }

  /* The page. */

  function make (tag, text, name) {
    var node = document.createElement(tag)
    if (text) node.textContent = text
    if (name) node.className = name
    return node
  }
  function date (iso) {
    if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return iso
    return new Date(iso + 'T00:00:00Z').toLocaleDateString(lang === 'en' ? 'en' : 'es-CO', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  }
  function item (card) {
    var li = make('li'), link = make('a', card[1]), meta = make('p', '', 'resultado-datos')
    var tongue = card[5] && manifest.g[card[5]] // a page in another language says which
    function said (node) {
      if (tongue) node.lang = card[5]
      if (tongue && tongue[1]) node.dir = tongue[1]
      return node
    }
    function part (node) {
      if (meta.firstChild) meta.appendChild(document.createTextNode(' · '))
      return meta.appendChild(node)
    }
    link.href = address(card[0])
    li.appendChild(said(link))
    var type = card[3] && part(make('span', card[3], 'resultado-tipo'))
    // The interface may speak another language than the pages that it found.
    if (box.lang) li.lang = lang
    if (box.lang && type) type.lang = box.lang
    if (card[4]) {
      var time = make('time', date(card[4]))
      time.setAttribute('datetime', card[4])
      part(time)
    }
    if (tongue) part(said(make('span', tongue[0], 'resultado-lengua')))
    if (meta.firstChild) li.appendChild(meta)
    if (card[2]) li.appendChild(said(make('p', card[2], 'resultado-resumen')))
    return li
  }
  function clear () { while (box.firstChild) box.removeChild(box.firstChild) }
  function phrase (text, query, n) {
    return (text || '').replace(/\{([nq])\}/g, function (m, what) { return what === 'n' ? n.toLocaleString(lang === 'en' ? 'en' : 'es-CO') : query.trim() })
  }
  function show (hits, query, mine) {
    var ol = make('ol', '', 'resultados-lista')
    ol.setAttribute('aria-live', 'off') // the count is announced, the list is not
    function more (focus) {
      var start = ol.children.length
      return cards(hits.slice(start, start + PAGE)).then(function (list) {
        if (mine !== turn) return
        if (!start) {
          clear()
          box.appendChild(make('p', phrase(hits.length === 1 ? say.uno : hits.length ? say.varios : say.vacio, query, hits.length), 'resultados-cuenta'))
          if (hits.length) box.appendChild(ol)
        }
        list.forEach(function (card) { ol.appendChild(item(card)) })
        if (focus) ol.children[start].firstChild.focus()
        if (ol.children.length < hits.length && !box.querySelector('button')) {
          var button = make('button', say.mas || '+' + PAGE, 'resultados-mas')
          button.type = 'button'
          button.addEventListener('click', function () { more(true) })
          box.appendChild(button)
        } else if (ol.children.length >= hits.length && box.querySelector('button')) box.querySelector('button').remove()
      })
    }
    return more(false)
  }

  var turn = 0, timer = 0
  function search (again) {
    var query = input.value, mine = ++turn
    var index = say.sustituye && document.getElementById(say.sustituye)
    if (index) index.hidden = !!query.trim()
    if (!query.trim()) return clear()
    return open(again).then(function () { return rank(query) }).then(function (hits) {
      if (mine !== turn) return
      return hits ? show(hits, query, mine) : clear()
    }).catch(function (error) {
      if (mine !== turn) return
      // The site was published again while this page was open: read the new manifest, once.
      if (error.message === 'old' && !again) return search(Date.now().toString(36))
      manifest = null
      if (index) index.hidden = false
      clear()
      if (say.error) box.appendChild(make('p', say.error))
    })
  }
  function remember () {
    try { history.replaceState(null, '', '?q=' + encodeURIComponent(input.value.trim())) } catch (e) { /* file:// */ }
  }
  input.addEventListener('input', function () {
    clearTimeout(timer)
    timer = setTimeout(function () { remember(); search() }, 150)
  })
  form.addEventListener('submit', function (event) {
    event.preventDefault()
    clearTimeout(timer)
    remember()
    search()
  })
  var asked = new URLSearchParams(location.search).get('q')
  if (asked) {
    input.value = asked
    search()
  }
})()
