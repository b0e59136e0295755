/* English Snowball, as rust-stemmers 1.2 has it, for the words of a query.
   s(word)    the stem, as Snowball gives it
   t(soft)    the terms a word is indexed under; the same as stem.rs
   c(soft)    terms of the words that an unfinished word may become */
(function () {
  'use strict'
  var WHOLE = {}
  'skis=ski skies=sky dying=die lying=lie tying=tie idly=idl gently=gentl ugly=ugli early=earli only=onli singly=singl sky news howe atlas cosmos bias andes'
    .split(' ').forEach(function (x) { x = x.split('='); WHOLE[x[0]] = x[1] || x[0] })
  var KEEP = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed)$/
  var R = /^(arsen|commun|gener|[^aeiouy]*[aeiouy]+[^aeiouy])([^aeiouy]*[aeiouy]+[^aeiouy])?/
  var SHORT = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/
  var table = function (text) {
    var to = {}
    text.split(' ').forEach(function (x) { x = x.split('='); to[x[0]] = x[1] })
    return [new RegExp('(?:' + Object.keys(to).join('|') + ')$'), to]
  }
  var TWO = table('tional=tion enci=ence anci=ance abli=able entli=ent izer=ize ization=ize ational=ate ation=ate ator=ate ' +
    'alism=al aliti=al alli=al fulness=ful ousli=ous ousness=ous iveness=ive iviti=ive biliti=ble bli=ble logi=log ogi=ogi fulli=ful lessli=less li=li')
  var THREE = table('tional=tion ational=ate alize=al icate=ic iciti=ic ical=ic ful= ness= ative=ative')
  var FOUR = /(?:al|[ae]nce|er|ic|[ai]ble|ant|ement|ment|ent|ism|ate|iti|ous|ive|ize|ion)$/

  function stem (w) {
    if (Object.prototype.hasOwnProperty.call(WHOLE, w)) return WHOLE[w]
    if (Array.from(w).length < 3) return w
    w = w.replace(/^'/, '').replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y')
    var m = R.exec(w), n = w.length, r1 = m ? m[1].length : n, r2 = m && m[2] ? m[0].length : n, x
    var cut = function (i, to) { w = w.slice(0, i) + (to || '') }
    w = w.replace(/(?:'s'|'s|')$/, '')
    if (/sses$/.test(w)) cut(w.length - 2)
    else if ((x = /ie[sd]$/.exec(w))) cut(x.index, x.index > 1 ? 'i' : 'ie')
    else if (/s$/.test(w) && !/[us]s$/.test(w) && /[aeiouy]/.test(w.slice(0, -2))) cut(w.length - 1)
    if (!KEEP.test(w)) {
      if ((x = /eed(?:ly)?$/.exec(w))) {
        if (x.index >= r1) cut(x.index, 'ee')
      } else if ((x = /(?:ed|ing)(?:ly)?$/.exec(w)) && /[aeiouy]/.test(w.slice(0, x.index))) {
        cut(x.index)
        if (/(?:at|bl|iz)$/.test(w)) w += 'e'
        else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) cut(w.length - 1)
        else if (w.length === r1 && SHORT.test(w)) w += 'e'
      }
      if (/[^][^aeiouy][yY]$/.test(w)) cut(w.length - 1, 'i')
      if ((x = TWO[0].exec(w))) {
        // "ogi" needs R1 at its own start and an l before it.
        var at = x[0] === 'logi' ? x.index + 1 : x.index
        if (at >= r1) {
          if (x[0] !== 'li') cut(x.index, TWO[1][x[0]])
          else if (/[cdeghkmnrt]$/.test(w.slice(0, at))) cut(at)
        }
      }
      if ((x = THREE[0].exec(w)) && x.index >= r1) {
        if (x[0] !== 'ative') cut(x.index, THREE[1][x[0]])
        else if (x.index >= r2) cut(x.index)
      }
      if ((x = FOUR.exec(w)) && x.index >= r2 && (x[0] !== 'ion' || /[st]$/.test(w.slice(0, x.index)))) cut(x.index)
      n = w.length - 1
      if (/e$/.test(w)) {
        if (n >= r2 || (n >= r1 && !SHORT.test(w.slice(0, n)))) cut(n)
      } else if (/ll$/.test(w) && n >= r2) cut(n)
    }
    return w.replace(/Y/g, 'y')
  }

  var PLAIN = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' }
  function hard (w) { return w.replace(/[áéíóú]/g, function (c) { return PLAIN[c] }) }
  function terms (soft) {
    var h = hard(soft)
    return [/^[a-z]+$/.test(h) ? hard(stem(h)) : h]
  }
  var ENDINGS = 'ation ations ition ment ments ness fulness ingly ance ancy ence ency ability ities izing'.split(' ')
  function complete (soft) {
    var h = hard(soft), out = []
    ENDINGS.forEach(function (e) {
      for (var k = e.length - 1; k > 1; k--) {
        if (h.length > k + 2 && h.slice(-k) === e.slice(0, k)) out = out.concat(terms(h.slice(0, -k) + e))
      }
    })
    return out
  }
  return { s: stem, t: terms, c: complete }
})()
