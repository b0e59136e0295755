/* Core script of the theme. Nothing depends on it: the choices of the accessibility panel work by CSS alone;
   this only remembers them from page to page, and closes open menus with Escape. */
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
})()
