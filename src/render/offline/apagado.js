/* Takes away whatever an earlier worker of this site kept, and itself. Made by Vitrina: at the address /sw.js it ends
   offline reading for everybody who comes back. */
self.addEventListener('install', function () { self.skipWaiting() })
self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return /^vitrina-/.test(name) }).map(function (name) {
      return caches.delete(name)
    }))
  }).then(function () { return self.registration.unregister() }))
})
