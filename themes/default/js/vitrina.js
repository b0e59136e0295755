/* Core script of the theme. Nothing depends on it: the choices of the accessibility panel work by CSS alone;
   this only remembers them from page to page, without cookies, and closes open menus with Escape. */
(function () {
  'use strict'
  var form = document.querySelector('.ajustes form')
  if (!form) return
  var store = null
  try { store = window.localStorage } catch (e) { /* private mode, file: */ }
  var letter = form.elements.letra, contrast = form.elements.contraste
  function read (key) { try { return store && store.getItem(key) } catch (e) { return null } }
  function write (key, value) { try { if (store) store.setItem(key, value) } catch (e) { /* full */ } }
  // A form control may keep another page's state after «back»: what was stored wins.
  function apply () {
    var size = read('vitrina-letra')
    for (var i = 0; i < letter.length; i++) if (letter[i].value === size) letter[i].checked = true
    contrast.checked = read('vitrina-contraste') === '1'
  }
  form.addEventListener('change', function () {
    for (var i = 0; i < letter.length; i++) if (letter[i].checked) write('vitrina-letra', letter[i].value)
    write('vitrina-contraste', contrast.checked ? '1' : '0')
  })
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return
    var open = document.querySelector('.ajustes[open], .menu details[open]')
    if (!open) return
    open.open = false
    open.querySelector('summary').focus()
  })
  window.addEventListener('pageshow', apply)
  apply()

  // The language chosen in the menu: offered by the home page to whoever comes from outside, never imposed.
  var offer = document.querySelector('.oferta')
  document.addEventListener('click', function (event) {
    var link = event.target.closest('[data-parte=idiomas] a, .oferta a')
    if (link) write('vitrina-lengua', link.hreflang)
  })
  if (!offer || document.referrer.indexOf(location.origin + '/') === 0) return
  for (var i = 0; i < offer.children.length; i++) {
    var one = offer.children[i]
    if (one.dataset.lengua === read('vitrina-lengua')) offer.hidden = one.hidden = false
  }
})()

/* Reading without a signal: pages that were read stay on the device, unless its owner says no. */
;(function () {
  'use strict'
  var worker = navigator.serviceWorker, key = 'vitrina-guardar'
  var safe = location.protocol === 'https:' || /^(localhost|127\.0\.0\.1)$/.test(location.hostname)
  if (!worker || !safe || !window.caches) return
  function wanted () { try { return window.localStorage.getItem(key) !== '0' } catch (e) { return true } }
  function start () {
    var net = navigator.connection
    if (wanted() && !(net && net.saveData)) worker.register('/sw.js').catch(function () {})
  }
  function stop () {
    return worker.getRegistrations().then(function (all) {
      return Promise.all(all.map(function (one) { return one.unregister() }))
    }).then(function () { return window.caches.keys() }).then(function (names) {
      return Promise.all(names.map(function (name) { return /^vitrina-/.test(name) && window.caches.delete(name) }))
    })
  }
  window.addEventListener('load', start)
  var part = document.querySelector('[data-guardado]')
  if (!part) return
  var box = part.querySelector('input'), said = part.querySelector('[role=status]')
  part.hidden = false
  box.checked = wanted()
  box.addEventListener('change', function () {
    try { window.localStorage.setItem(key, box.checked ? '1' : '0') } catch (e) { /* private mode */ }
    if (box.checked) start()
    Promise.resolve(box.checked || stop()).then(function () { said.textContent = box.checked ? said.dataset.si : said.dataset.no })
  })
})()
