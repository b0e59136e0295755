// HTML as others' programs read it: the Nu checker, on the pages of the cover in each language, and the page of errors.
import { execFile, execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { counts } from './site.mjs'
import { cover } from './pages.mjs'
import { report } from './views.test.mjs'
import { unable } from './unable.mjs'

export default function (test, { root, pages }) {
  test('the HTML is valid', async () => {
    try {
      execFileSync('java', ['-version'], { stdio: 'ignore' })
    } catch {
      return unable('validity of the HTML', 'java is missing: apt-get install default-jre-headless')
    }
    const jar = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar')
    const langs = [...new Set(pages.map((page) => page.lang))]
    const files = [...new Set(langs.flatMap((lang) => cover(pages.filter((page) => page.lang === lang)).map((page) => page.file)))]
    const said = await new Promise((resolve, reject) => {
      execFile('java', ['-Xss2m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files], { maxBuffer: 64 << 20 }, (error, stdout) => error ? reject(error) : resolve(stdout))
    })
    const messages = JSON.parse(said).messages.filter((message) => message.type === 'error' || message.type === 'non-document-error' || message.subType === 'warning')
      // `'self'` in the pages' own policy means nothing on a disk, and the checker reads no page of a loopback
      // address. The policy is tried for real: the browser loads every page under a stricter one.
      .filter((message) => !/violates Content Security Policy \(meta tag\)/.test(message.message))
    const wrong = messages.map((message) => `${(message.url || '').replace(`file:${root}`, '')} (line ${message.lastLine}): ${message.message} | ${(message.extract || '').trim().slice(0, 120).replace(/\s+/g, ' ')}`)
    counts.checks += files.length
    console.log(`markup: ${files.length} pages read by the Nu checker`)
    report(wrong)
  })
}
