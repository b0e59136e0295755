// The letters of the languages of Putumayo, in the fonts of the pages at each weight and slant: each is drawn as itself
// and not as the box of a sign that no font has; a mark is drawn over its letter, not beside it.
import path from 'node:path'
import fs from 'node:fs'
import { counts } from './site.mjs'
import { report } from './views.test.mjs'

/* Each letter with the one it is made of. */
const LETTERS = [
  ['ë', 'e'], ['š', 's'], ['ž', 'z'], ['ñ', 'n'], ['n\u0308', 'n'], ['s\u0308', 's'], ['ts\u0308', 'ts'], ['ʉ', 'u'], ['ɨ', 'i'],
  ['ʼ', ''], ['ã', 'a'], ['ũ', 'u'], ['ʉ\u0301', 'ʉ'], ['ɨ\u0303', 'ɨ'], ['Ë', 'E'], ['Š', 'S'], ['Ž', 'Z'], ['Ñ', 'N'],
  ['N\u0308', 'N'], ['S\u0308', 'S'], ['TS\u0308', 'TS'], ['Ʉ', 'U'], ['Ɨ', 'I']
]
const STYLES = [400, 600, 700, 800].flatMap((weight) => [`${weight}`, `italic ${weight}`])

export default function (test, { site, pictures }) {
  test(`letters with marks are drawn at each weight (${LETTERS.length} letters, ${STYLES.length} styles)`, async () => {
    const tab = await site.tab({ width: 1280 })
    await tab.go('/')
    const wrong = await tab.page.evaluate(({ letters, styles }) => {
      const wrong = []
      const side = 160
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
      const pen = canvas.getContext('2d', { willReadFrequently: true })
      const draw = (text, font) => {
        pen.clearRect(0, 0, side, side)
        pen.font = font
        pen.fillText(text, 20, 100)
        const { data } = pen.getImageData(0, 0, side, side)
        let ink = 0
        let top = side
        for (let n = 3; n < data.length; n += 4) {
          if (data[n] > 60) {
            ink++
            top = Math.min(top, Math.floor(n / 4 / side))
          }
        }
        return { ink, top, width: pen.measureText(text).width, key: data.join() }
      }
      // The fonts of text: names of files and codes are not in these languages.
      const families = new Set([...document.querySelectorAll('body, h1, h2, button')].map((node) => getComputedStyle(node).fontFamily))
      for (const family of families) {
        for (const style of styles) {
          const font = `${style} 48px ${family}`
          // Two signs that nothing is assigned to: what they are drawn as is the box.
          const box = draw('\u0378', font)
          for (const [letter, base] of letters) {
            const drawn = draw(letter, font)
            const tell = (what) => wrong.push(`${letter} in ${font}: ${what}`)
            if (!drawn.ink) tell('nothing is drawn')
            if (drawn.key === box.key) tell('is drawn as the box of a missing sign')
            if (!base) continue
            const plain = draw(base, font)
            if (drawn.key === plain.key) tell('is drawn without its mark')
            // A bar through a letter makes it wider; a mark over it does not.
            const over = /\p{M}/u.test(letter.normalize('NFD'))
            if (over && Math.abs(drawn.width - plain.width) > plain.width * 0.25) tell(`is ${Math.round(drawn.width)} wide, ${base} is ${Math.round(plain.width)}`)
            if (over && drawn.top >= plain.top) tell('has its mark beside or under the letter')
          }
        }
      }
      return wrong
    }, { letters: LETTERS, styles: STYLES })
    counts.checks += LETTERS.length * STYLES.length
    // For people to look at.
    await tab.page.evaluate(({ letters, styles }) => {
      const main = document.querySelector('main')
      main.replaceChildren()
      for (const style of styles) {
        const line = document.createElement('p')
        line.style.font = `${style} 28px ${getComputedStyle(document.body).fontFamily}`
        line.textContent = letters.map(([letter]) => letter).join(' ') + '  Kamëntšá'
        main.append(line)
      }
    }, { letters: LETTERS, styles: STYLES })
    fs.mkdirSync(pictures, { recursive: true })
    await tab.page.locator('main').screenshot({ path: path.join(pictures, 'letters.png') })
    await tab.close()
    report(wrong)
  })
}
