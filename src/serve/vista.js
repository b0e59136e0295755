/* The preview's own script: loads the page again when it changed, and shows what was found. Never published. */
(function () {
  'use strict'
  var me = document.currentScript
  var place = 'vitrina-vista:' + location.pathname
  try {
    var kept = sessionStorage.getItem(place)
    if (kept !== null) {
      sessionStorage.removeItem(place)
      if ('scrollRestoration' in history) history.scrollRestoration = 'manual'
      var back = function () { window.scrollTo(0, Number(kept)) }
      back()
      addEventListener('load', back)
    }
  } catch (e) { /* Without storage the page begins at its top. */ }

  var bar = null
  function element (name, text) {
    var made = document.createElement(name)
    if (text) made.textContent = text
    return made
  }
  function show (told) {
    var errors = told.summary.errors, warnings = told.summary.warnings
    var open = bar && bar.details.open
    if (bar) bar.host.remove()
    bar = null
    if (!errors && !warnings) return
    var host = element('aside')
    host.lang = me.dataset.lengua
    var root = host.attachShadow({ mode: 'open' })
    var sheet = element('link')
    sheet.rel = 'stylesheet'
    sheet.href = '/_vitrina/vista.css'
    var details = element('details')
    if (errors) details.className = 'mal'
    details.open = Boolean(open)
    details.append(element('summary', told.summary.told))
    var list = element('ol')
    var of = function (severity) { return told.findings.filter(function (one) { return one.severity === severity }) }
    var shown = of('error').concat(of('warning')).slice(0, 40)
    shown.forEach(function (one) {
      var item = element('li')
      item.className = one.severity
      item.append(element('code', one.path + (one.line ? ':' + one.line + ':' + one.column : '')))
      item.append(element('p', one.code + ' · ' + one.message))
      ;(one.hints || []).slice(0, 2).forEach(function (hint) {
        item.append(element('p', hint))
      })
      list.append(item)
    })
    var all = element('a', me.dataset.todos)
    all.href = '/_vitrina/hallazgos'
    details.append(list, all)
    root.append(sheet, details)
    document.body.append(host)
    bar = { host: host, details: details }
  }

  /* A browser opens few connections to one host: a page that nobody sees gives its own back. */
  var source = null
  function listen () {
    if (source || document.hidden) return
    source = new EventSource('/_vitrina/eventos?pagina=' + encodeURIComponent(decodeURIComponent(location.pathname)) +
      '&digest=' + me.dataset.digest)
    source.addEventListener('pagina', function () {
      source.close()
      try { sessionStorage.setItem(place, String(window.scrollY)) } catch (e) { /* As above. */ }
      location.reload()
    })
    source.addEventListener('hallazgos', function (event) { show(JSON.parse(event.data)) })
  }
  document.addEventListener('visibilitychange', function () {
    if (document.hidden && source) { source.close(); source = null } else listen()
  })
  listen()
})()
