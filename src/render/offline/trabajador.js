/* Keeps what was read, so that it can be read again without a signal. Made by Vitrina: the lines above say what is
   kept from the start (STORE changes with it), and which page stands for one that was not kept. */
var SEEN = 'vitrina-visto', MOST = 60, PATIENCE = 3000

function light () { return !(navigator.connection && navigator.connection.saveData) }

self.addEventListener('install', function (event) {
  self.skipWaiting()
  // One file that is missing must not keep the others away.
  if (light()) event.waitUntil(caches.open(STORE).then(function (store) {
    return Promise.all(FIRST.map(function (path) { return store.add(path).catch(function () {}) }))
  }))
})

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return /^vitrina-/.test(name) && name !== STORE && name !== SEEN
    }).map(function (name) { return caches.delete(name) }))
  }).then(function () { return self.clients.claim() }))
})

function keep (request, response) {
  if (!response.ok || response.redirected || response.type !== 'basic') return
  var copy = response.clone()
  return caches.open(SEEN).then(function (seen) {
    // What is read again goes to the end; what was not read for longest is dropped.
    return seen.delete(request).then(function () { return seen.put(request, copy) }).then(function () {
      return seen.keys()
    }).then(function (all) {
      return Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map(function (old) { return seen.delete(old) }))
    })
  }).catch(function () {})
}

function instead (path) {
  for (var i = 0; i < INSTEAD.length; i++) if (path.indexOf(INSTEAD[i][0]) === 0) return caches.match(INSTEAD[i][1])
}

/* Pages: the network has three seconds; then what was kept, if there is something; else the network after all. */
function page (event, path) {
  var request = event.request
  var network = fetch(request).then(function (response) {
    event.waitUntil(Promise.resolve(keep(request, response)))
    return response
  })
  var soon = new Promise(function (resolve) { setTimeout(resolve, PATIENCE) })
  return Promise.race([network.catch(function () {}), soon]).then(function (response) {
    return response || caches.match(request, { ignoreSearch: true }).then(function (kept) {
      return kept || network.catch(function () {
        return Promise.resolve(instead(path)).then(function (page) { return page || Response.error() })
      })
    })
  })
}

/* Files whose name changes with their bytes: what was kept is right for ever. Photographs are left to the browser: they
   would push out pages. */
function fixed (event) {
  var request = event.request
  return caches.match(request).then(function (kept) {
    return kept || fetch(request).then(function (response) {
      event.waitUntil(Promise.resolve(keep(request, response)))
      return response
    })
  })
}

self.addEventListener('fetch', function (event) {
  var request = event.request, url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event, url.pathname))
  else if (/^\/recursos\/(?!imagenes\/)/.test(url.pathname)) event.respondWith(fixed(event))
})
