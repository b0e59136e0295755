/* Spanish Snowball, as rust-stemmers 1.2 has it, for the words of a query.
   s(word)    the stem, as Snowball gives it
   t(soft)    the terms a word is indexed under; the same as stem.rs
   c(soft)    terms of the words that an unfinished word may become */
(function () {
  'use strict'
  var V = '[aeiouáéíóúü]', C = '[^aeiouáéíóúü]'
  var RV = new RegExp('^(?:' + V + C + '+' + V + '|' + V + V + '+' + C + '|' + C + C + '+' + V + '|' + C + V + '[^])')
  var R = new RegExp('^(' + C + '*' + V + '+' + C + ')(' + C + '*' + V + '+' + C + ')?')
  var end = function (list) { return new RegExp('(?:' + list.replace(/ /g, '|') + ')$') }
  var PRONOUN = end('selas? selos? las? les? los? me se nos')
  var BEFORE = end('[iy]endo ando ándo iéndo [aeiáéí]r')
  var PLAIN = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' }
  var STANDARD = [
    end('anzas? ic[oa]s? ismos? [ai]bles? istas? os[oa]s? [ai]mientos?'),
    end('ador(?:as?|es)? antes? ancias? ación aciones'),
    end('logías?'), end('ución uciones'), end('encias?'), end('amente'), end('mente'),
    end('idad(?:es)?'), end('iv[oa]s?')
  ]
  var AFTER = [null, end('ic'), null, null, null, end('iv ic os ad'), end('[ai]ble ante'), end('abil ic iv'), end('at')]
  var TO = ['', '', 'log', 'u', 'ente', '', '', '', '']
  var Y = end('ya ye yan yen yeron yendo yo yas yes yais yamos yó')
  var E = end('en es éis emos')
  var VERB = end('aban? abas abais ábamos ad[oa]s? id[oa]s? ar[ao]n aran? aras arais áramos ieran? ieras ierais iéramos ieron ' +
    '[aei]r [aei]rías? [aei]rían [aei]ríais [aei]ríamos ías? ían íais íamos [aei]d asen? ases aseis ásemos iesen? ieses ieseis iésemos ' +
    '[ai]ste [ai]steis an en [aei]rán ando iendo as es áis éis [aei]réis amos emos [aei]remos imos [aei]rás ís [aei]rá [aei]ré ió')
  var REST = /(?:os|[aeoáéíó])$/

  function stem (w) {
    var m = RV.exec(w), n = w.length, rv = m ? m[0].length : n
    m = R.exec(w)
    var r1 = m ? m[1].length : n, r2 = m && m[2] ? m[0].length : n
    var cut = function (i, to) { w = w.slice(0, i) + (to || '') }
    if ((m = PRONOUN.exec(w))) {
      var b = BEFORE.exec(w.slice(0, m.index))
      if (b && b.index >= rv) {
        if (/[áéí]/.test(b[0])) cut(b.index, b[0].replace(/[áéí]/, function (c) { return PLAIN[c] }))
        else if (b[0] !== 'yendo' || w[b.index - 1] === 'u') cut(m.index)
      }
    }
    if (!standard() && !verbY()) verb()
    if ((m = REST.exec(w)) && m.index >= rv) {
      cut(m.index)
      if (/[eé]/.test(m[0]) && /gu$/.test(w) && w.length - 1 >= rv) cut(w.length - 1)
    }
    return w.replace(/[áéíóú]/g, function (c) { return PLAIN[c] })

    function standard () {
      var best = -1, at = n + 1, k, x
      for (k = 0; k < 9; k++) if ((x = STANDARD[k].exec(w)) && x.index < at) { at = x.index; best = k }
      if (best < 0 || at < (best === 5 ? r1 : r2)) return false
      cut(at, TO[best])
      if (AFTER[best] && (x = AFTER[best].exec(w)) && x.index >= r2) {
        cut(x.index)
        if (best === 5 && x[0] === 'iv' && /at$/.test(w) && w.length - 2 >= r2) cut(w.length - 2)
      }
      return true
    }
    function verbY () {
      var x = Y.exec(w.slice(rv))
      if (!x || w[rv + x.index - 1] !== 'u') return false
      cut(rv + x.index)
      return true
    }
    function verb () {
      var x = VERB.exec(w.slice(rv))
      if (!x) return
      cut(rv + x.index)
      if (/^(?:en|es|éis|emos)$/.test(x[0]) && /gu$/.test(w)) cut(w.length - 1)
    }
  }

  function hard (w) { return w.replace(/[áéíóú]/g, function (c) { return PLAIN[c] }) }
  function singular (w) { return /^..[aeo]s$/.test(w) ? w.slice(0, 3) : w }
  function terms (soft) {
    var h = hard(soft)
    if (!/^[a-z]+$/.test(h)) return [h]
    var out = [singular(hard(stem(h.replace(/([au])cion$/, '$1ción').replace(/logia(s?)$/, 'logía$1'))))]
    if (/(?:[áé][ns]?|[íó])$/.test(soft)) out.push(singular(hard(stem(soft))))
    return out
  }
  var ENDINGS = 'acion aciones ucion encia ancia amiento imiento adores amente mente idades ables ibles logia ativo'.split(' ')
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
