/* Filters, sorts and adds up a list. Without it the list is whole, in pages and by facets.
   In: the table of the page; when the list has more pages, its rows from files that are loaded on first use.
   The choices are in the address, so that what is seen can be shared. */
(function () {
  'use strict'
  var section = document.getElementById('v-lista')
  var table = section && section.querySelector('table.tabla')
  if (!table || !section.dataset.filtrar) return
  var say = section.dataset, lang = section.closest('[lang]').lang
  var body = table.tBodies[0], original = Array.from(body.rows)
  var heads = Array.from(table.tHead.rows[0].cells), names = heads.map(function (th) { return th.textContent })
  var box = table.parentNode, pager = section.querySelector('.paginador'), facetBox = section.querySelector('.facetas')
  var facets = facetBox ? Array.from(facetBox.querySelectorAll('details')) : []
  var solo = say.solo ? say.solo.split(' ').map(Number) : null
  var page = +say.muestra, rows = null, loading = null, shown = []

  function make (tag, attributes, inside) {
    var node = document.createElement(tag)
    for (var name in attributes) node.setAttribute(name, attributes[name])
    ;[].concat(inside || []).forEach(function (one) { node.append(one) })
    return node
  }
  /* The interface may speak another language than the list. */
  function spoken (node) {
    if (say.lengua) node.lang = say.lengua
    return node
  }
  function fold (text) { return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase() }
  function number (n) {
    var parts = String(n).split('.')
    parts[0] = parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, say.miles)
    return parts.join(say.decimal)
  }
  function parse (html) { return new DOMParser().parseFromString(html, 'text/html').body }

  /* What a cell sorts by: its number, its date, else its text. */
  function key (cell, value) {
    if (value != null) return +value
    var time = cell.querySelector('time')
    return time ? time.dateTime : fold(cell.textContent.trim())
  }
  function row (n, tr, cells, keys, held) {
    return { n: n, tr: tr, keys: keys, held: held, text: fold(cells.join(' ')), html: null }
  }
  function here () {
    return original.map(function (tr, n) {
      var cells = Array.from(tr.cells)
      var held = (tr.dataset.f || '').split(' ').map(function (one) { return one ? one.split(',').map(Number) : [] })
      return row(n, tr, cells.map(function (cell) { return cell.textContent }), cells.map(function (cell) { return key(cell, cell.dataset.v) }), held)
    })
  }

  /* A row of the files, drawn when it is first seen. */
  function draw (one) {
    if (one.tr) return one.tr
    var part = one.part, i = one.i
    var title = part.h[i] ? make('a', { href: part.h[i] }, part.t[i]) : make('span', {}, part.t[i])
    if (part.l[i]) title.lang = part.l[i]
    var th = make('th', { scope: 'row' }, title)
    if (part.e.indexOf(i) >= 0) th.append(' ', spoken(make('span', { class: 'marca' }, say.ejemplo)))
    if (part.s[i]) th.append(make('span', part.l[i] ? { class: 'resumen', lang: part.l[i] } : { class: 'resumen' }, part.s[i]))
    one.tr = make('tr', {}, [th].concat(part.c.map(function (column, c) {
      var td = make('td', { 'data-label': names[c + 1] }, Array.from(parse(column.d[column.i[i]]).childNodes))
      if (heads[c + 1].className) td.className = heads[c + 1].className
      return td
    })))
    return one.tr
  }
  function load () {
    if (rows) return Promise.resolve()
    if (!say.filas) {
      rows = here()
      return Promise.resolve()
    }
    if (!loading) {
      section.setAttribute('aria-busy', 'true')
      var parts = []
      for (var p = 1; p <= +say.partes; p++) {
        parts.push(fetch(say.filas + p + '.json').then(function (answer) {
          if (!answer.ok) throw new Error(answer.status)
          return answer.json()
        }))
      }
      loading = Promise.all(parts).then(function (parts) {
        rows = []
        parts.forEach(function (part) {
          // The text and the key of each different cell once.
          var columns = part.c.map(function (column) {
            return column.d.map(function (html, d) {
              var cell = parse(html)
              return [cell.textContent, key(cell, column.v ? column.v[d] : null)]
            })
          })
          part.t.forEach(function (title, i) {
            var cells = columns.map(function (column, c) { return column[part.c[c].i[i]] })
            var one = row(rows.length, null, [title, part.s[i] || ''].concat(cells.map(function (cell) { return cell[0] })),
              [fold(title)].concat(cells.map(function (cell) { return cell[1] })), part.f.map(function (facet) { return [].concat(facet[i]) }))
            one.part = part
            one.i = i
            if (!solo || one.held[solo[0]].indexOf(solo[1]) >= 0) rows.push(one)
          })
        })
      }).finally(function () {
        loading = null
        section.removeAttribute('aria-busy')
      })
    }
    return loading
  }

  /* The form: a text, a choice for each facet, an order for screens where the heads of columns are not seen. */
  var text = make('input', { type: 'search', name: 'contiene', autocomplete: 'off', maxlength: '100' })
  var form = make('form', { class: 'filtrar', 'aria-label': say.filtrar }, make('p', {}, make('label', {}, [say.texto, text])))
  var choices = facets.map(function (details, f) {
    if (solo && solo[0] === f) return null
    var select = make('select', { name: details.dataset.campo }, make('option', { value: '' }, say.todos))
    details.querySelectorAll('a').forEach(function (link, v) {
      var path = link.pathname.split('/').filter(Boolean)
      var option = make('option', { value: path[path.length - 1] }, link.textContent.trim().replace(/\s+/g, ' ').replace(/ (\d+)$/, ' ($1)'))
      option.lang = link.firstElementChild.closest('[lang]').lang
      select.append(option)
    })
    form.append(make('p', {}, make('label', {}, [details.querySelector('summary').textContent, select])))
    return select
  })
  var order = make('select', { name: 'orden' }, make('option', { value: '' }, say.propio))
  heads.forEach(function (th, c) {
    var field = th.dataset.campo || 'titulo'
    order.append(make('option', { value: field }, say.asc.replace('{c}', names[c])), make('option', { value: '-' + field }, say.desc.replace('{c}', names[c])))
    var button = make('button', { type: 'button' }, names[c])
    th.replaceChildren(button)
    button.addEventListener('click', function () {
      order.value = order.value === field ? '-' + field : order.value === '-' + field ? '' : field
      changed()
    })
  })
  form.append(make('p', { class: 'orden' }, make('label', {}, [say.ordenar, order])), make('p', {}, make('button', { type: 'reset' }, say.quitar)))
  var status = spoken(make('p', { role: 'status', class: 'cuenta' }))
  var more = spoken(make('button', { type: 'button', class: 'mas' }, say.mas))
  // On a telephone the choices would push the list away: they wait until they are asked for.
  var filters = spoken(make('details', { class: 'filtros' }, [make('summary', {}, say.filtrar), form]))
  box.before(filters, status)
  if (facetBox) facetBox.hidden = true

  function chosen () {
    return text.value.trim() || order.value || choices.some(function (select) { return select && select.value })
  }
  function apply () {
    heads.forEach(function (th) {
      var field = th.dataset.campo || 'titulo'
      if (order.value === field) th.setAttribute('aria-sort', 'ascending')
      else if (order.value === '-' + field) th.setAttribute('aria-sort', 'descending')
      else th.removeAttribute('aria-sort')
    })
    if (!chosen()) {
      body.replaceChildren.apply(body, original)
      more.remove()
      status.textContent = ''
      if (pager) pager.hidden = false
      return
    }
    var words = fold(text.value).split(/\s+/).filter(Boolean)
    shown = rows.filter(function (one) {
      return words.every(function (word) { return one.text.indexOf(word) >= 0 }) && choices.every(function (select, f) {
        return !select || !select.value || one.held[f].indexOf(select.selectedIndex - 1) >= 0
      })
    })
    var down = order.value[0] === '-', field = order.value.slice(down ? 1 : 0)
    var at = heads.findIndex(function (th) { return (th.dataset.campo || 'titulo') === field })
    if (field && at >= 0) {
      var compare = new Intl.Collator(lang, { numeric: true }).compare
      shown.sort(function (a, b) {
        var x = a.keys[at], y = b.keys[at]
        // What is empty comes last in both orders.
        if (x === '' || y === '') return (x === '') - (y === '') || a.n - b.n
        var d = typeof x === 'number' && typeof y === 'number' ? x - y : compare(x, y)
        return (down ? -d : d) || a.n - b.n
      })
    }
    if (pager) pager.hidden = true
    body.replaceChildren()
    grow()
    var said = [shown.length ? say.cuenta.replace('{n}', number(shown.length)).replace('{t}', number(rows.length)) : say.nada]
    heads.forEach(function (th, c) {
      if (th.dataset.suma === undefined || !shown.length) return
      var sum = shown.reduce(function (total, one) { return total + (+one.keys[c] || 0) }, 0)
      said.push(names[c] + ': ' + say.pesos.replace('{n}', number(sum)))
    })
    status.textContent = said.join(' · ')
  }
  function grow (focus) {
    var from = body.rows.length
    shown.slice(from, from + page).forEach(function (one) { body.append(draw(one)) })
    if (body.rows.length < shown.length) box.after(more)
    else more.remove()
    if (focus) {
      var link = body.rows[from].querySelector('a')
      if (link) link.focus()
    }
  }
  more.addEventListener('click', function () { grow(true) })

  function remember () {
    var asked = new URLSearchParams(location.search)
    ;[text, order].concat(choices).forEach(function (input) {
      if (!input) return
      if (input.value.trim()) asked.set(input.name, input.value.trim())
      else asked.delete(input.name)
    })
    var query = asked.toString()
    try { history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash) } catch (e) { /* file: */ }
  }
  function changed () {
    remember()
    if (!chosen()) return apply()
    load().then(apply, function () { status.textContent = say.error })
  }
  var timer = 0
  text.addEventListener('input', function () {
    clearTimeout(timer)
    timer = setTimeout(changed, 120)
  })
  form.addEventListener('change', function (event) { if (event.target !== text) changed() })
  form.addEventListener('submit', function (event) { event.preventDefault(); changed() })
  form.addEventListener('reset', function () { setTimeout(changed) })

  var asked = new URLSearchParams(location.search)
  ;[text, order].concat(choices).forEach(function (input) {
    var value = input && asked.get(input.name)
    if (!value) return
    input.value = value
    if (input.tagName === 'SELECT' && input.selectedIndex < 0) input.value = ''
  })
  filters.open = !!chosen() || matchMedia('(min-width: 37.5em)').matches
  if (chosen()) changed()
})()
